import { createHash } from 'node:crypto'
import type { KisClient } from '../../client/client.ts'
import { KisInputError, KisJournalError } from '../../errors.ts'
import type { JournalEntry, OrderJournal } from '../journal/journal.ts'
import { type Fact, formatFact, type Intent, parseFact } from './fact.ts'
import type { KisInstant } from './kis-time.ts'
import { type HistoryEntry, isSettled, type OrderRecord, recordOf, withEntry } from './order-record.ts'

/** Returns the name of the account of a client in a place, which may be sent to another person: it holds no account number. */
export function accountKey({ account, environment }: KisClient, salt: string): string {
  const name = `${salt} ${environment} ${account.number}-${account.product}`
  return createHash('sha256').update(name).digest('base64url')
}

/**
 * Histories of the orders of one account in a journal. The records of those that matter are kept in memory: this program alone adds
 * to them while it has the account.
 */
export interface Histories {
  /** Begins the history of an order, unless it exists. @returns the record as it stands, and whether it is new */
  begin(clientOrderId: string, intent: Intent): Promise<{ readonly record: OrderRecord; readonly isNew: boolean }>
  /** Adds a fact. @returns the record after it, and after what other processes have added meanwhile */
  add(record: OrderRecord, fact: Fact): Promise<OrderRecord>
  /** Adds a fact that is known in this process alone: if the journal fails, `flush` tries again. @throws what the journal throws */
  addInTheEnd(record: OrderRecord, fact: Fact): Promise<OrderRecord>
  /** Adds the facts that could not be stored, and ends the intents that the journal rejected. @throws what the journal throws */
  flush(): Promise<void>
  read(clientOrderId: string): Promise<OrderRecord | undefined>
  /** Returns the entries of a history; undefined if the journal does not have it. */
  entries(clientOrderId: string): Promise<readonly HistoryEntry[] | undefined>
  /** Returns the records of the orders that are not settled, and of those that began on the days of these, in that order. */
  live(): readonly OrderRecord[]
  /** Drops the settled records that began before an instant from memory, unless they are younger than `keptMs`. The journal keeps them. */
  forget(before: number): void
}

export interface HistoriesOptions {
  /** Name of the account in the journal. */
  readonly account: string
  readonly journal: OrderJournal
  readonly clock: KisClient['clock']
  /** Time for which the record of an order stays in memory at least, in ms: guards look for its content that long. */
  readonly keptMs: number
  /** Called with a record after each new fact. */
  readonly changed: (record: OrderRecord, before: OrderRecord | undefined) => void
}

/**
 * Reads the histories of an account: those that are not settled, those of `keptMs`, and all that began since three days before the first
 * of them, so that each row of a list is that of a record.
 */
