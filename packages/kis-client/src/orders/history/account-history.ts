import type { KisClient } from '../../client/client.ts'
import { KisJournalError } from '../../errors.ts'
import type { OrderJournal } from '../journal/journal.ts'
import {
  type AccountFact,
  type AccountRecord,
  formatAccountFact,
  newAccount,
  parseAccountFact,
  withAccountFact,
} from './account-record.ts'

/** History of what is known of an account beside its orders. */
export interface AccountHistory {
  record(): AccountRecord
  add(fact: AccountFact): Promise<void>
}

/** Reads the history of an account, or begins it. */
export async function readAccountHistory(
  journal: OrderJournal,
  {
    account,
    clock,
    changed,
  }: {
    readonly account: string
    readonly clock: KisClient['clock']
    /** Called after each new fact. */
    readonly changed: (fact: AccountFact, record: AccountRecord) => void
  },
): Promise<AccountHistory> {
  // Under a name of its own, so that it is no order of the account.
  const key = { account: `${account} account`, clientOrderId: 'account' }
  const opened = { at: clock.now(), fact: formatAccountFact({ kind: 'opened' }) }
  const known = await journal.begin(key, opened)
  const foldAll = (entries: readonly { readonly fact: string }[]) =>
    entries.map(({ fact }) => readFact(fact)).reduce(withAccountFact, newAccount)
  let record = foldAll(known ?? [opened])
  let turn: Promise<unknown> = Promise.resolve()

  async function add(fact: AccountFact) {
    for (;;) {
      const entry = { at: clock.now(), fact: formatAccountFact(fact) }
      // It is never settled: nothing removes it.
      const isStored = await journal.append(key, entry, { place: record.entries, isSettled: false })
      if (isStored) break
      // The program that had the account before has added something.
      record = foldAll((await journal.read(key)) ?? [opened])
    }
    record = withAccountFact(record, fact)
    changed(fact, record)
  }

  return {
    record: () => record,
    add(fact) {
      const next = turn.then(() => add(fact))
      turn = next.catch(() => undefined)
      return next
    },
  }
}

/** Parses a fact. @throws {KisJournalError} it is damaged, or a newer version of this package wrote it */
function readFact(text: string): AccountFact {
  try {
    return parseAccountFact(text)
  } catch (cause) {
    throw new KisJournalError('a fact of the account is damaged, or of a newer version of this package', { cause })
  }
}
