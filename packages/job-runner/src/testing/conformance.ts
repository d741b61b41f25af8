import type { Backend } from '../backends/backend.ts'
import { testCrashes } from './crashes.ts'
import { testDeliveries } from './deliveries.ts'
import { testOldDeliveries } from './old-deliveries.ts'
import { testPresence } from './presence.ts'
import { testRetention } from './retention.ts'
import { testRuns } from './runs.ts'
import { testSchedules } from './schedules.ts'
import { testSkips } from './skips.ts'
import { type BackendSuiteOptions, createPlace } from './suite.ts'
import { testTriggers } from './triggers.ts'
import { testUnservedJobs } from './unserved-jobs.ts'
import { testWantedStates } from './wanted-states.ts'

/**
 * Tests the promises of a backend on which a runner relies. A backend's own test is one line. It runs in real time and
 * waits for conditions, since not every engine takes a clock.
 *
 * @example
 * describe('mine', () => testBackend(() => sqliteBackend({ path: '.jobs/test.db' })))
 * @param createBackend opens the same place each time, as a process does that starts again; the suite uses ids of its own
 */
export function testBackend(createBackend: () => Backend | Promise<Backend>, options: BackendSuiteOptions = {}): void {
  const place = createPlace(createBackend, options)
  testRuns(place)
  testTriggers(place)
  testDeliveries(place)
  testOldDeliveries(place)
  testPresence(place)
  testUnservedJobs(place)
  testWantedStates(place)
  testSchedules(place)
  testSkips(place)
  testCrashes(place)
  testRetention(place)
}
