import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { importPeers, MissingPackageError } from '@stockeye/internal/peer'
import { TokenStoreError } from '../errors.ts'
import type { TokenRecord, TokenStore } from '../store.ts'
import { parseRecord } from '../stores/record-json.ts'

/** Record of an id, or the error of one that is damaged: it hides no other record. */
export interface FoundRecord {
  readonly id: string
  readonly record: TokenRecord | TokenStoreError
}

/** Store for an operator, who has its path or URL and not the ids of its records. */
export interface OperatorStore {
  /** Place of the store, for a person to read; without a password. */
  readonly name: string
  /** Returns all records, sorted by id. Encrypted secrets stay encrypted. */
  records(): Promise<readonly FoundRecord[]>
  /** Returns the store, for a caller that writes. */
  open(): Promise<TokenStore>
  /** Closes the file or the connection. */
  close(): Promise<void>
}

/**
 * Opens the store that `--store` names: the URL of a Redis, `unix://` for its socket, or else the path of a file, which
 * is never made.
 *
 * @param prefix text that the names in Redis begin with; the default of `redisStore` without it
 * @throws {TokenStoreError} the file does not exist or is not a token store, or Redis does not answer
 */
export const openForOperator = (
  location: string,
  { prefix }: { readonly prefix?: string | undefined } = {},
): Promise<OperatorStore> =>
  /^(rediss?|unix):\/\//i.test(location) ? openRedis(location, prefix ?? 'token-manager:') : openSqlite(location)

// Each kind of store is imported when it is opened: an operator of a file needs no driver of Redis.
async function openSqlite(location: string): Promise<OperatorStore> {
  const [sqlite, { sqliteStore }] = await Promise.all([import('node:sqlite'), import('../stores/sqlite.ts')])
  const path = resolve(location)
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new TokenStoreError(`there is no file ${path}`)
  let writable: ReturnType<typeof sqliteStore> | undefined

  // `sqliteStore` is not used here: it makes a store of any file, and writes, but a full disk must not stop a reader.
  function readRows() {
    const database = new sqlite.DatabaseSync(path, { readOnly: true })
    try {
      return database.prepare('SELECT key, record FROM tokens WHERE record IS NOT NULL ORDER BY key').all()
    } finally {
      database.close()
    }
  }

  function rows() {
    try {
      return readRows()
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new TokenStoreError(`${path} is not a token store that can be read: ${reason}`, { cause })
    }
  }

  return {
    name: path,
    async records() {
      const texts = new Map(rows().map(({ key, record }) => [String(key), String(record)]))
      return readAll([...texts.keys()], async (id) => parseRecord(id, texts.get(id) ?? ''))
    },
    async open() {
      rows()
      writable ??= sqliteStore({ path })
      return writable
    },
    close: async () => writable?.close(),
  }
}

/** Reads the records of ids. An id that was leased only has none, and is left out. */
async function readAll(
  ids: readonly string[],
  read: (id: string) => Promise<TokenRecord | undefined>,
): Promise<readonly FoundRecord[]> {
  const found = ids.map(async (id) => {
    const record = await read(id).catch((error: unknown) => {
      if (error instanceof TokenStoreError) return error
      throw error
    })
    return record && { id, record }
  })
  return (await Promise.all(found)).filter((one) => one !== undefined)
}

function parseUrl(location: string): URL {
  try {
    return new URL(location)
  } catch {
    // The error has neither its cause nor the text, which may hold a password.
    throw new TokenStoreError('the URL of the Redis is not valid: pass redis://, rediss:// or unix://')
  }
}

async function openRedis(location: string, prefix: string): Promise<OperatorStore> {
  const [{ Redis }, { redisStore }] = await Promise.all([
    importPeers({ user: 'a Redis', packages: ['ioredis'], isCommand: true }, () => import('ioredis')).catch(
      (cause: unknown) => {
        throw cause instanceof MissingPackageError ? new TokenStoreError(cause.message, { cause }) : cause
      },
    ),
    import('../stores/redis.ts'),
  ])
  const { protocol, host, pathname } = parseUrl(location)
  const name = `${protocol}//${host || pathname}`
  // It fails at the first try, because a person waits and can run the command again.
  const redis = new Redis(location, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null })
  let failure = 'no connection'
  redis.on('error', (error: Error & { readonly code?: string }) => {
    failure = error.code ?? error.message
  })
  try {
    await redis.connect()
  } catch {
    // The error has no cause: the error of the driver may hold the command that logs in, and the password with it.
    throw new TokenStoreError(`${name} does not answer: ${failure}`)
  }
  const store = redisStore({ redis, prefix })

  async function ids() {
    const found = new Set<string>()
    // The braces are part of the name. All other characters that mean a pattern to SCAN are escaped.
    const match = `${prefix.replace(/[\\*?[\]]/g, '\\$&')}{*}`
    let cursor = '0'
    do {
      const [next, names] = await redis.scan(cursor, 'MATCH', match, 'COUNT', 1_000)
      for (const name of names) found.add(name.slice(prefix.length + 1, -1))
      cursor = next
    } while (cursor !== '0')
    return [...found].sort()
  }

  return {
    name,
    async records() {
      return readAll(await ids(), store.read)
    },
    open: async () => store,
    close: async () => redis.disconnect(),
  }
}
