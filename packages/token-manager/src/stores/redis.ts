import { runScript, type Script, scriptOf } from '@stockeye/internal/redis-script'
import { untilAborted } from '@stockeye/internal/wait'
import * as z from 'zod/mini'
import { checkMs, checkNames, checkPort, checkText, type NamesOf } from '../check-options.ts'
import type { Clock } from '../clock.ts'
import { TokenStoreError } from '../errors.ts'
import type { Lease, TokenStore } from '../store.ts'
import { formatRecord, parseRecord } from './record-json.ts'

/** The three commands that the store sends: an ioredis `Redis` or `Cluster` has them. */
export interface RedisPort {
  /** Returns the field of a hash, or null without it. */
  hget(key: string, field: string): Promise<string | null>
  /** Runs the script with this SHA-1; rejects with `NOSCRIPT` if Redis does not have it. `keys` is the number of keys. */
  evalsha(sha: string, keys: number, ...keysAndArguments: string[]): Promise<unknown>
  /** Runs a script, which Redis keeps under its SHA-1. `keys` is the number of keys. */
  eval(script: string, keys: number, ...keysAndArguments: string[]): Promise<unknown>
}

/** A connection of its own that may subscribe, such as `redis.duplicate()`. */
export interface RedisSubscriber {
  /** Subscribes to a channel, again after each reconnection, too. */
  subscribe(channel: string): Promise<unknown>
  /** Ends the subscription of a channel. */
  unsubscribe(channel: string): Promise<unknown>
  /** Adds a listener for the messages of all channels. */
  on(event: 'message', listener: (channel: string, message: string) => void): unknown
  /** Removes a listener. */
  off(event: 'message', listener: (channel: string, message: string) => void): unknown
}

/** Options of `redisStore`. */
export interface RedisStoreOptions {
  /** Connection to Redis. Its owner closes it. */
  readonly redis: RedisPort
  /** Connection on which `watch` receives its hints. It serves this store alone, and its owner closes it. */
  readonly subscriber?: RedisSubscriber
  /** Text that the names of its Redis keys and channels begin with. @default 'token-manager:' */
  readonly prefix?: string
  /**
   * Longest time for one command, in ms; then it counts as failed, even if Redis carries it out later.
   *
   * @default 2_000
   */
  readonly timeoutMs?: number
  /** Clock of a simulation, in which the server's time would stand still. @default the time of the Redis server */
  readonly clock?: Pick<Clock, 'now'>
}

const optionNames: NamesOf<RedisStoreOptions> = {
  redis: true,
  subscriber: true,
  prefix: true,
  timeoutMs: true,
  clock: true,
}

/** A store in Redis. Its `watch` calls with no hint without a `subscriber`; a hint holds no token. */
export type RedisStore = Required<TokenStore>

/** Start and end of a lease, by the clock that it was taken by. */
type Terms = readonly [takenAt: number, until: number]

// Leases are measured by the server's time: if two machines measured by their own clocks, one could take over a lease
// that still holds. ARGV[1] is empty, or the time of a simulation.
// A lease that was taken in the future means that the server's clock was set back: it would hold for hours.
const inTime = (body: string): Script =>
  scriptOf(`
local now = tonumber(ARGV[1])
local now_us = now and now * 1000
if not now then
  local time = redis.call('TIME')
  now_us = time[1] * 1000000 + time[2]
  now = math.floor(now_us / 1000)
end
local function stands(taken_at, until_at)
  return taken_at <= now and now < until_at
end
local row = redis.call('HMGET', KEYS[1], 'fence', 'holder', 'taken_at', 'until', 'generation')
local fence, holder, generation = tonumber(row[1]), row[2], tonumber(row[5]) or 0
local taken_at, until_at = tonumber(row[3]) or 0, tonumber(row[4]) or 0
${body}`)

// The fence starts from the time and not from 1. So it does not go back when Redis is emptied, or starts with an older
// state, and the lease of an earlier holder is never mistaken for a current one. It counts microseconds, because Redis
// can be emptied and leased from again within one millisecond. 9e15 is below 2^53: only a simulated clock gets there.
const takeLease = inTime(`
local asked_by, lease_ms = ARGV[2], tonumber(ARGV[3])
if stands(taken_at, until_at) and holder ~= asked_by then return false end
fence = math.max((fence or 0) + 1, math.min(now_us, 9e15))
redis.call('HSET', KEYS[1], 'fence', fence, 'holder', asked_by, 'taken_at', now, 'until', now + lease_ms)
return { fence, now, now + lease_ms }
`)

// Without a row Redis was emptied, and no holder has leased since. So no other holder has the lease, and its holder may
// write the row again; a refusal would make it drop a token that it just got, and ask for another one.
// PUBLISH is only a hint, and a Redis user without the right to publish must still be able to write: hence `pcall`.
const writeRecord = inTime(`
local lease_fence, new_generation, record, channel = tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4], ARGV[5]
if not fence then
  fence, holder, taken_at, until_at = lease_fence, ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[8])
end
if fence ~= lease_fence or not stands(taken_at, until_at) or new_generation < generation then return 0 end
redis.call('HSET', KEYS[1], 'fence', fence, 'holder', holder, 'taken_at', taken_at, 'until', until_at)
redis.call('HSET', KEYS[1], 'generation', new_generation, 'record', record)
redis.pcall('PUBLISH', channel, '')
return 1
`)

