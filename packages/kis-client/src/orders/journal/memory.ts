import { randomUUID } from 'node:crypto'
import { KisJournalError } from '../../errors.ts'
import type { JournalEntry, OrderJournal, TraderLease } from './journal.ts'
import { lostLease } from './lost-lease.ts'

interface History {
  readonly clientOrderId: string
  readonly entries: JournalEntry[]
  isSettled: boolean
}

interface Account {
  /** Histories by their client order id, in the order in which they began. */
  readonly histories: Map<string, History>
  lease: TraderLease | undefined
}

/**
 * Keeps the journal of orders in this process and no longer: after a restart nothing is known of the orders before. For
 * tests, and for programs that place no real order.
 *
 * @example
 * const journal = memoryJournal()
 * await journal.open()
 */
export function memoryJournal(): OrderJournal {
  const accounts = new Map<string, Account>()
  const salt = randomUUID()
  let isOpen = false

  /** Checks that the journal is open. @throws {KisJournalError} it is not */
  function checkOpen() {
    if (!isOpen) throw new KisJournalError('the journal is not open: call open() first')
  }

  /** Returns an account, and makes it if it is missing. @throws {KisJournalError} the journal is not open */
  function accountOf(name: string): Account {
    checkOpen()
    const account = accounts.get(name) ?? { histories: new Map(), lease: undefined }
    accounts.set(name, account)
    return account
  }

  function idsOf(account: string, isWanted: (history: History) => boolean): readonly string[] {
    const histories = [...accountOf(account).histories.values()]
    return histories.filter(isWanted).map(({ clientOrderId }) => clientOrderId)
  }

  return {
    async open() {
      isOpen = true
    },
    async salt() {
      checkOpen()
      return salt
    },
    async begin({ account, clientOrderId }, first) {
      const { histories } = accountOf(account)
      const known = histories.get(clientOrderId)
      if (known !== undefined) return known.entries.map(copyOf)
      histories.set(clientOrderId, { clientOrderId, entries: [copyOf(first)], isSettled: false })
      return undefined
    },
    async append({ account, clientOrderId }, entry, { place, isSettled }) {
      const history = accountOf(account).histories.get(clientOrderId)
      if (history?.entries.length !== place) return false
      history.entries.push(copyOf(entry))
      history.isSettled = isSettled
      return true
    },
    async read({ account, clientOrderId }) {
      return accountOf(account).histories.get(clientOrderId)?.entries.map(copyOf)
    },
    async unsettled(account) {
      return idsOf(account, ({ isSettled }) => !isSettled)
    },
    async began(account, { from, to }) {
      return idsOf(account, ({ entries: [first] }) => first !== undefined && first.at >= from && first.at < to)
    },
    async prune(account, before) {
      const old = idsOf(account, ({ entries, isSettled }) => isSettled && Number(entries.at(-1)?.at) < before)
      for (const id of old) accountOf(account).histories.delete(id)
      return old.length
    },
    async lease(account, asked, now) {
      const its = accountOf(account)
      const { lease } = its
      if (lease === undefined || lease.holder === asked.holder || lease.untilAt <= now) its.lease = { ...asked }
      return { ...asked, ...its.lease }
    },
    async renew(account, held, { untilAt, now }) {
      const its = accountOf(account)
      if (its.lease === undefined && held.untilAt <= now) throw lostLease()
      if (its.lease === undefined || its.lease.holder === held.holder) its.lease = { ...held, untilAt }
      return { ...its.lease }
    },
    async release(account, holder) {
      const its = accountOf(account)
      if (its.lease?.holder === holder) its.lease = { ...its.lease, untilAt: 0 }
    },
    async close() {
      isOpen = false
    },
  }
}

// The caller may change its own objects afterwards.
const copyOf = ({ at, fact }: JournalEntry): JournalEntry => ({ at, fact })
