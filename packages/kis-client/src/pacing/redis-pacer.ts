import { randomUUID } from 'node:crypto'
import type { Clock } from '@stockeye/token-manager'
import { z } from 'zod'
import { systemClock } from '../clock.ts'
import { kisRateLimits } from '../environment.ts'
import { KisUnreachableError } from '../errors.ts'
import { checkOption, objectRule, spanRule, withMethods } from '../values/check-options.ts'
import { latestArrivalMs, withMargin } from './pace.ts'
import type { Pacer } from './pacer.ts'
import { createQueuedPacer, createTurnQueue, type TurnQueue } from './queue.ts'
import { type RedisPort, runPacerScript } from './redis-script.ts'

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

const answerSchema = z.tuple([z.enum(['order', 'query', 'account-read', '']), z.number()])

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
 * @throws {KisInputError} `redis` has no `evalsha` and `eval`, or `timeoutMs` is not a span of time
 */
export function redisPacer(options: RedisPacerOptions): Pacer {
  checkOption('options', options, objectRule('{ redis }'))
  const { redis, prefix = 'kis-pacer:', timeoutMs = 2_000 } = options
  checkOption('redis', redis, withMethods('a connection to Redis', ['evalsha', 'eval'], 'new Redis() of ioredis'))
  checkOption('timeoutMs', timeoutMs, spanRule('a number such as 2000'))
  const clock = systemClock
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
    const rules = [latestArrivalMs, graceMs, ...limits].map(String)
    // The braces are the hash tag of Redis Cluster.
    const name = `${prefix}{${key}}`
    const run = (what: string, turn: string, ...rest: readonly string[]) =>
      runPacerScript(redis, name, [...rules, what, turn, member, ...rest])
    return createSharedQueue({ run, nextTurn, clock, timeoutMs })
  })
}

/** Creates the queue of one key, whose first callers wait in Redis for their turns. */
function createSharedQueue(about: {
  readonly run: (what: string, turn: string, ...rest: readonly string[]) => Promise<unknown>
  readonly nextTurn: () => string
  readonly clock: Clock
  readonly timeoutMs: number
}): TurnQueue {
  const { run, nextTurn, clock, timeoutMs } = about
  const queue = createTurnQueue(() => void ask())
  let timer: unknown
  let isAsking = false
  let hasChanged = false

  const settle = (turn: string, what: 'answered' | 'unused') => {
    // If this message is lost, the turn ends by time.
    run(what, turn).catch(() => undefined)
  }

  /** Asks for the next turn, and repeats while callers wait: one question at a time. */
  async function ask(): Promise<void> {
    hasChanged = true
    if (isAsking) return
    isAsking = true
    clock.clearTimeout(timer)
    let waitMs = 0
    while (hasChanged) {
      hasChanged = false
      waitMs = await askOnce()
    }
    isAsking = false
    if (waitMs > 0) timer = clock.setTimeout(ask, waitMs)
  }

  /** @returns ms until the next question makes sense; 0 if no caller waits */
  async function askOnce(): Promise<number> {
    const turn = nextTurn()
    const now = clock.monotonic()
    const firsts = queue.firsts().flatMap(({ lane, since }) => [lane, `${since}`, `${Math.round(now - since)}`])
    const asked = run('ask', turn, ...firsts)
    try {
      const [granted, waitMs] = answerSchema.parse(await answerInTime(asked, clock, timeoutMs))
      if (granted === '') return waitMs
      // The first waiter now, since the one that the turn was asked for may have left.
      const waiter = queue.firsts().find(({ lane }) => lane === granted)
      if (waiter === undefined) settle(turn, 'unused')
      else waiter.start(() => settle(turn, 'answered'))
      hasChanged ||= queue.firsts().length > 0
    } catch (cause) {
      // Return a turn that Redis grants after the timeout: its caller has stopped waiting.
      asked.then(
        () => settle(turn, 'unused'),
        () => undefined,
      )
      queue.refuseAll(
        new KisUnreachableError('the pacer got no turn from Redis; check that Redis is reachable', { cause }),
      )
    }
    return 0
  }
  return queue
}

/** Resolves with the answer of Redis. Rejects when there is no answer within `timeoutMs`. */
function answerInTime(asked: Promise<unknown>, clock: Clock, timeoutMs: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(() => reject(new Error(`Redis did not answer within ${timeoutMs} ms`)), timeoutMs)
    asked.then(resolve, reject).finally(() => clock.clearTimeout(timer))
  })
}