const endLease = inTime(`
if fence == tonumber(ARGV[2]) then redis.call('HSET', KEYS[1], 'until', 0) end
return 1
`)

const leaseSchema: z.ZodMiniType<[fence: number, ...Terms]> = z.tuple([
  z.coerce.number(),
  z.coerce.number(),
  z.coerce.number(),
])

/**
 * Keeps tokens in Redis, as plain text, for the processes of many machines: every user of Redis that may read its keys
 * can use them.
 *
 * @example
 * const redis = new Redis(url, { maxRetriesPerRequest: 0 }) // fails with the connection instead of waiting in a queue
 * const tokens = createTokenManager({ issuer, store: redisStore({ redis, subscriber: redis.duplicate() }) })
 * @throws {TokenInputError} an option is wrong
 */
export function redisStore(options: RedisStoreOptions): RedisStore {
  checkOptions(options)
  const { redis, subscriber, prefix = 'token-manager:', timeoutMs = 2_000, clock } = options
  const termsOf = new WeakMap<Lease, Terms>()
  // The braces are the hash tag of Redis Cluster: a further Redis key of the same id would be in the same slot.
  const nameOf = (id: string) => `${prefix}{${id}}`

  /** Returns the answer of Redis. Redis may still carry out a late command, which the fence makes harmless. */
  async function ask<T>(id: string, command: () => Promise<T>): Promise<T> {
    const timeout = AbortSignal.timeout(timeoutMs)
    try {
      return await untilAborted(command(), timeout)
    } catch (error) {
      if (error === timeout.reason) {
        throw new TokenStoreError(`Redis did not answer for ${id} within ${timeoutMs} ms; ${adviceIfAway}`)
      }
      // The error has no cause: ioredis puts the arguments of the command into it, and the secret with them.
      const reason = reasonOf(error)
      throw new TokenStoreError(`Redis failed on ${id}: ${reason}${isAway.test(reason) ? `; ${adviceIfAway}` : ''}`)
    }
  }

  const run = (script: Script, key: string, ...values: readonly (string | number)[]) =>
    ask(key, async () => {
      const time = clock === undefined ? '' : `${clock.now()}`
      return runScript(redis, script, nameOf(key), time, ...values.map(String))
    })

  return {
    supports: { restart: true, manyProcesses: true },
    async read(id) {
      const json = await ask(id, () => redis.hget(nameOf(id), 'record'))
      return json === null ? undefined : parseRecord(id, json)
    },
    async lease(id, { holder, leaseMs }) {
      const answer = await run(takeLease, id, holder, leaseMs)
      if (answer === null) return undefined
      const [fence, ...terms] = leaseSchema.parse(answer)
      const lease = { recordId: id, holder, fence }
      termsOf.set(lease, terms)
      return lease
    },
    async write(lease, record) {
      const { recordId, holder, fence } = lease
      const [takenAt, until] = termsOf.get(lease) ?? [0, 0]
      const { generation } = record
      const channel = nameOf(recordId)
      const json = formatRecord(record)
      const answer = await run(writeRecord, recordId, fence, generation, json, channel, holder, takenAt, until)
      return Number(answer) === 1
    },
    async release(lease) {
      termsOf.delete(lease)
      await run(endLease, lease.recordId, lease.fence)
    },
    watch(id, onHint) {
      const channel = nameOf(id)
      const listener = (from: string) => {
        if (from === channel) onHint()
      }
      subscriber?.on('message', listener)
      // A failure costs only the hints: the poll finds the same writes.
      subscriber?.subscribe(channel).catch(() => undefined)
      return () => {
        subscriber?.off('message', listener)
        subscriber?.unsubscribe(channel).catch(() => undefined)
      }
    },
  }
}

/** Checks what a program in JavaScript, or one with a cast, may pass. */
function checkOptions(options: RedisStoreOptions) {
  checkPort('options', options, [], 'pass an object with a redis')
  checkNames(options, optionNames)
  const { redis, subscriber, prefix, timeoutMs, clock } = options
  const use = 'pass a client of ioredis, such as new Redis(url)'
  checkPort('redis', redis, ['hget', 'evalsha', 'eval'], use)
  if (subscriber !== undefined) {
    checkPort('subscriber', subscriber, ['subscribe', 'unsubscribe', 'on', 'off'], 'pass redis.duplicate()')
  }
  // An empty prefix is allowed: the Redis may be for tokens alone.
  if (prefix !== undefined && prefix !== '') checkText('prefix', prefix, 'pass the text that all names begin with')
  if (timeoutMs !== undefined) checkMs('timeoutMs', timeoutMs, 1)
  if (clock !== undefined) checkPort('clock', clock, ['now'], 'pass an object with the method now')
}

const adviceIfAway = 'see that Redis runs and can be reached; its tokens stay valid, and the manager asks again'

/** Reasons without an answer of Redis: errors of ioredis, and codes of the socket. */
const isAway =
  /^(MaxRetriesPerRequestError|ClusterAllFailedError|Connection is closed|Command timed out|Stream isn't writeable|E(CONN\w+|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN|(HOST|NET)UNREACH))$/

/** Returns a reason that holds no secret. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  if ('code' in error && typeof error.code === 'string') return error.code
  // An error of Redis may quote the command, and a secret in it; the first word of its message is a code, such as OOM.
  // These messages of ioredis are texts without a value.
  return (
    /^([A-Z]{2,}\b|Connection is closed|Command timed out|Stream isn't writeable)/.exec(error.message)?.[0] ??
    error.name
  )
}
