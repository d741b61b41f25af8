import { randomUUID } from 'node:crypto'
import { runScript, type Script, scriptOf } from '@stockeye/internal/redis-script'
import { untilAborted } from '@stockeye/internal/wait'
import * as z from 'zod'
import { KisJournalError } from '../../errors.ts'
import type { RedisPort } from '../../pacing/redis-script.ts'
import { checkOption, checkOptionNames, spanRule, withMethods } from '../../values/check-options.ts'
import type { TraderLease, TraderLeases } from './journal.ts'

/** Options of `redisTraderLease`. */
export interface RedisTraderLeaseOptions {
  /** Connection, which stays yours to close. */
  readonly redis: RedisPort
  /** Prefix of the name of the Redis key. @default 'kis-trader:' */
  readonly prefix?: string
  /** Time after which Redis counts as away, in ms without an answer. @default 2_000 */
  readonly timeoutMs?: number
}

// One hash holds the salt and the leases, so that Redis loses all of it or nothing.
const readSalt = scriptOf(`
redis.call('HSETNX', KEYS[1], 'salt', ARGV[1])
return redis.call('HGET', KEYS[1], 'salt')
`)

// ARGV[6] says what is asked: "take" the account, "renew" a lease that lasts, or "renew ended", which has ended by the clock of its
// holder. Only the time of the Redis server counts otherwise: the clocks of machines differ.
const take = scriptOf(`
local salt, field, holder, name, span = ARGV[1], 'account ' .. ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
local asked = ARGV[6]
-- A Redis that has lost its data gets the salt back from the first program that asks, so that accounts keep their names.
redis.call('HSETNX', KEYS[1], 'salt', salt)
if redis.call('HGET', KEYS[1], 'salt') ~= salt then return false end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local stored = redis.call('HGET', KEYS[1], field)
local held = stored and cmsgpack.unpack(stored)
if not held and asked == 'renew ended' then return false end
-- An instant further off than any can be says that the clock was set back.
if held then held.until_at = math.min(held.until_at, now + held.span) end
local is_free = not held or (held.until_at <= now and asked == 'take')
if is_free or held.holder == holder then
  held = { holder = holder, name = name, until_at = now + span, span = span }
end
redis.call('HSET', KEYS[1], field, cmsgpack.pack(held))
return { held.holder, held.name, held.until_at - now }
`)

const giveBack = scriptOf(`
local field = 'account ' .. ARGV[1]
local stored = redis.call('HGET', KEYS[1], field)
local held = stored and cmsgpack.unpack(stored)
if held and held.holder == ARGV[2] then
  held.until_at = 0
  redis.call('HSET', KEYS[1], field, cmsgpack.pack(held))
end
return 1
`)

const heldSchema: z.ZodType<[holder: string, name: string, leftMs: number]> = z.tuple([
  z.string(),
  z.string(),
  z.coerce.number(),
])

/**
 * Keeps the right to trade an account in Redis, for the programs of several hosts. It is measured by the clock of Redis, as the
 * clocks of hosts may differ.
 *
 * While Redis is away no right is given: a call rejects with KisJournalError (not-sent), after `timeoutMs` at the latest, and
 * Redis may still carry it out. A Redis that has lost its data may give an account to a second program: use one that keeps
 * its writes and evicts no key. The renewal of a lease that lasts brings the lease and the salt back; that of one that has ended
 * rejects, as another program may have had the account before the loss.
 *
 * @example
 * const redis = new Redis({ maxRetriesPerRequest: 0 }) // fails with the connection instead of waiting in a queue
 * const leases = redisTraderLease({ redis })
 * @throws {KisInputError} an option is missing or wrong
 */
export function redisTraderLease(options: RedisTraderLeaseOptions): TraderLeases {
  checkOptionNames('redisTraderLease', options, ['redis', 'prefix', 'timeoutMs'])
  const { redis, prefix = 'kis-trader:', timeoutMs = 2_000 } = options
  checkOption('redis', redis, withMethods('a connection to Redis', ['evalsha', 'eval'], 'new Redis() of ioredis'))
  checkOption('timeoutMs', timeoutMs, spanRule('a number such as 2000'))
  const key = `${prefix}leases`
  let knownSalt: string | undefined

  async function run(script: Script, ...values: readonly string[]): Promise<unknown> {
    const timeout = AbortSignal.timeout(timeoutMs)
    try {
      return await untilAborted(runScript(redis, script, key, ...values), timeout)
    } catch (cause) {
      const what = cause === timeout.reason ? `did not answer within ${timeoutMs} ms` : 'failed'
      throw new KisJournalError(`the Redis of the leases ${what}: see that it runs, and can be written`, { cause })
    }
  }

  async function salt(): Promise<string> {
    knownSalt ??= String(await run(readSalt, randomUUID()))
    return knownSalt
  }

  async function ask(
    what: 'take' | 'renew' | 'renew ended',
    { account, asked, now }: { readonly account: string; readonly asked: TraderLease; readonly now: number },
  ): Promise<TraderLease> {
    const span = Math.ceil(asked.untilAt - now)
    const answer = await run(take, await salt(), account, asked.holder, asked.name, String(span), what)
    if (answer === null) {
      throw new KisJournalError('the Redis of the leases has lost its data: start this program again')
    }
    const [holder, name, leftMs] = heldSchema.parse(answer)
    return holder === asked.holder ? { ...asked } : { holder, name, untilAt: now + leftMs }
  }

  return {
    salt,
    lease: (account, asked, now) => ask('take', { account, asked, now }),
    renew: (account, held, { untilAt, now }) =>
      ask(held.untilAt > now ? 'renew' : 'renew ended', { account, asked: { ...held, untilAt }, now }),
    async release(account, holder) {
      await run(giveBack, account, holder)
    },
  }
}
