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
  /** The connection, which stays yours to close. */
  readonly redis: RedisPort
  /** What the names of its Redis keys begin with. @default 'kis-pacer:' */
  readonly prefix?: string
  /** How long Redis may take for an answer, in ms; then it counts as away. @default 2_000 */
  readonly timeoutMs?: number
}

/** A process that has not asked again so long after it was to is dead, and its place is given to others. */
const graceMs = 500

const answerSchema = z.tuple([z.enum(['order', 'query', 'account-read', '']), z.number()])

/**
 * Paces the calls of all processes, on all machines, that share one app key. Orders go before queries, whoever asks;
 * within each, first come is first served. One that dies while it waits loses its place within half a second of its
 * turn, and one that dies while it calls frees its turn after about two.
 *
 * While Redis is away nothing is let through, since nobody could say how much is too much: `turn` rejects with
 * KisUnreachableError (not-sent; `cause` says why), after `timeoutMs` at the latest. A client retries a read then, as
 * after any lost connection, and hands an order's error to its caller. When Redis has forgotten what it knew, and on
 * the first use in a day, the first turn comes after about two seconds, for nobody knows who has called just before.
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
    // The braces are Redis Cluster's hash tag.
    const name = `${prefix}{${key}}`
    const queue = createTurnQueue(() => void ask())
    let timer: unknown
    let isAsking = false
    let hasChanged = false

    const settle = (id: string, what: 'answered' | 'unused') => {
      // What Redis does not hear of ends by time.
      runPacerScript(redis, name, [...rules, what, id, member]).catch(() => undefined)
    }

    /** Asks for the next turn, and again as long as there is something to ask for: one question at a time. */
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

    /** @returns how long until it makes sense to ask again; 0 when nobody waits */
    async function askOnce(): Promise<number> {
      turns += 1
      const id = `${member}:${turns}`
      const now = clock.monotonic()
      const firsts = queue.firsts().flatMap(({ lane, since }) => [lane, `${since}`, `${Math.round(now - since)}`])
      const asked = runPacerScript(redis, name, [...rules, 'ask', id, member, ...firsts])
      try {
        const [granted, waitMs] = answerSchema.parse(await answerInTime(asked))
        if (granted === '') return waitMs
        // Not the one that the turn was asked for, if that one has left meanwhile.
        const waiter = queue.firsts().find(({ lane }) => lane === granted)
        if (waiter === undefined) settle(id, 'unused')
        else waiter.start(() => settle(id, 'answered'))
        hasChanged ||= queue.firsts().length > 0
      } catch (cause) {
        // A turn that comes all the same, too late, is nobody's.
        asked.then(
          () => settle(id, 'unused'),
          () => undefined,
        )
        queue.refuseAll(new KisUnreachableError('Redis gives out no turns', { cause }))
      }
      return 0
    }
    return queue
  }

  function answerInTime(asked: Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = clock.setTimeout(() => reject(new Error(`Redis gave no answer within ${timeoutMs} ms`)), timeoutMs)
      asked.then(resolve, reject).finally(() => clock.clearTimeout(timer))
    })
  }

  return createQueuedPacer(clock, open)
}
