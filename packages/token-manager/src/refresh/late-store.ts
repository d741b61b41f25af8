import { readRecord, type TokenRecord, type TokenStore } from '../store.ts'
import { leastIntervalOf, type RefreshContext, rewrite, underLease } from './issue-lease.ts'
import { newerOf, withRefreshToken } from './stored-refresh-token.ts'

/** The record that only this process has: its write has failed, or the store has lost it. */
export interface LateStore {
  /** Keeps a record whose write has failed; undefined once the store has a newer one. */
  keep(record: TokenRecord | undefined): void
  /**
   * Keeps the record of the current token, or of the refresh token, if the store has lost it. A process that starts would
   * ask the issuer for another token, or would use a refresh token again.
   */
  keepLost(stored: TokenRecord | undefined): void
  /** Returns whether there is such a record. */
  isWaiting(): boolean
  /**
   * Tries to store it. Never rejects: its first failure was emitted, and the next check tries again.
   *
   * @param holder see `underLease`
   */
  store(holder: string | undefined): Promise<void>
}

/** Creates the place of the record that is not stored. */
export function createLateStore({
  issuer,
  store,
  servedToken,
  refreshTokens,
}: Pick<RefreshContext, 'issuer' | 'store' | 'servedToken' | 'refreshTokens'>): LateStore {
  let waiting: TokenRecord | undefined
  let storing: Promise<void> | undefined

  function lostFrom(stored: TokenRecord | undefined): TokenRecord | undefined {
    const refreshToken = refreshTokens.lostFrom(stored)
    const token = servedToken.usable()
    if (token === undefined || (stored?.generation ?? 0) >= token.generation) {
      return refreshToken && stored && { ...stored, refreshToken }
    }
    const { secret, generation, issuedAt, expiresAt } = token
    const notBefore = Math.max(stored?.notBefore ?? 0, issuedAt + leastIntervalOf(issuer))
    const attempts = stored?.attempts ?? []
    const kept = refreshToken && { refreshToken }
    return { id: issuer.id, generation, fence: 0, token: { secret, issuedAt, expiresAt }, attempts, notBefore, ...kept }
  }

  async function storeOnce(holder: string | undefined) {
    const record = waiting
    if (record === undefined) return
    try {
      await storeLate(store, record, holder)
      if (waiting === record) waiting = undefined
    } catch {
      // See `store`.
    }
  }

  return {
    keep(record) {
      waiting = record
    },
    keepLost(stored) {
      waiting ??= lostFrom(stored)
    },
    isWaiting: () => waiting !== undefined,
    store(holder) {
      storing ??= storeOnce(holder).finally(() => {
        storing = undefined
      })
      return storing
    },
  }
}

/** Stores a token or a refresh token that is in memory only, unless another process has stored a newer one. */
export const storeLate = (store: TokenStore, record: TokenRecord, holder?: string): Promise<void> =>
  underLease(store, { id: record.id, holder }, async (lease) => {
    const stored = await readRecord(store, record.id)
    const isSuperseded = (stored?.generation ?? 0) >= record.generation
    const refreshToken = newerOf(record.refreshToken, stored?.refreshToken)
    if (isSuperseded && refreshToken === stored?.refreshToken) return
    const newest = isSuperseded && stored !== undefined ? stored : record
    await rewrite(store, lease, withRefreshToken(newest, refreshToken))
  })
