import { TokenStoreError } from '../errors.ts'
import { answerMs } from '../issuer.ts'
import { readRecord, readStored, type TokenRecord, type TokenStore } from '../store.ts'
import type { Token } from '../token.ts'
import { defaultIntervalMs, rewrite, underLease } from './issue-lease.ts'
import type { Known } from './served-token.ts'

/**
 * Returns whether an operator has withdrawn the known token from the store, with the command `expire`. Nothing else
 * leaves a generation without its token: a manager that notes a try keeps the previous token in the record.
 */
export const isWithdrawn = (record: TokenRecord | undefined, { token }: Known): boolean =>
  token !== undefined && record?.generation === token.generation && record.token === undefined

/**
 * Withdraws the token of `id` from the store, and ends a cool-down; its generation and the noted tries stay. Running
 * managers notice that and ask the issuer for another token.
 *
 * @returns the record with the token that was withdrawn, if it had one
 * @throws {TokenStoreError} there is no record, or another process holds the lease
 */
export async function withdrawToken(store: TokenStore, id: string): Promise<TokenRecord> {
  // The record is read before the lease, which would store a row for an id without a manager.
  existing(id, await readStored(store, id))
  return underLease(store, { id }, async (lease) => {
    const record = existing(id, await readStored(store, id))
    const notBefore = withoutCoolDown(record)
    // The refresh token stays, and the mark of its encryption with it.
    const encryptedWith = record.refreshToken && record.encryptedWith
    await rewrite(store, lease, { ...record, token: undefined, encryptedWith, notBefore })
    return { ...record, notBefore }
  })
}

/** Returns the time of the next try without a cool-down. The interval after an issue stays. */
function withoutCoolDown({ attempts, token, notBefore }: TokenRecord): number {
  const lastAt = attempts.at(-1) ?? 0
  const hasIssued = token !== undefined && token.issuedAt >= lastAt
  return hasIssued ? notBefore : Math.min(notBefore, lastAt + answerMs + defaultIntervalMs)
}

/**
 * Returns whether an operator has ended the cool-down of a record without a token, with the command `expire`: the record
 * was written again, and no try was noted since.
 */
export const isCoolDownLifted = (record: TokenRecord | undefined, before: TokenRecord | undefined): boolean =>
  record !== undefined &&
  before !== undefined &&
  record.token === undefined &&
  record.fence > before.fence &&
  record.attempts.at(-1) === before.attempts.at(-1)

/**
 * Stores a withdrawn token again, because the issuer has no other one. A token that another process has stored since
 * stays.
 */
export async function undoWithdrawal(
  store: TokenStore,
  { id, holder, token }: { readonly id: string; readonly holder: string; readonly token: Token },
): Promise<void> {
  await underLease(store, { id, holder }, async (lease) => {
    const record = await readRecord(store, id)
    if (record === undefined || !isWithdrawn(record, { token, isRejected: false })) return
    const { secret, issuedAt, expiresAt } = token
    await rewrite(store, lease, { ...record, token: { secret, issuedAt, expiresAt } })
  })
}

function existing(id: string, record: TokenRecord | undefined): TokenRecord {
  if (record === undefined) throw new TokenStoreError(`there is no record of ${id}`)
  return record
}
