import { createKisClient } from '../../src/client/create-client.ts'
import type { OrderJournal } from '../../src/orders/journal/journal.ts'
import { parseFact } from '../../src/orders/trading/fact.ts'
import { accountKey } from '../../src/orders/trading/histories.ts'
import type { HistoryEntry } from '../../src/orders/trading/order-record.ts'
import type { Trading } from '../../src/orders/trading/trading.ts'
import type { Simulator, SimulatorClientOptions } from '../../src/simulator/simulator.ts'

/** Reads the lists, and says as a person who knows it which of the found orders are ours. */
export async function claimFound(trading: Trading, simulator: Simulator): Promise<void> {
  const others = new Set(simulator.orders().flatMap((order) => (order.isExternal ? order.orderNumber : [])))
  for (const { clientOrderId, isProbable, name, candidates } of await trading.reconcile()) {
    const ours = candidates.filter((number) => !others.has(number))
    const [number, ...more] = ours
    if (isProbable && name !== undefined)
      await trading.claim(clientOrderId, { isOurs: !others.has(name.number), by: 'soak' })
    // Which of two twins is which cannot be said.
    else if (number !== undefined && more.length === 0 && candidates.length > 1)
      await trading.claim(clientOrderId, { number, by: 'soak' })
  }
}

/** Reads all histories of the account from the journal. */
export async function readJournal(
  journal: OrderJournal,
  options: SimulatorClientOptions,
): Promise<ReadonlyMap<string, readonly HistoryEntry[]>> {
  const kis = createKisClient({ ...options })
  const account = accountKey(kis)
  await kis.close()
  const found = new Map<string, readonly HistoryEntry[]>()
  for (const clientOrderId of await journal.began(account, { from: 0, to: Number.POSITIVE_INFINITY })) {
    const entries = (await journal.read({ account, clientOrderId })) ?? []
    const facts = entries.map(({ at, fact }) => ({ at, fact: parseFact(fact) }))
    found.set(clientOrderId, facts)
  }
  return found
}
