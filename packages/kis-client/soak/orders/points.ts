import { AsyncLocalStorage } from 'node:async_hooks'
import type { Connection } from '../../src/connection/transport.ts'
import type { OrderJournal } from '../../src/orders/journal/journal.ts'

/** Points at which a program dies. */
export const crashPoints = ['journal-wire', 'wire-answer', 'answer-journal', 'reconcile'] as const
export type CrashPoint = (typeof crashPoints)[number]

/** Waits at a point of a program. It does not return in a program that is dead. */
export type Reach = (point?: CrashPoint) => Promise<void>

/** Change of the answer to the next order of a program. */
export interface NextAnswer {
  isUnreadable: boolean
}

const intents = new AsyncLocalStorage<string>()

/** Name of the field of an order's body that holds the intent. The client does not know it; the simulator keeps it with the call. */
export const intentField = 'SOAK_INTENT'

/** Runs work on behalf of an intent: each order that leaves within it carries the id of the intent. */
export const onBehalfOf = <T>(id: string, work: () => Promise<T>): Promise<T> => intents.run(id, work)

/** Wraps a journal, so that a program can die at its points, and nothing of a dead one reaches it. */
export function tapJournal(journal: OrderJournal, reach: Reach): OrderJournal {
  const alive =
    <Given extends unknown[], Result>(method: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      await reach()
      const result = await method(...given)
      await reach()
      return result
    }
  return {
    open: alive(journal.open),
    async begin(...given) {
      await reach()
      const known = await journal.begin(...given)
      await reach('journal-wire')
      return known
    },
    async append(...given) {
      const { kind }: { readonly kind: string } = JSON.parse(given[1].fact)
      const isAnswer = kind === 'acknowledged' || kind === 'unanswered' || kind === 'refused'
      await reach(isAnswer ? 'answer-journal' : kind === 'seen' ? 'reconcile' : undefined)
      const isStored = await journal.append(...given)
      await reach()
      return isStored
    },
    read: alive(journal.read),
    unsettled: alive(journal.unsettled),
    began: alive(journal.began),
    prune: alive(journal.prune),
    salt: alive(journal.salt),
    lease: alive(journal.lease),
    renew: alive(journal.renew),
    release: alive(journal.release),
    close: alive(journal.close),
  }
}

/** Wraps the connections of a client, so that its program can die at its points, and each order carries its intent. */
export function tapConnections(
  connect: (origin: string) => Connection,
  reach: Reach,
  next: NextAnswer,
): (origin: string) => Connection {
  return (origin) => {
    const connection = connect(origin)
    return {
      close: connection.close,
      async fetch(url, request) {
        await reach()
        const isOrder = request.method === 'POST' && url.includes('/trading/')
        const isUnreadable = isOrder && next.isUnreadable
        if (isOrder) next.isUnreadable = false
        const sent = isOrder ? { ...request, body: withIntent(request.body) } : request
        try {
          const answer = await connection.fetch(url, sent)
          const text = await answer.text()
          if (isUnreadable) return { ...answer, status: 500, text: async () => '<html>Internal Server Error</html>' }
          return { ...answer, text: async () => text }
        } finally {
          const isList = url.includes('inquire-daily-ccld') || url.includes('inquire-ccnl')
          await reach(isOrder ? 'wire-answer' : isList ? 'reconcile' : undefined)
        }
      },
    }
  }
}

function withIntent(body = '{}'): string {
  const id = intents.getStore()
  return id === undefined ? body : JSON.stringify({ ...JSON.parse(body), [intentField]: id })
}
