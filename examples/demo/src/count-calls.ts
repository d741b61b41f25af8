import type { KisClient } from '@stockeye/kis-client'
import type { Clock } from '@stockeye/token-manager'

export interface CallCounts {
  readonly calls: number
  readonly failedCalls: number
  /** Milliseconds since 1970. */
  readonly firstFailureAt: number | undefined
}

/**
 * Counts a client's requests, each page and each repeat among them, and those that did not go well.
 *
 * @returns what was counted so far
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
