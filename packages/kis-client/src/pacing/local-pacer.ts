import type { Clock } from '@stockeye/token-manager'
import { systemClock } from '../clock.ts'
import { type CallRate, kisRateLimits } from '../environment.ts'
import { checkOption, checkOptionNames, clockRule } from '../values/check-options.ts'
import { createPace, withMargin } from './pace.ts'
import type { Pacer } from './pacer.ts'
import { createQueuedPacer, createTurnQueue, type Lane, type TurnQueue } from './queue.ts'

/** Options of `createLocalPacer`. */
export interface LocalPacerOptions {
  /** Source of time. @default the clock of the machine */
  readonly clock?: Clock
}

/**
 * Creates a pacer for the clients of one process. The rate is the clients' (`rate` of `createKisClient`); the limit by
 * account is `kisRateLimits.accountReads`.
 *
 * @example
 * const shared = { environment: 'real', tokens, pacer: createLocalPacer() } as const
 * const clients = accounts.map((account) => createKisClient({ ...shared, credentials: { ...app, account } }))
 * @throws {KisInputError} the clock lacks a method, or an option has a name that no option has, such as `rate`
 */
export function createLocalPacer(options: LocalPacerOptions = {}): Pacer {
  checkOptionNames('createLocalPacer', options, ['clock'], 'pass the rate to createKisClient')
  const { clock = systemClock } = options
  checkOption('clock', clock, clockRule)
  return createQueuedPacer(clock, (_key, rate) => createPacedQueue(clock, rate))
}

/** Creates the queue of one key, which grants turns at the pace of its rate. */
function createPacedQueue(clock: Clock, rate: CallRate): TurnQueue {
  const calls = createPace(withMargin(rate))
  const accountReads = createPace(withMargin(kisRateLimits.accountReads))
  const pacesOf = (lane: Lane) => (lane === 'account-read' ? [calls, accountReads] : [calls])
  let timer: unknown
  const queue = createTurnQueue(serve)

  /** Grants all turns that may start now, and comes back when the next one may. */
  function serve(): void {
    clock.clearTimeout(timer)
    const now = clock.monotonic()
    let soonestMs = grantFirst(now)
    while (soonestMs === 0) soonestMs = grantFirst(now)
    if (soonestMs !== undefined) timer = clock.setTimeout(serve, soonestMs)
  }

  /** Grants the first turn that may start. @returns 0 if it has granted one, ms until one may start, or undefined when the queue is empty */
  function grantFirst(now: number): number | undefined {
    let soonestMs: number | undefined
    for (const { lane, start } of queue.firsts()) {
      const paces = pacesOf(lane)
      const waitMs = Math.max(...paces.map((pace) => pace.waitMs(now)))
      if (waitMs > 0) {
        soonestMs = Math.min(waitMs, soonestMs ?? waitMs)
        continue
      }
      const notes = paces.map((pace) => pace.record(now))
      start(() => {
        for (const answered of notes) answered(clock.monotonic())
        serve()
      })
      return 0
    }
    return soonestMs
  }
  return queue
}