export async function readHistories({
  account,
  journal,
  clock,
  keptMs,
  changed,
}: HistoriesOptions): Promise<Histories> {
  const keyOf = (clientOrderId: string) => ({ account, clientOrderId })
  const records = new Map<string, OrderRecord>()
  /** Facts that the journal has not stored, in their order. */
  const unstored: { readonly record: OrderRecord; readonly fact: Fact }[] = []
  /** Intents that the journal rejected, by their ids. It may have stored them, but they have not left. */
  const rejected = new Map<string, { readonly first: JournalEntry; readonly kis: KisInstant }>()

  async function entries(clientOrderId: string): Promise<readonly HistoryEntry[] | undefined> {
    return (await journal.read(keyOf(clientOrderId)))?.map(toEntry)
  }

  async function readStored(clientOrderId: string): Promise<OrderRecord | undefined> {
    const history = await entries(clientOrderId)
    return history && recordOf(clientOrderId, history)
  }

  async function load(ids: readonly string[]) {
    const found = await Promise.all(ids.map(readStored))
    for (const record of found) if (record !== undefined) records.set(record.clientOrderId, record)
  }

  function keep(record: OrderRecord, before?: OrderRecord): OrderRecord {
    records.set(record.clientOrderId, record)
    changed(record, before)
    return record
  }

  async function add(record: OrderRecord, fact: Fact): Promise<OrderRecord> {
    const entry = { at: clock.now(), fact }
    for (let current = records.get(record.clientOrderId) ?? record; ; ) {
      const next = withEntry(current, entry)
      const at = { place: current.entries, isSettled: isSettled(next) }
      const text = { at: entry.at, fact: formatReadable(fact) }
      if (await journal.append(keyOf(record.clientOrderId), text, at)) return keep(next, current)
      // Another process was faster: the fact stands behind what that one has added.
      const latest = await readStored(record.clientOrderId)
      if (latest === undefined) throw new Error(`the history of ${record.clientOrderId} was removed`)
      current = latest
    }
  }

  /** Ends the history of an intent that the journal rejected, if it is there. */
  async function endRejected(clientOrderId: string) {
    const given = rejected.get(clientOrderId)
    if (given === undefined) return
    const [first, ...rest] = (await journal.read(keyOf(clientOrderId))) ?? []
    if (first?.at === given.first.at && first.fact === given.first.fact && rest.length === 0) {
      const message = 'the journal rejected it, so it was not sent'
      const record = recordOf(clientOrderId, [toEntry(first)])
      await add(record, { kind: 'not-sent', code: 'KIS_JOURNAL', message, kis: given.kis })
    }
    rejected.delete(clientOrderId)
  }

  await load(await journal.unsettled(account))
  const unsettledAt = [...records.values()].map(({ intendedAt }) => intendedAt)
  const from = Math.min(clock.now() - keptMs, ...unsettledAt) - 3 * dayMs
  await load(await journal.began(account, { from, to: Number.POSITIVE_INFINITY }))

  return {
    async begin(clientOrderId, intent) {
      const at = clock.now()
      const first = { at, fact: formatReadable(intent) }
      const known = await journal.begin(keyOf(clientOrderId), first).catch((error: unknown) => {
        rejected.set(clientOrderId, { first, kis: intent.kis })
        throw error
      })
      if (known === undefined) return { record: keep(recordOf(clientOrderId, [{ at, fact: intent }])), isNew: true }
      return { record: recordOf(clientOrderId, known.map(toEntry)), isNew: false }
    },
    add,
    async addInTheEnd(record, fact) {
      try {
        return await add(record, fact)
      } catch (error) {
        unstored.push({ record, fact })
        throw error
      }
    },
    async flush() {
      for (const clientOrderId of rejected.keys()) await endRejected(clientOrderId)
      for (let [next] = unstored; next !== undefined; [next] = unstored) {
        await add(next.record, next.fact)
        unstored.shift()
      }
    },
    async read(clientOrderId) {
      await endRejected(clientOrderId)
      return records.get(clientOrderId) ?? readStored(clientOrderId)
    },
    entries,
    live: () => [...records.values()].sort((a, b) => a.intendedAt - b.intendedAt),
    forget(before) {
      const since = Math.min(before, clock.now() - keptMs)
      for (const [id, record] of records) if (record.intendedAt < since && isSettled(record)) records.delete(id)
    },
  }
}

const dayMs = 86_400_000

/** Formats a fact that a program can read again. @throws {KisInputError} not-sent: a value of it is not what its type says */
function formatReadable(fact: Fact): string {
  const text = formatFact(fact)
  try {
    parseFact(text)
    return text
  } catch {
    const rule =
      'has a value of another type than its field, such as a quantity that is a number; use the types of the page'
    throw new KisInputError({ field: 'order', rule })
  }
}

/** Parses an entry. @throws {KisJournalError} it is damaged, or a newer version of this package wrote it */
function toEntry({ at, fact }: { readonly at: number; readonly fact: string }): HistoryEntry {
  try {
    return { at, fact: parseFact(fact) }
  } catch (cause) {
    throw new KisJournalError('an entry of the journal is damaged, or of a newer version of this package', { cause })
  }
}
