import { createKisClient } from '../../src/client/create-client.ts'
import { parseFact } from '../../src/orders/history/fact.ts'
import { accountKey } from '../../src/orders/history/histories.ts'
import type { HistoryEntry } from '../../src/orders/history/order-record.ts'
import type { OrderJournal } from '../../src/orders/journal/journal.ts'
import type { Trading } from '../../src/orders/trading/trading.ts'
import type { Simulator, SimulatorClientOptions } from '../../src/simulator/simulator.ts'
import type { BookedOrder } from '../../src/simulator/world/orders/booked-order.ts'

/**
 * Reads the lists, and says as a person who knows it which of the found orders are ours, and which of those have ended that KIS's rows
 * do not show as ended.
 */
export async function claimFound(trading: Trading, simulator: Simulator): Promise<void> {
  const others = new Set(simulator.orders().flatMap((order) => (order.isExternal ? order.orderNumber : [])))
  const ended = new Set(simulator.orders().flatMap((order) => (isEnded(order) ? order.orderNumber : [])))
  const by = 'soak'
  for (const { clientOrderId, state, change, isProbable, name, candidates } of await trading.reconcile()) {
    const ours = candidates.filter((number) => !others.has(number))
    const [number, ...more] = ours
    if (isProbable && name !== undefined) await trading.claim(clientOrderId, { isOurs: !others.has(name.number), by })
    // Which of two twins is which cannot be said.
    else if (number !== undefined && more.length === 0 && candidates.length > 1)
      await trading.claim(clientOrderId, { number, by })
    else if (state === 'ended-unconfirmed' && change?.kind !== 'cancel' && name !== undefined && ended.has(name.number))
      await trading.claim(clientOrderId, { isOver: true, by })
  }
}

const isEnded = ({ quantity, filled, cancelled, rejected }: BookedOrder) => filled + cancelled + rejected === quantity

/** Reads all histories of the account from the journal. */
export async function readJournal(
  journal: OrderJournal,
  options: SimulatorClientOptions,
): Promise<ReadonlyMap<string, readonly HistoryEntry[]>> {
  const kis = createKisClient({ ...options })
  const account = accountKey(kis, await journal.salt())
  await kis.close()
  const found = new Map<string, readonly HistoryEntry[]>()
  for (const clientOrderId of await journal.began(account, { from: 0, to: Number.POSITIVE_INFINITY })) {
    const entries = (await journal.read({ account, clientOrderId })) ?? []
    const facts = entries.map(({ at, fact }) => ({ at, fact: parseFact(fact) }))
    found.set(clientOrderId, facts)
  }
  return found
}
