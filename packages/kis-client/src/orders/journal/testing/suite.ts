import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { HistoryKey, JournalEntry, OrderJournal } from '../journal.ts'

/** Instant of the first entries of the suite. */
export const startAt = 1_791_763_200_000

/** Journals of a test, which are all at one place. */
export interface Place {
  /** Creates a journal and opens it. It is closed when the test ends. */
  openJournal(): Promise<OrderJournal>
  /** Creates another journal at that place, and does not open it. */
  createJournal(): OrderJournal | Promise<OrderJournal>
}

export const createPlace = (createJournal: Place['createJournal']): Place => ({
  createJournal,
  async openJournal() {
    const journal = await createJournal()
    await journal.open()
    onTestFinished(() => journal.close())
    return journal
  },
})

/** Returns the name of an account that no test has used. */
export const freshAccount = (): string => `account-${randomUUID()}`

/** Returns the key of a history in an account that no test has used. */
export const freshKey = (): HistoryKey => ({ account: freshAccount(), clientOrderId: 'order-1' })

/** Returns an entry, whose fact is JSON with this name. */
export const entryOf = (name: string, at: number = startAt): JournalEntry => ({ at, fact: JSON.stringify({ name }) })

/** Begins histories of an account in this order. */
export async function beginAll(journal: OrderJournal, account: string, ids: readonly string[]): Promise<void> {
  for (const clientOrderId of ids) await journal.begin({ account, clientOrderId }, entryOf(clientOrderId))
}
