import { Redis } from 'ioredis'
import { JobBackendError } from '../../errors.ts'
import { type Commands, createCommands, refuseNewer } from './connection.ts'
import { defaultPrefix } from './driver.ts'

export interface OpenForReading {
  readonly commands: Commands
  close(): void
}

// A person waits for the answer, and a monitor needs an error rather than no answer.
const patienceMs = 5_000

/**
 * Connects to Redis for a store view: nothing is written, and a connection that is lost stays lost.
 *
 * @param url `redis://`, `rediss://`, or `unix://` and the path of a socket; no message has its password
 * @throws {JobBackendError} it cannot be reached, holds no jobs, or a newer version of this package keeps them
 */
export async function openForReading(url: string, prefix: string = defaultPrefix): Promise<OpenForReading> {
  const { target, place } = parseRedisUrl(url)
  let lastError: unknown
  let redis: Redis | undefined
  try {
    redis = new Redis(target, {
      lazyConnect: true,
      retryStrategy: () => null,
      connectTimeout: patienceMs,
      // It also bounds the handshake, in which a server that is stopped sends no answer.
      commandTimeout: patienceMs,
      // A caller that closes has every answer already, or needs no further one.
      disconnectTimeout: 0,
      // It asks for INFO, which a user who may only read may be refused.
      enableReadyCheck: false,
      enableAutoPipelining: true,
    })
    // The error may also be the server's refusal of the password, or of the number of the database.
    redis.on('error', (error) => {
      lastError ??= error
    })
    await redis.connect()
    const commands = createCommands(redis, { name: prefix, timeoutMs: patienceMs })
    const version = await redis.get(commands.key('version'))
    if (lastError !== undefined) throw lastError
    if (version === null) throw new JobBackendError(`${place} holds no jobs under the prefix ${prefix}`)
    refuseNewer(version, commands.prefix)
    return { commands, close: () => redis?.disconnect() }
  } catch (error) {
    redis?.disconnect()
    if (error instanceof JobBackendError) throw error
    // The cause is left out: it may quote the command that failed, and so the password.
    throw new JobBackendError(`${place} cannot be read: ${reasonOf(lastError ?? error)}`)
  }
}

/** Parses the URL. @returns the target for ioredis, and its name for a message, without secrets */
export function parseRedisUrl(url: string): { readonly target: string; readonly place: string } {
  const { protocol, host, pathname, search, hash, href = '' } = URL.parse(url) ?? {}
  if (protocol === 'unix:') return { target: `${pathname}${search}`, place: `unix://${pathname}` }
  // A password with `/`, `?` or `#` would be read as a host and a path, and appear in the message.
  const isWhole = protocol !== undefined && /^\/?\d*$/.test(`${pathname}`) && !`${search}${hash}`.includes('@')
  // `href` has its scheme in lower case: ioredis would use no TLS for REDISS://.
  if (isWhole) return { target: href, place: `${protocol}//${host}${pathname}` }
  throw new JobBackendError(
    'the URL of a Redis is redis://user:password@host:port/number, with special letters of the password percent-encoded',
  )
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message.trim() : String(error))
