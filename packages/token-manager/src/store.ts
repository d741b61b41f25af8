import { codeOf, TokenStoreError } from './errors.ts'
import type { PlainToken } from './token.ts'

/** What the processes on one store know of one key. */
export interface TokenRecord {
  readonly key: string
  /** Of the newest token; 0 before the first. */
  readonly generation: number
  /** Of the lease under which this was written. */
  readonly fence: number
  readonly token?: PlainToken | undefined
  /** When the last tries began, in milliseconds since 1970: noted before they are made. */
  readonly attempts: readonly number[]
  /** When the issuer may be asked again, by any process: milliseconds since 1970. */
  readonly notBefore: number
}

/** The right to issue, until it expires or is released. */
export interface Lease {
  readonly key: string
  readonly holder: string
  /** Grows with every lease of the key. */
  readonly fence: number
}

/** Keeps one record for each key, for every process that uses it. Each method is atomic, also between processes. */
export interface TokenStore {
  /** What this store can do: users may rely on it, and the suite tests just that. */
  readonly supports: { readonly restart: boolean; readonly manyProcesses: boolean }
  read(key: string): Promise<TokenRecord | undefined>
  /** Takes the right to issue for `leaseMs`. @returns undefined while another holder has it */
  lease(key: string, ask: { holder: string; leaseMs: number }): Promise<Lease | undefined>
  /** Writes under the lease. @returns false if the lease has passed on or has expired, or the record at hand has a newer token; then nothing was written */
  write(lease: Lease, record: TokenRecord): Promise<boolean>
  release(lease: Lease): Promise<void>
  /**
   * Calls `onHint` when another process may have written. Hints may be lost: a manager polls all the same.
   * @returns what ends it
   */
  watch?(key: string, onHint: () => void): () => void
}

/** @throws {TokenStoreError} the store failed, or gave out the record of another key */
export async function readRecord(store: TokenStore, key: string): Promise<TokenRecord | undefined> {
  const record = await fromStore(() => store.read(key))
  // A record that was moved, from paper to real say, must not be served.
  if (record !== undefined && record.key !== key) {
    throw new TokenStoreError(`the store has a record of ${record.key} in the place of ${key}`)
  }
  return record
}

/**
 * Returns the answer of the store. A TokenStoreError that it throws is passed on; any other error is replaced by its
 * code, because it may quote the record, or hold the command that wrote it, with the secret.
 *
 * @throws {TokenStoreError}
 */
export async function fromStore<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw error instanceof TokenStoreError ? error : new TokenStoreError(`the token store failed: ${codeOf(error)}`)
  }
}
