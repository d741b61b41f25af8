import { codeOf, isTokenError, TokenStoreError } from './errors.ts'
import type { PlainToken } from './token.ts'

/** State of one issuer's tokens, which the processes on one store share. */
export interface TokenRecord {
  /** `id` of the issuer. */
  readonly id: string
  /** Generation of the newest token; 0 before the first. */
  readonly generation: number
  /** Fence of the lease under which the record was written. */
  readonly fence: number
  /** Newest token; missing before the first, and after an operator has withdrawn it. */
  readonly token?: PlainToken | undefined
  /** Newest refresh token; missing if the issuer uses none. */
  readonly refreshToken?: StoredRefreshToken | undefined
  /** `kid` of the key that the secrets are encrypted with; missing for plain secrets. */
  readonly encryptedWith?: string | undefined
  /** Times when the last tries began, in ms since 1970. Each is noted before the try is made. */
  readonly attempts: readonly number[]
  /** Time from which any process may ask the issuer again, in ms since 1970. */
  readonly notBefore: number
}

/** A refresh token as a store keeps it, with its secret. */
export interface StoredRefreshToken {
  /** The secret itself, as enumerable text. */
  readonly secret: string
  /** Number of the refresh token, which grows by one with each answer that replaces it and with each sign-in. */
  readonly number: number
  /** Fingerprints of the refresh tokens of the last sign-ins, which are not used again. */
  readonly signIns: readonly string[]
  /** Whether it may have been used: it was sent to the issuer, whose answer was not stored. */
  readonly isSent: boolean
}

/** The right to ask the issuer, until it expires or is released. */
export interface Lease {
  /** `id` of the record. */
  readonly recordId: string
  /** Name of the manager that has the lease. */
  readonly holder: string
  /** Number of the lease, which grows with every lease of the record. */
  readonly fence: number
}

/**
 * Keeps one record for each issuer, for all processes that use the store. Each method is atomic, also between
 * processes.
 */
export interface TokenStore {
  /** Abilities of this store. Users may rely on them, and the conformance suite tests exactly these. */
  readonly supports: {
    /** Whether a record outlives the process. */
    readonly restart: boolean
    /** Whether other processes use the same records: then a manager reads its record every 5 s. */
    readonly manyProcesses: boolean
  }
  /** Returns the record of `id`, or undefined if no record was written. */
  read(id: string): Promise<TokenRecord | undefined>
  /** Takes the right to ask the issuer for `leaseMs`. @returns undefined while another holder has it */
  lease(id: string, ask: { holder: string; leaseMs: number }): Promise<Lease | undefined>
  /**
   * Writes a record under the lease.
   *
   * @returns false if the lease has expired, another holder has it, or the stored record has a newer token; then
   * nothing was written
   */
  write(lease: Lease, record: TokenRecord): Promise<boolean>
  /** Ends the lease, if it is still the newest one of its record. */
  release(lease: Lease): Promise<void>
  /**
   * Calls `onHint` when another process may have written. Hints may be lost: a manager still polls.
   *
   * @returns a function that ends the calls
   */
  watch?(id: string, onHint: () => void): () => void
}

/**
 * Reads the record of `id` with a token that can be served.
 *
 * @throws {TokenStoreError} the store failed, or returned a record with another id or with an encrypted token
 */
export async function readRecord(store: TokenStore, id: string): Promise<TokenRecord | undefined> {
  const record = await readStored(store, id)
  const kid = record?.encryptedWith
  if (kid !== undefined) {
    const use = "pass an encryptedStore with that key, with plain: 'write' while plain stores use the record too"
    throw new TokenStoreError(`the token of ${id} is encrypted with the key ${JSON.stringify(kid)}: ${use}`)
  }
  return record
}

/**
 * Reads the record of `id` as it is stored, also with an encrypted token.
 *
 * @throws {TokenStoreError} the store failed, or returned a record with another id
 */
export async function readStored(store: TokenStore, id: string): Promise<TokenRecord | undefined> {
  const record = await fromStore(() => store.read(id))
  // A record that was moved, for example from paper to real, must not be served.
  if (record !== undefined && record.id !== id) {
    throw new TokenStoreError(
      `the store returned the record of ${record.id} for ${id}: restore the record of ${id}, or delete it`,
    )
  }
  return record
}

/**
 * Returns the answer of the store. Passes on a TokenStoreError. Replaces any other error by its code, because the error
 * may quote the record, or hold the command that wrote it, with the secret.
 *
 * @throws {TokenStoreError}
 */
export async function fromStore<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof TokenStoreError) throw error
    // A store of another installed copy of this package has a class of its own.
    if (isTokenError(error) && error.code === 'TOKEN_STORE')
      throw new TokenStoreError(error.message, { cause: error.cause })
    throw new TokenStoreError(`the token store failed: ${codeOf(error)}`)
  }
}
