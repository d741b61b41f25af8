import type { Exchange } from '../../market/exchange.ts'
import { kisNow } from '../history/kis-time.ts'
import { isListed, type OrderRecord } from '../history/order-record.ts'
import type { Order } from '../list-orders.ts'
import { type ListPart, partOf, partsOf } from './list-part.ts'
import { createOrderEnds } from './order-ends.ts'
import {
  bookingDelayMs,
  createPartReconciler,
  keptSince,
  type LatestReading,
  type PartReconciler,
  type ReconcilerOptions,
} from './part-reconciler.ts'

/** Reader of KIS's lists, which stores what they prove. */
export interface Reconciler {
  /** Reads the lists for the first time. @throws the error of the first part if none could be read */
  start(): Promise<void>
  /**
   * Reads the lists of each part, one reading at a time, and stores what they prove. Calls that wait share the next reading.
   *
   * @param options.withHoldings whether the holdings are read too, where nothing asks for them
   * @throws the first error of a part that matters, after the others were read: one that was read before, or has an order of ours
   */
  reconcile(options?: { readonly withHoldings?: boolean }): Promise<void>
  /** Reads the orders of an exchange unless they were read once, so that the fate of those before is known. @throws the error of the list */
  ensureRead(exchange: Exchange): Promise<void>
  /** Resolves once no reading is under way. */
  idle(): Promise<void>
  /** Returns whether a further reading is wanted, even if no order is open. */
  isWanted(): boolean
  /** Returns whether an order is past its life by rule, and past the time in which its row may still change. */
  isOver(record: OrderRecord): boolean
  /** Returns the latest reading of the orders of an exchange; undefined before the first one. */
  latest(exchange: Exchange | undefined): LatestReading | undefined
  /** Returns the orders of the latest readings that are not ours. */
  others(): readonly Order[]
}

// A list that was never readable, as without an agreement for foreign shares, is asked for no more often.
const retryMs = 600_000

interface Part {
  readonly name: ListPart
  readonly reconciler: PartReconciler
  triedAt: number
}

/** Creates the reader of the lists of one account. */
export function createReconciler(
  options: ReconcilerOptions & { readonly failed: (error: unknown) => void },
): Reconciler {
  const { client, histories, keeper, marginMs, failed } = options
  const { clock } = client
  const endsAt = createOrderEnds(bookingDelayMs)
  const parts: readonly Part[] = partsOf(client).map((name) => ({
    name,
    reconciler: createPartReconciler(name, { ...options, endsAt, isOver }),
    triedAt: Number.NEGATIVE_INFINITY,
  }))
  let last: Promise<unknown> = Promise.resolve()
  let waiting: { readonly done: Promise<void>; withHoldings: boolean } | undefined

  function isOver(record: OrderRecord): boolean {
    const endedAt = endsAt(record)
    return endedAt !== undefined && kisNow(client).earliestAt >= endedAt + marginMs
  }

  const isRead = ({ reconciler }: Part) => reconciler.latest() !== undefined
  const hasOrder = ({ name }: Part) =>
    histories.live().some((record) => isListed(record) && partOf(record.order.exchange) === name)
  const isDue = (part: Part) => isRead(part) || hasOrder(part) || clock.now() - part.triedAt >= retryMs

  async function readPart(part: Part, withHoldings: boolean) {
    part.triedAt = clock.now()
    await part.reconciler.reconcile(withHoldings)
  }

  async function reconcile(withHoldings: boolean) {
    await histories.flush()
    const errors: unknown[] = []
    for (const part of parts.filter(isDue)) {
      await readPart(part, withHoldings).catch((error: unknown) => {
        // That of a list which was never readable was reported at the start.
        if (isRead(part) || hasOrder(part)) errors.push(error)
      })
    }
    histories.forget(keptSince(histories.live(), clock.now()))
    if (errors.length > 0) throw errors[0]
  }

  /** Runs a reading after those before it. */
  function inTurn(read: () => Promise<void>): Promise<void> {
    const next = last.then(read)
    last = next.catch(() => undefined)
    return next
  }

  const find = (exchange: Exchange | undefined) => parts.find(({ name }) => name === partOf(exchange))

  return {
    async start() {
      const failures: unknown[] = []
      for (const part of parts)
        await inTurn(() => readPart(part, true)).catch((error: unknown) => void failures.push(error))
      if (parts.length > 0 && failures.length === parts.length) throw failures[0]
      failures.forEach(failed)
    },
    reconcile({ withHoldings = false } = {}) {
      if (waiting !== undefined) {
        waiting.withHoldings ||= withHoldings
        return waiting.done
      }
      const done = inTurn(() => {
        const isWithHoldings = waiting?.withHoldings === true
        waiting = undefined
        return reconcile(isWithHoldings)
      })
      waiting = { done, withHoldings }
      return done
    },
    async ensureRead(exchange) {
      const part = find(exchange)
      if (part !== undefined && !isRead(part)) await inTurn(() => readPart(part, true))
    },
    async idle() {
      await last
    },
    isWanted: () => parts.some(({ name }) => keeper.isWaiting(name)),
    isOver,
    latest: (exchange) => find(exchange)?.reconciler.latest(),
    others: () => parts.flatMap(({ reconciler }) => reconciler.latest()?.others ?? []),
  }
}
