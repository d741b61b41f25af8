import { TokenStoreError } from '../errors.ts'
import { fromStore, type Lease, readRecord, type TokenRecord, type TokenStore } from '../store.ts'
import type { PlainToken, Token } from '../token.ts'
import { underLease } from './issue-lease.ts'
import type { Known } from './served-token.ts'

/**
 * Returns whether an operator has withdrawn the known token from the store, with the command `expire`. Nothing else
 * leaves a generation without its token: a manager that notes a try keeps the previous token in the record.
 */
export const isWithdrawn = (record: TokenRecord | undefined, { token }: Known): boolean =>
  token !== undefined && record?.generation === token.generation && record.token === undefined

/**
 * Withdraws the token of `id` from the store; its generation and the noted tries stay. Running managers notice that
 * and ask the issuer for another token.
 *
 * @returns the record as it was
 * @throws {TokenStoreError} there is no such token, or another process holds the lease
 */
export async function withdrawToken(
  store: TokenStore,
  { id, holder }: { readonly id: string; readonly holder: string },
): Promise<TokenRecord> {
  // The record is read before the lease, which would store a row for an id without a manager.
  tokenOf(id, await readRecord(store, id))
  return underLease(store, { id, holder }, async (lease) => {
    const record = await readRecord(store, id)
    tokenOf(id, record)
    await rewrite(store, lease, { ...record, token: undefined })
    return record
  })
}

/**
 * Stores a withdrawn token again, because the issuer has no other one. A token that another process has stored since
 * stays.
 */
export async function undoWithdrawal(
  store: TokenStore,
  { token, holder, id }: { readonly token: Token; readonly holder: string; readonly id: string },
): Promise<void> {
  await underLease(store, { id, holder }, async (lease) => {
    const record = await readRecord(store, id)
    if (record === undefined || !isWithdrawn(record, { token, isRejected: false })) return
    const { secret, issuedAt, expiresAt } = token
    await rewrite(store, lease, { ...record, token: { secret, issuedAt, expiresAt } })
  })
}

async function rewrite(store: TokenStore, lease: Lease, record: TokenRecord) {
  if (await fromStore(() => store.write(lease, { ...record, fence: lease.fence }))) return
  throw new TokenStoreError(`the lease of ${lease.recordId} has passed on to another process: nothing was written`)
}

function tokenOf(
  id: string,
  record: TokenRecord | undefined,
): asserts record is TokenRecord & { readonly token: PlainToken } {
  if (record === undefined) throw new TokenStoreError(`there is no record of ${id}`)
  if (record.token === undefined)
    throw new TokenStoreError(`the record of ${id} has no token: there is nothing to withdraw`)
}
