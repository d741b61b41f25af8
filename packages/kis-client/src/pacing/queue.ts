import type { Clock } from '@stockeye/token-manager'
import type { CallRate } from '../environment.ts'
import { KisInputError } from '../errors.ts'
import { checkOption, objectRule } from '../values/check-options.ts'
import { parseRate } from './call-rate.ts'
import { createLine, type Line } from './line.ts'
import type { Pacer, TurnOptions } from './pacer.ts'

/** Kind of turn that a caller waits for. `account-read` is a query that the limit by account counts too. */
export type Lane = 'order' | 'query' | 'account-read'

function laneFor({ priority, accountRead }: TurnOptions): Lane {
  if (priority === 'order') return 'order'
  return accountRead ? 'account-read' : 'query'
}

export interface Waiter {
  readonly lane: Lane
  /** Instant at which it joined, in ms of the monotonic clock. */
  readonly since: number
  /** Removes it from the queue and resolves its turn with `answered`, which it calls once KIS has answered. */
  start(answered: () => void): void
  /** Removes it from the queue and rejects its turn. */
  refuse(error: unknown): void
}

/** The callers of one process that wait for a turn of one key. */
export interface TurnQueue {
  /** Resolves when the caller's turn comes. Rejects with the signal's reason. */
  join(lane: Lane, since: number, signal: AbortSignal | undefined): Promise<() => void>
  /** Returns the first waiter of each lane, in the order of their turns: orders go before the rest, then the earliest. */
  firsts(): readonly Waiter[]
  refuseAll(error: unknown): void
}

/** Creates the queue of one app key. @param onChange called when a lane gets another first waiter or becomes empty, unless the first one was started or refused */
export function createTurnQueue(onChange: () => void): TurnQueue {
  const lanes: Readonly<Record<Lane, Line<Waiter>>> = {
    order: createLine(),
    query: createLine(),
    'account-read': createLine(),
  }

  return {
    join(lane, since, signal) {
      if (signal?.aborted) return Promise.reject(signal.reason)
      return new Promise((resolve, reject) => {
        const settle = () => {
          leaveLine()
          signal?.removeEventListener('abort', leave)
        }
        const waiter: Waiter = {
          lane,
          since,
          start(answered) {
            settle()
            resolve(answered)
          },
          refuse(error) {
            settle()
            reject(error)
          },
        }
        const leave = () => {
          const wasFirst = lanes[lane].first() === waiter
          waiter.refuse(signal?.reason)
          if (wasFirst) onChange()
        }
        signal?.addEventListener('abort', leave)
        const leaveLine = lanes[lane].join(waiter)
        if (lanes[lane].first() === waiter) onChange()
      })
    },
    firsts() {
      const queries = [lanes.query.first(), lanes['account-read'].first()].filter((waiter) => waiter !== undefined)
      queries.sort((a, b) => a.since - b.since)
      const order = lanes.order.first()
      return order === undefined ? queries : [order, ...queries]
    },
    refuseAll(error) {
      for (const lane of Object.values(lanes)) while (lane.length > 0) lane.first()?.refuse(error)
    },
  }
}

/**
 * Creates a pacer with a queue for each key.
 *
 * @param open called once for each key, with the rate that its first caller passes
 */
export function createQueuedPacer(clock: Clock, open: (key: string, rate: CallRate) => TurnQueue): Pacer {
  const queues = new Map<string, { readonly queue: TurnQueue; readonly rate: CallRate }>()
  return {
    async turn(key, options) {
      checkOption('options', options, objectRule('{ rate, priority }'))
      const { signal } = options
      const rate = parseRate(options.rate)
      const opened = queues.get(key) ?? { queue: open(key, rate), rate }
      queues.set(key, opened)
      if (format(rate) !== format(opened.rate)) {
        throw new KisInputError({
          field: 'rate',
          rule: `${format(rate)} differs from the ${format(opened.rate)} of another client with this app key; use one rate for all of them`,
        })
      }
      return opened.queue.join(laneFor(options), clock.monotonic(), signal)
    },
  }
}

const format = ({ limit, windowMs, spacingMs = 0 }: CallRate): string =>
  `${limit} calls in ${windowMs} ms${spacingMs > 0 ? `, ${spacingMs} ms apart` : ''}`
