import { randomUUID } from 'node:crypto'
import { runScript, type Script, scriptOf } from '@stockeye/internal/redis-script'
import { untilAborted } from '@stockeye/internal/wait'
import type { Clock } from '@stockeye/token-manager'
import * as z from 'zod'
import { KisUnreachableError } from '../../errors.ts'
import type { RedisPort } from '../../pacing/redis-script.ts'
import type { Tenure } from './meeting.ts'
import { formatMemory, type KeyMemory, parseMemory } from './memory.ts'
import { lookLua, releaseLua, rememberLua, renewLua, takeLua } from './redis-scripts.ts'

const takeScript = scriptOf(takeLua)
const renewScript = scriptOf(renewLua)
const lookScript = scriptOf(lookLua)
const rememberScript = scriptOf(rememberLua)
const releaseScript = scriptOf(releaseLua)

export interface RedisLeaseOptions {
  readonly redis: RedisPort
  /** Name of the Redis key. */
  readonly key: string
  /** Time after which Redis counts as away, in ms without an answer. */
  readonly timeoutMs: number
  /** Time for which a lease holds without a renewal, in ms. */
  readonly leaseMs: number
  readonly clock: Clock
}

/** Lease in Redis, with the id under which the guests reach its holder. */
export interface RedisTenure extends Tenure {
  readonly id: string
}

/** Lease of an app key in Redis. */
export interface RedisLease {
  /** Takes the lease. @returns the tenure, or the id of the tenure that holds it */
  take(onLost: (reason: Error) => void): Promise<RedisTenure | string>
  /** Returns the id of the tenure that holds the lease; undefined while no process does. */
  holder(): Promise<string | undefined>
}

const takenSchema: z.ZodType<[isTaken: number, holder: string, memory: string]> = z.tuple([
  z.number(),
  z.string(),
  z.string(),
])

/** Part of a lease that is not used, so that the socket is closed before another process can take the lease. */
const unusedShare = 1 / 6

export function createRedisLease(options: RedisLeaseOptions): RedisLease {
  const { redis, key, timeoutMs, leaseMs, clock } = options

  async function run(script: Script, ...values: readonly string[]): Promise<unknown> {
    const timeout = AbortSignal.timeout(timeoutMs)
    try {
      return await untilAborted(runScript(redis, script, key, ...values), timeout)
    } catch (cause) {
      const what = cause === timeout.reason ? `did not answer within ${timeoutMs} ms` : 'failed'
      throw new KisUnreachableError(`the Redis of the shared socket ${what}: see that it runs, and can be written`, {
        cause,
      })
    }
  }

  return {
    async take(onLost) {
      const id = randomUUID()
      const sentAt = instantOf(clock)
      const [isTaken, holder, memory] = takenSchema.parse(await run(takeScript, id, String(leaseMs)))
      if (isTaken !== 1) return holder
      return startTenure({ id, run, sentAt, leaseMs, clock, onLost, memory: readMemory(memory) })
    },
    async holder() {
      const holder = await run(lookScript)
      return typeof holder === 'string' && holder !== '' ? holder : undefined
    },
  }
}

function readMemory(json: string): KeyMemory | undefined {
  try {
    return json === '' ? undefined : parseMemory(json)
  } catch {
    // An older or newer version has written it: it is as good as unknown.
    return undefined
  }
}

/** Instant by both clocks: one stands still while the machine sleeps, and the other one can be set. */
interface Instant {
  readonly wall: number
  readonly monotonic: number
}

const instantOf = (clock: Clock): Instant => ({ wall: clock.now(), monotonic: clock.monotonic() })
const passedMs = (since: Instant, clock: Clock) =>
  Math.max(clock.now() - since.wall, clock.monotonic() - since.monotonic)

interface TenureOptions {
  readonly id: string
  readonly run: (script: Script, ...values: readonly string[]) => Promise<unknown>
  /** Instant at which the lease was asked for. Redis measures it from later on. */
  readonly sentAt: Instant
  readonly leaseMs: number
  readonly clock: Clock
  readonly onLost: (reason: Error) => void
  readonly memory: KeyMemory | undefined
}

/** Renews a lease until it is released or lost. */
function startTenure({ id, run, sentAt, leaseMs, clock, onLost, memory }: TenureOptions): RedisTenure {
  const usableMs = leaseMs * (1 - unusedShare)
  let renewedAt = sentAt
  let isHeld = true
  let stored: string | undefined
  let failure: unknown
  let expiry: unknown

  let renewal: unknown = clock.setTimeout(renew, leaseMs / 4)

  function stop() {
    isHeld = false
    clock.clearTimeout(renewal)
    clock.clearTimeout(expiry)
  }

  function lose(message: string) {
    if (!isHeld) return
    stop()
    onLost(new KisUnreachableError(message, { cause: failure }))
  }

  function holds(): boolean {
    if (isHeld && passedMs(renewedAt, clock) >= usableMs) {
      lose(`the lease of the shared socket was not renewed for ${usableMs} ms: this process or its Redis stood still`)
    }
    return isHeld
  }

  function watchExpiry() {
    clock.clearTimeout(expiry)
    expiry = clock.setTimeout(() => void holds(), usableMs - passedMs(renewedAt, clock))
  }

  async function renew() {
    const askedAt = instantOf(clock)
    try {
      if (!holds()) return
      const answer = await run(renewScript, id, String(leaseMs))
      if (answer === 0)
        return lose('another process has taken the lease of the shared socket: see that Redis keeps its data')
      renewedAt = askedAt
      if (!holds()) return
      watchExpiry()
      if (answer === 2 && stored !== undefined) await run(rememberScript, id, stored)
    } catch (error) {
      // The next renewal may still come in time.
      failure = error
    }
    if (isHeld) renewal = clock.setTimeout(renew, leaseMs / 4)
  }

  watchExpiry()
  return {
    id,
    memory,
    holds,
    async remember(next) {
      const json = formatMemory(next)
      stored = json
      if (holds() && (await run(rememberScript, id, json)) === 1) return
      throw new KisUnreachableError('the memory of the shared socket is not stored: another process has its lease')
    },
    async release() {
      stop()
      await run(releaseScript, id)
    },
  }
}
