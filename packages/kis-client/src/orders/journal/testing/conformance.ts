import { testHistories } from './histories.ts'
import { testLeases } from './leases.ts'
import { testOpening } from './opening.ts'
import { testSearches } from './searches.ts'
import { testSharing } from './sharing.ts'
import { createPlace, type Place } from './suite.ts'

/** Options of `testOrderJournal`. */
export interface OrderJournalSuiteOptions {
  /**
   * Whether all journals of `createJournal` are at one place: a later one has what an earlier one stored, as after a restart,
   * and two of them may be open at once, as in two processes.
   *
   * @default true
   */
  readonly restart?: boolean
}

/**
 * Tests the promises of a journal of orders. Call it inside a `describe` of vitest.
 *
 * @example
 * describe('memory', () => testOrderJournal(memoryJournal, { restart: false }))
 * @param createJournal creates a journal at one place each time, as a process that starts again does; the suite uses accounts of its own
 */
export function testOrderJournal(
  createJournal: Place['createJournal'],
  { restart = true }: OrderJournalSuiteOptions = {},
): void {
  const place = createPlace(createJournal)
  testOpening(place)
  testHistories(place)
  testSearches(place)
  testLeases(place.openJournal)
  if (restart) testSharing(place)
}
