import type { KisClient } from '@stockeye/kis-client'
import type { Clock } from '@stockeye/token-manager'

export interface CallCounts {
  readonly calls: number
  readonly failedCalls: number
  /** Milliseconds since 1970. */
  readonly firstFailureAt: number | undefined
}

/** A client that counts what its user sees of it: each call, each page, and each error that came out. */
export function countCalls(kis: KisClient, clock: Pick<Clock, 'now'>): { kis: KisClient; counts(): CallCounts } {
  let calls = 0
  let failedCalls = 0
  let firstFailureAt: number | undefined

  async function count<Result>(call: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
    calls += 1
    try {
      return await call
    } catch (error) {
      // What the trader itself gave up, to stop, did not fail.
      if (!signal?.aborted) {
        failedCalls += 1
        firstFailureAt ??= clock.now()
      }
      throw error
    }
  }

  return {
    kis: {
      ...kis,
      call: (endpoint, input, options) => count(kis.call(endpoint, input, options), options?.signal),
      async *pages(endpoint, input, options) {
        const pages = kis.pages(endpoint, input, options)
        const step = () => count(pages.next(), options?.signal)
        // The step after the last page asks KIS nothing; it is counted all the same, since only the generator knows.
        for (let page = await step(); !page.done; page = await step()) yield page.value
      },
    },
    counts: () => ({ calls, failedCalls, firstFailureAt }),
  }
}
