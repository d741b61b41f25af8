import { createHash } from 'node:crypto'
import type { KisClient, OrderJournal } from '@stockeye/kis-client'

/**
 * Returns the name of an account for the records of its desk. It is salted as in the journal, since an account number has so few digits
 * that it could be found from a plain hash. Paper and real trading have names of their own.
 */
export async function accountName(
  { environment, account }: Pick<KisClient, 'environment' | 'account'>,
  journal: Pick<OrderJournal, 'salt'>,
): Promise<string> {
  const text = JSON.stringify([await journal.salt(), environment, account.number, account.product])
  return createHash('sha256').update(text).digest('hex')
}
