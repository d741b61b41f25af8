import type { TurnOptions } from './pacer.ts'

/** What a caller waits for. The ledger's limit counts a query of the lane `ledger` too. */
export type Lane = 'order' | 'query' | 'ledger'

export function laneFor({ priority, ledger }: TurnOptions): Lane {
  if (priority === 'order') return 'order'
  return ledger ? 'ledger' : 'query'
}

export interface Waiter {
  readonly lane: Lane
  /** By the monotonic clock. */
  readonly since: number
  /** Lets it go on, with what it must call once KIS has answered. It is no longer in the line. */
  start(answered: () => void): void
  /** Sends it away. It is no longer in the line. */
  refuse(error: unknown): void
}

/** Those of one process who wait for one key. */
export interface WaitingLine {
  /** Rejects with the signal's reason. */
  join(lane: Lane, since: number, signal: AbortSignal | undefined): Promise<() => void>
  /** The first of each lane, in the order in which their turns come: orders go before the rest, then who came first. */
  firsts(): readonly Waiter[]
  refuseAll(error: unknown): void
}

/** @param onChange told when a lane has another first waiter, or none, unless that one was started or refused */
export function createWaitingLine(onChange: () => void): WaitingLine {
  // A set keeps the order in which its values came.
  const lanes: Readonly<Record<Lane, Set<Waiter>>> = { order: new Set(), query: new Set(), ledger: new Set() }
  const firstOf = (lane: Lane): Waiter | undefined => lanes[lane].values().next().value

  return {
    join(lane, since, signal) {
      if (signal?.aborted) return Promise.reject(signal.reason)
      return new Promise((resolve, reject) => {
        const settle = () => {
          lanes[lane].delete(waiter)
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
          const wasFirst = firstOf(lane) === waiter
          waiter.refuse(signal?.reason)
          if (wasFirst) onChange()
        }
        signal?.addEventListener('abort', leave, { once: true })
        lanes[lane].add(waiter)
        if (firstOf(lane) === waiter) onChange()
      })
    },
    firsts() {
      const queries = [firstOf('query'), firstOf('ledger')].filter((waiter) => waiter !== undefined)
      queries.sort((a, b) => a.since - b.since)
      const order = firstOf('order')
      return order === undefined ? queries : [order, ...queries]
    },
    refuseAll(error) {
      for (const lane of Object.values(lanes)) for (const waiter of [...lane]) waiter.refuse(error)
    },
  }
}
