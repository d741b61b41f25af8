// A process that shares a line; processes.test.ts starts it.
import type { Topic, TopicState } from '../topics/topic.ts'
import { localSharing } from './local.ts'
import { shareLine } from './share-line.ts'
import { tickingLine } from './ticking-line.test-kit.ts'

export interface MemberInput {
  readonly name: string
  readonly log: string
  readonly directory: string
  /** Socket of a Redis to share through, instead of the directory, and the span of its lease. */
  readonly redis?: { readonly path: string; readonly leaseMs: number; readonly timeoutMs: number } | undefined
  readonly topics: readonly Topic[]
  readonly aliveMs: number
  readonly silentMs: number
}

export type MemberCommand = 'report' | 'close'

/** Event of a process, as it happens. */
export type MemberEvent =
  | { readonly is: 'state'; readonly topic: Topic; readonly state: TopicState }
  | { readonly is: 'row'; readonly key: string }
  | { readonly is: 'trouble'; readonly message: string }
  | { readonly is: 'closed' }
  | { readonly is: 'report'; readonly report: MemberReport }

export interface MemberReport {
  /** Numbers of the rows of each key. */
  readonly rows: Readonly<Record<string, readonly number[]>>
  /** States of each key, in their order. */
  readonly states: Readonly<Record<string, readonly TopicState[]>>
}

if (process.argv[1] === import.meta.filename) await main(JSON.parse(process.argv[2] ?? ''))

async function sharingIn({ path, leaseMs, timeoutMs }: NonNullable<MemberInput['redis']>) {
  // Other processes start faster without them.
  const [{ Redis }, { redisSharing }] = await Promise.all([import('ioredis'), import('./redis.ts')])
  const redis = new Redis(path, { retryStrategy: () => 20 })
  redis.on('error', () => undefined)
  return redisSharing({ redis, leaseMs, timeoutMs })
}

async function main({ name, log, directory, redis, topics, aliveMs, silentMs }: MemberInput) {
  process.on('disconnect', () => process.exit(1))
  const rows: Record<string, number[]> = {}
  // Keys whose first row since their confirmation is still to come.
  const awaited = new Set<string>()
  const states: Record<string, TopicState[]> = {}
  const send = (event: MemberEvent) => void process.send?.(event)
  const isNotice = () => false
  const direct = tickingLine({ log, name })
  const open = shareLine({
    sharing: redis === undefined ? localSharing({ directory }) : await sharingIn(redis),
    key: 'key',
    clock: direct.clock,
    openDirect: direct.open,
    isNotice,
    random: Math.random,
    name,
    aliveMs,
    silentMs,
  })
  const line = open({
    frame({ payload }) {
      const [key = '', row] = payload.split('^')
      const seen = rows[key] ?? []
      rows[key] = seen
      seen.push(Number(row))
      if (awaited.delete(key)) send({ is: 'row', key })
    },
    topic(topic, state) {
      const seen = states[topic.key] ?? []
      states[topic.key] = seen
      seen.push(state)
      if (state.is === 'confirmed') awaited.add(topic.key)
      send({ is: 'state', topic, state })
    },
    trouble: (error) => send({ is: 'trouble', message: error instanceof Error ? error.message : String(error) }),
  })
  for (const topic of topics) line.want(topic, 1)
  process.on('message', async (command: MemberCommand) => {
    if (command === 'report') send({ is: 'report', report: { rows, states } })
    if (command === 'close') {
      await line.close()
      send({ is: 'closed' })
    }
  })
}
