import type { Clock } from '@stockeye/token-manager'
import { kisRateLimits, type RateLimit } from '../environment.ts'
import { createPace, withMargin } from './pace.ts'
import type { Pacer } from './pacer.ts'
import { createTurnQueue, laneFor, type TurnQueue } from './queue.ts'

/**
 * Paces the calls of one process.
 *
 * @param options.rate what KIS allows the app key: `kisRateLimits.calls` by environment, `{ limit: 3, windowMs: 1_000 }` on
 * real accounts of customers who are new to the API. The limit by account is `kisRateLimits.accountReads`
 */
export function createLocalPacer({ clock, rate }: { readonly clock: Clock; readonly rate: RateLimit }): Pacer {
  const queues = new Map<string, TurnQueue>()

  function open(): TurnQueue {
    const calls = createPace(withMargin(rate))
    const accountReads = createPace(withMargin(kisRateLimits.accountReads))
    let timer: unknown
    const queue = createTurnQueue(serve)

    function serve(): void {
      clock.clearTimeout(timer)
      const soonestMs = serveFirsts()
      if (soonestMs !== undefined) timer = clock.setTimeout(serve, soonestMs)
    }

    /** @returns ms until the next one may start; undefined when the queue is empty */
    function serveFirsts(): number | undefined {
      const now = clock.monotonic()
      let soonestMs: number | undefined
      for (const { lane, start } of queue.firsts()) {
        const waitMs = Math.max(calls.waitMs(now), lane === 'account-read' ? accountReads.waitMs(now) : 0)
        if (waitMs === 0) {
          const paces = lane === 'account-read' ? [calls, accountReads] : [calls]
          const notes = paces.map((pace) => pace.record(now))
          start(() => {
            for (const answered of notes) answered(clock.monotonic())
            serve()
          })
          return serveFirsts()
        }
        soonestMs = Math.min(waitMs, soonestMs ?? waitMs)
      }
      return soonestMs
    }
    return queue
  }

  return {
    turn(key, options) {
      const queue = queues.get(key) ?? open()
      queues.set(key, queue)
      return queue.join(laneFor(options), clock.monotonic(), options.signal)
    },
  }
}
