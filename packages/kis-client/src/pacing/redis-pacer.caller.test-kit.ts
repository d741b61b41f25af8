// A process that calls a server, as often as its parent says, at the pace that a Redis gives.
import { type ChainableCommander, Redis } from 'ioredis'
import * as z from 'zod'
import type { RateLimit } from '../environment.ts'
import type { Priority } from './pacer.ts'
import { redisPacer } from './redis-pacer.ts'

/** Calls to make, as the parent orders them. */
export interface Order {
  readonly name: string
  readonly key: string
  readonly rate: RateLimit
  readonly priority: Priority
  readonly accountRead?: boolean
  /** Number of calls, all of which wait at once. @default 1 */
  readonly calls?: number
  /** Key in Redis with the ms since 1970 that the pacer's script reads in place of the clock of Redis. */
  readonly clockKey?: string
  /** Whether the caller takes its turn, and calls when its parent sends `go`. */
  readonly holds?: boolean
}

/** Report of a caller. `waits`: Redis has queued it. `went`: its calls were answered. */
export type Report = readonly [what: 'waits' | 'holds' | 'went', name: string]

const [, , socket = '', server = ''] = process.argv
// A stalled machine makes Redis slow, which is no reason to give up: how a pacer does that has a test of its own.
const redis = new Redis(socket, { maxRetriesPerRequest: null })
const timeoutMs = 600_000
redis.on('error', () => undefined)
const report = (...message: Report) => process.send?.(message)

const executedSchema = z.tuple([
  z.tuple([z.null(), z.tuple([z.coerce.number(), z.coerce.number()])]),
  z.tuple([z.instanceof(Error).nullable(), z.unknown().optional()]),
])

/** Runs the script. Returns its answer and the instant by Redis's clock. */
async function runAtInstant(script: (commands: ChainableCommander) => ChainableCommander) {
  const [[, [seconds, micros]], [error, answer]] = executedSchema.parse(await script(redis.multi().time()).exec())
  if (error) throw error
  return { answer, at: seconds * 1_000 + micros / 1_000 }
}

/** Returns the script with the time of a key in place of `TIME`. */
function withClock(script: string, key: string): string {
  const time = `(function() local at = tonumber(redis.call('GET', '${key}'))
    return { math.floor(at / 1000), (at % 1000) * 1000 } end)()`
  if (!script.includes("redis.call('TIME')")) throw new Error('the script does not ask for TIME: adapt this kit')
  return script.replace("redis.call('TIME')", time)
}

process.once('disconnect', () => process.exit())
process.on('message', async (order: Order | 'go') => {
  if (order === 'go') return
  const { name, key, rate, priority, accountRead, calls = 1, clockKey, holds } = order
  // A turn is taken up before anything else can be answered, so the newest answer is the one that gave it.
  let answeredAt = 0
  const ask = async (script: (commands: ChainableCommander) => ChainableCommander) => {
    const { answer, at } = await runAtInstant(script)
    answeredAt = at
    report('waits', name)
    return answer
  }
  const port = {
    eval: (script: string, keys: number, ...values: string[]) =>
      ask((redis) => redis.eval(clockKey ? withClock(script, clockKey) : script, keys, ...values)),
    evalsha: (sha: string, keys: number, ...values: string[]) =>
      clockKey
        ? Promise.reject(new Error('NOSCRIPT this script has the clock of a test'))
        : ask((redis) => redis.evalsha(sha, keys, ...values)),
  }
  const pacer = redisPacer({ redis: port, prefix: 'test:', timeoutMs })
  const call = async () => {
    const answered = await pacer.turn(key, { rate, priority, accountRead })
    const grantedAt = answeredAt
    if (holds) {
      report('holds', name)
      await new Promise((resolve) => process.once('message', resolve))
    }
    await fetch(`${server}/${name}?grantedAt=${grantedAt}`)
    answered()
  }
  await Promise.all(Array.from({ length: calls }, call))
  report('went', name)
})
// What a first call loads takes long, and a machine that has just started this process is busy.
await fetch(server, { method: 'HEAD' })
report('went', 'ready')
