import { createSecretKey, type KeyObject } from 'node:crypto'
import { importPeers, MissingPackageError } from '@stockeye/internal/peer'
import * as z from 'zod/mini'
import { checkNames, checkPort, checkText, type NamesOf } from '../check-options.ts'
import { TokenInputError, TokenStoreError } from '../errors.ts'
import type { StoredRefreshToken, TokenRecord, TokenStore } from '../store.ts'
import type { PlainToken } from '../token.ts'
import { parseSecretJson } from './record-json.ts'

/** Key of `encryptedStore`. */
export interface EncryptionKey {
  /** Name of the key. It is stored beside each secret that the key has encrypted, and is not secret itself. */
  readonly kid: string
  /** 32 random bytes, or their base64url text. */
  readonly secret: Uint8Array | string
}

/** Options of `encryptedStore`. */
export interface EncryptedStoreOptions {
  /** Store of the encrypted records. Its owner closes it. */
  readonly store: TokenStore
  /** Keys of which the first encrypts and all decrypt. */
  readonly keys: readonly EncryptionKey[]
  /**
   * Treatment of plain tokens while encryption is introduced or removed. `write`: reads plain and encrypted tokens, and
   * writes plain ones. `read`: reads both, and writes encrypted ones. Without it a plain token does not open.
   *
   * @default not set
   */
  readonly plain?: 'read' | 'write' | undefined
}

const optionNames: NamesOf<EncryptedStoreOptions> = { store: true, keys: true, plain: true }

/** The encrypted text: the secret, and the fields of the record that must not change without the key. */
interface Sealed extends PlainToken {
  /** `id` of the record, which stored tokens have under this name. */
  readonly key: string
  readonly generation: number
}

/** The encrypted text of a refresh token. */
interface SealedRefreshToken {
  /** `id` of the record. */
  readonly key: string
  readonly number: number
  readonly refreshToken: string
}

const algorithm = 'dir'
const encryption = 'A256GCM'
const keyBytes = 32

const sealedSchema: z.ZodMiniType<Sealed> = z.object({
  key: z.string(),
  generation: z.number(),
  issuedAt: z.number(),
  expiresAt: z.number(),
  secret: z.string().check(z.minLength(1)),
})

const sealedRefreshTokenSchema: z.ZodMiniType<SealedRefreshToken> = z.object({
  key: z.string(),
  number: z.number(),
  refreshToken: z.string().check(z.minLength(1)),
})

/**
 * Encrypts the secrets that `store` keeps; the times and the generation beside them stay readable.
 *
 * A token that does not open is never overwritten: `read` and `write` both reject.
 *
 * @example
 * const keys = [{ kid: '2026-11', secret: process.env.TOKEN_KEY ?? '' }] // 32 random bytes as base64url
 * const store = encryptedStore({ store: sqliteStore({ path: '.tokens/tokens.db' }), keys })
 * @throws {TokenInputError} an option or a key is wrong. A method rejects with `TokenStoreError` without `jose`
 */
