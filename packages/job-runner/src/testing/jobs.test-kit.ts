import { type FakeClock, fakeClock } from '@stockeye/test-kit/fake-clock'
import { onTestFinished } from 'vitest'
import { memoryBackend } from '../backends/memory/backend.ts'
import { createMemory, type Memory } from '../backends/memory/memory.ts'
import type { Completion } from '../delivery/completion.ts'
import type { Notifier } from '../delivery/notifier.ts'
import type { JobRunnerOptions } from '../runner/input/options.ts'
import type { JobDefinition } from '../runner/job-definition.ts'
import { createJobRunner, type JobRunner } from '../runner/runner.ts'

export interface Deployment {
  readonly clock: FakeClock
  readonly memory: Memory
  /** Creates the runner of another process on the same memory. */
  runner(options?: Partial<JobRunnerOptions>): JobRunner
}

/** Creates processes that share a memory and a clock. */
export function deployment(): Deployment {
  const clock = fakeClock()
  const memory = createMemory()
  let runs = 0
  return {
    clock,
    memory,
    runner(options = {}) {
      const jobs = createJobRunner({
        backend: memoryBackend({ memory }),
        clock,
        random: () => 1,
        createId: () => `run-${++runs}`,
        ...options,
      })
      onTestFinished(async () => {
        const stopped = jobs.stop({ deadlineMs: 0 })
        await clock.advance(10_000)
        await stopped
      })
      return jobs
    },
  }
}

/** Returns a job that does nothing, unless `fields` has another `run`. */
export const job = (fields: Partial<JobDefinition> = {}): JobDefinition => ({
  id: 'update_stock_master',
  name: '종목 마스터 갱신',
  run: async () => undefined,
  ...fields,
})

/** Creates a notifier that fails with the queued `failures`, and keeps the completions that it delivered. */
export function scriptedNotifier(channel = 'telegram'): Notifier & {
  readonly delivered: Completion[]
  readonly failures: Error[]
  readonly verdicts: Error[]
} {
  const delivered: Completion[] = []
  const failures: Error[] = []
  const verdicts: Error[] = []
  return {
    channel,
    delivered,
    failures,
    verdicts,
    async verify() {
      const error = verdicts.shift()
      if (error !== undefined) throw error
    },
    async deliver(completion) {
      const error = failures.shift()
      if (error !== undefined) throw error
      delivered.push(completion)
    },
  }
}
