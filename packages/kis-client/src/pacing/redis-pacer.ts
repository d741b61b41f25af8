import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { systemClock } from '../clock.ts'
import { kisRateLimits, type RateLimit } from '../environment.ts'
import { KisUnreachableError } from '../errors.ts'
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
 */
export function redisPacer({ redis, prefix = 'kis-pacer:', timeoutMs = 2_000 }: RedisPacerOptions): Pacer {
  const clock = systemClock
  const member = randomUUID()
  let turns = 0

  function open(key: string, rate: RateLimit): TurnQueue {
    const limits = [withMargin(rate), withMargin(kisRateLimits.accountReads)].flatMap(({ limit, windowMs }) => [
      limit,
      windowMs,
    ])
    const rules = [latestArrivalMs, graceMs, ...limits].map(String)
    // The braces are the hash tag of Redis Cluster.
    const name = `${prefix}{${key}}`
    const queue = createTurnQueue(() => void ask())
    let timer: unknown
    let isAsking = false
    let hasChanged = false

    const settle = (id: string, what: 'answered' | 'unused') => {
      // If this message is lost, the turn ends by time.
      runPacerScript(redis, name, [...rules, what, id, member]).catch(() => undefined)
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
      turns += 1
      const id = `${member}:${turns}`
      const now = clock.monotonic()
      const firsts = queue.firsts().flatMap(({ lane, since }) => [lane, `${since}`, `${Math.round(now - since)}`])
      const asked = runPacerScript(redis, name, [...rules, 'ask', id, member, ...firsts])
      try {
        const [granted, waitMs] = answerSchema.parse(await answerInTime(asked))
        if (granted === '') return waitMs
        // The first waiter now, since the one that the turn was asked for may have left.
        const waiter = queue.firsts().find(({ lane }) => lane === granted)
        if (waiter === undefined) settle(id, 'unused')
        else waiter.start(() => settle(id, 'answered'))
        hasChanged ||= queue.firsts().length > 0
      } catch (cause) {
        // Return a turn that Redis grants after the timeout: its caller has stopped waiting.
        asked.then(
          () => settle(id, 'unused'),
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

  function answerInTime(asked: Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = clock.setTimeout(() => reject(new Error(`Redis did not answer within ${timeoutMs} ms`)), timeoutMs)
      asked.then(resolve, reject).finally(() => clock.clearTimeout(timer))
    })
  }

  return createQueuedPacer(clock, open)
}