export function encryptedStore(options: EncryptedStoreOptions): TokenStore {
  checkPort('options', options, [], 'pass an object with a store and keys')
  checkNames(options, optionNames)
  const { store, keys, plain } = options
  checkPort('store', store, ['read', 'lease', 'write', 'release'], 'pass the store whose secrets are encrypted')
  if (plain !== undefined && plain !== 'read' && plain !== 'write') {
    const rule = `${JSON.stringify(plain) ?? typeof plain} is not known; pass 'read' or 'write', or leave it out`
    throw new TokenInputError({ field: 'plain', rule })
  }
  const ring = parseKeys(keys)

  async function seal(record: TokenRecord): Promise<TokenRecord> {
    const { id, generation, token, refreshToken } = record
    if ((token === undefined && refreshToken === undefined) || plain === 'write') return record
    const sealed: TokenRecord = { ...record, encryptedWith: ring.first.kid }
    return {
      ...sealed,
      ...(token && { token: { ...token, secret: await encrypt<Sealed>({ key: id, generation, ...token }) } }),
      ...(refreshToken && { refreshToken: { ...refreshToken, secret: await encrypt(sealedOf(id, refreshToken)) } }),
    }
  }

  const sealedOf = (id: string, { number, secret }: StoredRefreshToken): SealedRefreshToken => ({
    key: id,
    number,
    refreshToken: secret,
  })

  async function encrypt<T extends Sealed | SealedRefreshToken>(sealed: T): Promise<string> {
    const { CompactEncrypt } = await loadJose()
    return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(sealed)))
      .setProtectedHeader({ alg: algorithm, enc: encryption, kid: ring.first.kid })
      .encrypt(ring.first.key)
  }

  async function open(id: string): Promise<TokenRecord | undefined> {
    const stored = await store.read(id)
    const secret = stored?.token?.secret ?? stored?.refreshToken?.secret
    if (stored === undefined || secret === undefined) return stored
    const { encryptedWith, ...record } = stored
    if (plain !== undefined && encryptedWith === undefined && !(await ring.hasEncrypted(secret))) return record
    const { token, refreshToken } = record
    return {
      ...record,
      ...(token && { token: await openToken({ ...record, id, token }) }),
      ...(refreshToken && { refreshToken: await openRefreshToken(id, refreshToken) }),
    }
  }

  async function openToken({ id, generation, token }: TokenRecord & { readonly token: PlainToken }) {
    const sealed = parseSecretJson(sealedSchema, await decrypt(id, token.secret), `the token of ${id}`)
    const isAsWritten =
      sealed.key === id &&
      sealed.generation === generation &&
      sealed.issuedAt === token.issuedAt &&
      sealed.expiresAt === token.expiresAt
    if (!isAsWritten) {
      throw new TokenStoreError(
        `the token of ${id} was written for another record, or its times changed: withdraw it with expire`,
      )
    }
    return { ...token, secret: sealed.secret }
  }

  async function openRefreshToken(id: string, stored: StoredRefreshToken) {
    const name = `the refresh token of ${id}`
    const sealed = parseSecretJson(sealedRefreshTokenSchema, await decrypt(id, stored.secret), name)
    if (sealed.key !== id || sealed.number !== stored.number) {
      throw new TokenStoreError(`${name} was written for another record: restore the record of ${id}, or delete it`)
    }
    return { ...stored, secret: sealed.refreshToken }
  }

  async function decrypt(id: string, jwe: string): Promise<string> {
    const { compactDecrypt } = await loadJose()
    try {
      const { plaintext } = await compactDecrypt(jwe, ({ kid }) => ring.find(id, kid), {
        keyManagementAlgorithms: [algorithm],
        contentEncryptionAlgorithms: [encryption],
      })
      return new TextDecoder().decode(plaintext)
    } catch (cause) {
      if (cause instanceof TokenStoreError) throw cause
      throw new TokenStoreError(
        `the token of ${id} does not open: it is not encrypted, or was changed; withdraw it with expire`,
        { cause },
      )
    }
  }

  return {
    supports: store.supports,
    read: open,
    lease: (id, ask) => store.lease(id, ask),
    async write(lease, record) {
      // Only the holder of a lease writes, so the token that is opened here is the one that is overwritten.
      await open(lease.recordId)
      return store.write(lease, await seal(record))
    },
    release: (lease) => store.release(lease),
    ...(store.watch && { watch: store.watch.bind(store) }),
  }
}

/** Imports jose. @throws {TokenStoreError} it is not installed */
async function loadJose() {
  try {
    return await importPeers({ user: 'encryptedStore', packages: ['jose'] }, () => import('jose'))
  } catch (cause) {
    if (cause instanceof MissingPackageError) throw new TokenStoreError(cause.message, { cause })
    throw cause
  }
}

function parseKeys(keys: readonly EncryptionKey[]) {
  if (!Array.isArray(keys)) {
    const rule = `${keys === undefined ? 'is required' : 'is not an array'}; pass [{ kid, secret }]`
    throw new TokenInputError({ field: 'keys', rule })
  }
  const byKid = new Map<string, KeyObject>()
  for (const [index, entry] of keys.entries()) {
    checkPort(`keys[${index}]`, entry, [], 'pass { kid, secret }')
    const { kid, secret } = entry
    checkText(`keys[${index}].kid`, kid, 'name the key')
    if (byKid.has(kid)) {
      const rule = `${JSON.stringify(kid)} is the kid of another key; give each key a kid of its own`
      throw new TokenInputError({ field: `keys[${index}].kid`, rule })
    }
    byKid.set(kid, createSecretKey(parseSecret(secret, `keys[${index}].secret`)))
  }
  const [first] = byKid
  if (first === undefined) throw new TokenInputError({ field: 'keys', rule: 'is empty; pass at least one key' })

  return {
    first: { kid: first[0], key: first[1] },
    /** Returns whether the text names one of the keys, as the encrypted tokens of an earlier version do without a mark. */
    async hasEncrypted(secret: string): Promise<boolean> {
      const { decodeProtectedHeader } = await loadJose()
      try {
        return byKid.has(decodeProtectedHeader(secret).kid ?? '')
      } catch {
        return false
      }
    },
    find(id: string, kid: string | undefined): KeyObject {
      const found = byKid.get(kid ?? '')
      if (found !== undefined) return found
      const rule = `no key has the kid ${JSON.stringify(kid)}, which the token of ${id} is encrypted with; add that key`
      throw new TokenStoreError(`keys: ${rule}`, { cause: new TokenInputError({ field: 'keys', rule }) })
    },
  }
}

function parseSecret(secret: Uint8Array | string, field: string): Uint8Array {
  const bytes = typeof secret === 'string' ? Buffer.from(secret, 'base64url') : secret
  // Buffer skips characters that are not base64url, so a key in hex or with a newline would become another key.
  const isText = typeof secret !== 'string' || Buffer.from(bytes).toString('base64url') === secret
  if (!(bytes instanceof Uint8Array) || bytes.length !== keyBytes || !isText) {
    const rule = `is not ${keyBytes} bytes; pass a Uint8Array, or its base64url text of 43 characters without "="`
    throw new TokenInputError({ field, rule })
  }
  return bytes
}
