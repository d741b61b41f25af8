import { codeOf, TokenStoreError } from './errors.ts'
import type { PlainToken } from './token.ts'

/** State of one issuer's tokens, which the processes on one store share. */
export interface TokenRecord {
  /** `id` of the issuer. */
  readonly id: string
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
  /** `id` of the record. */
  readonly recordId: string
  readonly holder: string
  /** Grows with every lease of the record. */
  readonly fence: number
}

/** Keeps one record for each issuer, for every process that uses it. Each method is atomic, also between processes. */
export interface TokenStore {
  /** What this store can do: users may rely on it, and the suite tests just that. */
  readonly supports: { readonly restart: boolean; readonly manyProcesses: boolean }
  read(id: string): Promise<TokenRecord | undefined>
  /** Takes the right to issue for `leaseMs`. @returns undefined while another holder has it */
  lease(id: string, ask: { holder: string; leaseMs: number }): Promise<Lease | undefined>
  /** Writes under the lease. @returns false if the lease has passed on or has expired, or the record at hand has a newer token; then nothing was written */
  write(lease: Lease, record: TokenRecord): Promise<boolean>
  release(lease: Lease): Promise<void>
  /**
   * Calls `onHint` when another process may have written. Hints may be lost: a manager polls all the same.
   * @returns what ends it
   */
  watch?(id: string, onHint: () => void): () => void
}

/** @throws {TokenStoreError} the store failed, or returned a record with another id */
export async function readRecord(store: TokenStore, id: string): Promise<TokenRecord | undefined> {
  const record = await fromStore(() => store.read(id))
  // A record that was moved, from paper to real say, must not be served.
  if (record !== undefined && record.id !== id) {
    throw new TokenStoreError(`the store has a record of ${record.id} in the place of ${id}`)
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
