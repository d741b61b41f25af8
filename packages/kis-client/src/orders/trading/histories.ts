import { createHash } from 'node:crypto'
import type { KisClient } from '../../client/client.ts'
import type { OrderJournal } from '../journal/journal.ts'
import { type Fact, formatFact, parseFact } from './fact.ts'
import { type HistoryEntry, type OrderRecord, recordOf, withEntry } from './order-record.ts'
import { isUnsettled } from './order-states.ts'

/** Histories of the orders of one account in a journal. */
export interface Histories {
  /** Name of the account in the journal. */
  readonly account: string
  /** Begins the history of an order, unless it exists. @returns the record as it stands, and whether it is new */
  begin(
    clientOrderId: string,
    fact: Extract<Fact, { kind: 'intended' }>,
  ): Promise<{ readonly record: OrderRecord; readonly isNew: boolean }>
  /** Adds a fact. @returns the record after it, and after what other processes have added meanwhile */
  add(record: OrderRecord, fact: Fact): Promise<OrderRecord>
  read(clientOrderId: string): Promise<OrderRecord | undefined>
  /** Returns the records of the orders that are not settled, and of all that began since an instant. */
  since(from: number): Promise<readonly OrderRecord[]>
}

/** Creates the histories of the account of a client. */
export function createHistories({ account, environment, clock }: KisClient, journal: OrderJournal): Histories {
  // The journal is on a disk, and may be sent to somebody: it holds no account number.
  const name = `stockeye order journal ${environment} ${account.number}-${account.product}`
  const hash = createHash('sha256').update(name).digest('base64url')
  const keyOf = (clientOrderId: string) => ({ account: hash, clientOrderId })

  async function read(clientOrderId: string): Promise<OrderRecord | undefined> {
    const entries = await journal.read(keyOf(clientOrderId))
    return entries && recordOf(clientOrderId, entries.map(toEntry))
  }

  return {
    account: hash,
    async begin(clientOrderId, fact) {
      const at = clock.now()
      const known = await journal.begin(keyOf(clientOrderId), { at, fact: formatFact(fact) })
      const record = recordOf(clientOrderId, known === undefined ? [{ at, fact }] : known.map(toEntry))
      return { record, isNew: known === undefined }
    },
    async add(record, fact) {
      const entry = { at: clock.now(), fact }
      for (let current = record; ; ) {
        const next = withEntry(current, entry)
        const at = { place: current.entries, isSettled: !isUnsettled(next.state) && !next.isProbable }
        const text = { at: entry.at, fact: formatFact(fact) }
        if (await journal.append(keyOf(record.clientOrderId), text, at)) return next
        // Another process was faster: the fact stands behind what that one has added.
        const latest = await read(record.clientOrderId)
        if (latest === undefined) throw new Error(`the history of ${record.clientOrderId} was removed`)
        current = latest
      }
    },
    read,
    async since(from) {
      const span = { from, to: Number.POSITIVE_INFINITY }
      const ids = new Set([...(await journal.unsettled(hash)), ...(await journal.began(hash, span))])
      const records = await Promise.all([...ids].map(read))
      return records.filter((record) => record !== undefined)
    },
  }
}

const toEntry = ({ at, fact }: { readonly at: number; readonly fact: string }): HistoryEntry => ({
  at,
  fact: parseFact(fact),
})
