import type { Clock } from '@stockeye/token-manager'
import { systemClock } from '../clock.ts'
import { kisRateLimits, type RateLimit } from '../environment.ts'
import { checkOption, clockRule } from '../values/check-options.ts'
import { createPace, withMargin } from './pace.ts'
import type { Pacer } from './pacer.ts'
import { createQueuedPacer, createTurnQueue, type TurnQueue } from './queue.ts'

export interface LocalPacerOptions {
  /** @default the clock of the machine */
  readonly clock?: Clock
}

/**
 * Creates a pacer for the clients of one process. The rate is the clients' (`rate` of `createKisClient`); the limit by
 * account is `kisRateLimits.accountReads`.
 *
 * @example
 * const shared = { environment: 'real', tokens, pacer: createLocalPacer() } as const
 * const clients = accounts.map((account) => createKisClient({ ...shared, credentials: { ...app, account } }))
 * @throws {KisInputError} the clock lacks a method
 */
export function createLocalPacer({ clock = systemClock }: LocalPacerOptions = {}): Pacer {
  checkOption('clock', clock, clockRule)
  function open(_key: string, rate: RateLimit): TurnQueue {
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

  return createQueuedPacer(clock, open)
}
