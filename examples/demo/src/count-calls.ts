import type { KisClient } from '@stockeye/kis-client'
import type { Clock } from '@stockeye/token-manager'

/** Counts of the calls so far. */
export interface CallCounts {
  readonly calls: number
  readonly failedCalls: number
  /** Time of the first failure, in ms since 1970. */
  readonly firstFailureAt: number | undefined
}

/**
 * Counts the requests of a client, also each page and each repeat, and those that failed.
 *
 * @returns a function that returns the counts so far
 */
export function countCalls(kis: KisClient, clock: Pick<Clock, 'now'>): () => CallCounts {
  let calls = 0
  let failedCalls = 0
  let firstFailureAt: number | undefined
  kis.on('call', ({ outcome }) => {
    calls += 1
    if (outcome === 'answered') return
    failedCalls += 1
    firstFailureAt ??= clock.now()
  })
  return () => ({ calls, failedCalls, firstFailureAt })
}
