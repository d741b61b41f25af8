import type { KisClient } from '@stockeye/kis-client'
import type { Clock } from '@stockeye/token-manager'

/** Counts of the calls so far. */
export interface CallCounts {
  /** Number of calls: each page of a list is one, and a repeat is not one more. */
  readonly calls: number
  /** Number of calls that ended in an error for the program, after the repeats of the client. */
  readonly failedCalls: number
  /** Time of the first failure, in ms since 1970. */
  readonly firstFailureAt: number | undefined
}

/** Counter of the calls of several clients. */
export interface CallCounter {
  watch(kis: Pick<KisClient, 'on'>): void
  counts(): CallCounts
}

/** Creates a counter of calls and of those that failed. */
export function createCallCounter(clock: Pick<Clock, 'now'>): CallCounter {
  let calls = 0
  let failedCalls = 0
  let firstFailureAt: number | undefined
  return {
    watch(kis) {
      kis.on('call', ({ outcome, attempt }) => {
        // The attempt before it failed, and the client has repeated the call.
        if (attempt > 1) failedCalls -= 1
        else calls += 1
        if (failedCalls === 0) firstFailureAt = undefined
        if (outcome === 'answered') return
        failedCalls += 1
        firstFailureAt ??= clock.now()
      })
    },
    counts: () => ({ calls, failedCalls, firstFailureAt }),
  }
}
