// A process that calls a server, as often as it is told, at the pace that a Redis gives.
import { Redis } from 'ioredis'
import type { RateLimit } from './environment.ts'
import type { Priority } from './pacing.ts'
import { redisPacer } from './redis-pacer.ts'

/** What its parent tells it. */
export interface Order {
  readonly name: string
  readonly key: string
  readonly rate: RateLimit
  readonly priority: Priority
  readonly ledger?: boolean
  /** So many calls, all of which wait at once. @default 1 */
  readonly calls?: number
  /** It takes its turn, and calls when it is told to go. */
  readonly holds?: boolean
}

/** `waits`: Redis knows that it waits. `went`: its calls were answered. */
export type Report = readonly [what: 'waits' | 'holds' | 'went', name: string]

const [, , socket = '', server = ''] = process.argv
const redis = new Redis(socket)
redis.on('error', () => undefined)
const tell = (...report: Report) => process.send?.(report)

process.once('disconnect', () => process.exit())
process.on('message', async (order: Order | 'go') => {
  if (order === 'go') return
  const { name, key, rate, priority, ledger, calls = 1, holds } = order
  const port = {
    eval: (script: string, keys: number, ...values: string[]) => redis.eval(script, keys, ...values),
    async evalsha(sha: string, keys: number, ...values: string[]) {
      const answer = await redis.evalsha(sha, keys, ...values)
      tell('waits', name)
      return answer
    },
  }
  const pacer = redisPacer({ redis: port, rate, prefix: 'test:' })
  const call = async () => {
    const answered = await pacer.turn(key, { priority, ledger })
    if (holds) {
      tell('holds', name)
      await new Promise((resolve) => process.once('message', resolve))
    }
    await fetch(`${server}/${name}`)
    answered()
  }
  await Promise.all(Array.from({ length: calls }, call))
  tell('went', name)
})
// What a first call loads takes long, and a machine that has just started this process is busy.
await fetch(server, { method: 'HEAD' })
tell('went', 'ready')
