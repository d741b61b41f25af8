import { randomUUID } from 'node:crypto'
import type { Clock } from '@stockeye/token-manager'
import { systemClock } from '../clock.ts'
import { kisRateLimits } from '../environment.ts'
import { checkOption, checkOptionNames, spanRule, withMethods } from '../values/check-options.ts'
import { latestArrivalMs, withMargin } from './pace.ts'
import type { Pacer } from './pacer.ts'
import { createQueuedPacer } from './queue.ts'
import { type RedisPort, runPacerScript } from './redis-script.ts'
import { createSharedQueue } from './shared-queue.ts'

/** Options of `redisPacer`. */
export interface RedisPacerOptions {
  /** Connection, which stays yours to close. */
  readonly redis: RedisPort
  /** Prefix of the names of the Redis keys. @default 'kis-pacer:' */
  readonly prefix?: string
  /** Time after which Redis counts as away, in ms without an answer. @default 2_000 */
  readonly timeoutMs?: number
}

/** Time after which a process that does not ask again when it should loses its place, in ms. */
const graceMs = 500

/**
 * Creates a pacer for all processes, on all machines, that share one app key. Orders go before queries, from any process;
 * within each, the first caller is served first. A process that dies while it waits loses its place within half a second
 * of its turn. A process that dies while it calls frees its turn after about two seconds.
 *
 * While Redis is away no call starts, since the calls of the other processes are not known: `turn` rejects with
 * KisUnreachableError (not-sent; `cause` says why), after `timeoutMs` at the latest. A client then retries a read, as
 * after any lost connection, and throws the error of an order. When Redis has lost its data, and on the first use in a
 * day, the first turn comes after about two seconds, because the calls just before are not known.
 *
 * The rate is the clients' (`rate` of `createKisClient`): processes that share an app key must pass the same one.
 *
 * @example
 * const kis = createKisClient({ environment: 'real', credentials, pacer: redisPacer({ redis: new Redis() }) })
 * @throws {KisInputError} `redis` has no `evalsha` and `eval`, `timeoutMs` is not a span of time, or an option has a name
 * that no option has, such as `rate`
 */
export function redisPacer(options: RedisPacerOptions): Pacer {
  checkOptionNames('redisPacer', options, ['redis', 'prefix', 'timeoutMs'], 'pass the rate to createKisClient')
  const { redis, prefix = 'kis-pacer:', timeoutMs = 2_000 } = options
  checkOption('redis', redis, withMethods('a connection to Redis', ['evalsha', 'eval'], 'new Redis() of ioredis'))
  checkOption('timeoutMs', timeoutMs, spanRule('a number such as 2000'))
  return createRedisPacer({ redis, prefix, timeoutMs, clock: systemClock })
}

/** Creates the pacer on a clock of the caller's, which waits between two questions. Redis keeps the time of the calls. */
export function createRedisPacer({
  redis,
  prefix,
  timeoutMs,
  clock,
}: Required<RedisPacerOptions> & { readonly clock: Clock }): Pacer {
  const member = randomUUID()
  let turns = 0
  const nextTurn = () => {
    turns += 1
    return `${member}:${turns}`
  }

  return createQueuedPacer(clock, (key, rate) => {
    const limits = [withMargin(rate), withMargin(kisRateLimits.accountReads)].flatMap(({ limit, windowMs }) => [
      limit,
      windowMs,
    ])
    const rules = [latestArrivalMs, graceMs, ...limits, rate.spacingMs ?? 0].map(String)
    // The braces are the hash tag of Redis Cluster.
    const name = `${prefix}{${key}}`
    const run = (what: string, turn: string, ...rest: readonly string[]) =>
      runPacerScript(redis, name, [...rules, what, turn, member, ...rest])
    return createSharedQueue({ run, nextTurn, clock, timeoutMs })
  })
}
