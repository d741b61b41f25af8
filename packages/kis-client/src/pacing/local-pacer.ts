import type { Clock } from '@stockeye/token-manager'
import { kisLimits, type RateLimit } from '../environment.ts'
import { createPace, withMargin } from './pace.ts'
import type { Pacer } from './pacer.ts'
import { createWaitingLine, laneFor, type WaitingLine } from './queue.ts'

/**
 * Paces the calls of one process.
 *
 * @param options.rate what KIS allows the app key: `kisLimits.calls` by environment, `{ limit: 3, windowMs: 1_000 }` on
 * real accounts of customers who are new to the API. The ledger's limit, by account, is `kisLimits.ledger`
 */
export function createLocalPacer({ clock, rate }: { readonly clock: Clock; readonly rate: RateLimit }): Pacer {
  const lines = new Map<string, WaitingLine>()

  function open(): WaitingLine {
    const calls = createPace(withMargin(rate))
    const ledger = createPace(withMargin(kisLimits.ledger))
    let timer: unknown
    const line = createWaitingLine(serve)

    function serve(): void {
      clock.clearTimeout(timer)
      const soonestMs = serveFirsts()
      if (soonestMs !== undefined) timer = clock.setTimeout(serve, soonestMs)
    }

    /** @returns how long until the next one may start; undefined when nobody waits */
    function serveFirsts(): number | undefined {
      const now = clock.monotonic()
      let soonestMs: number | undefined
      for (const { lane, start } of line.firsts()) {
        const waitMs = Math.max(calls.waitMs(now), lane === 'ledger' ? ledger.waitMs(now) : 0)
        if (waitMs === 0) {
          const paces = lane === 'ledger' ? [calls, ledger] : [calls]
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
    return line
  }

  return {
    turn(key, options) {
      const line = lines.get(key) ?? open()
      lines.set(key, line)
      return line.join(laneFor(options), clock.monotonic(), options.signal)
    },
  }
}
