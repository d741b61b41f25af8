import { mortalClock } from '@stockeye/test-kit/mortal-clock'
import type { KisClient } from '../../src/client/client.ts'
import { createKisClient } from '../../src/client/create-client.ts'
import type { OpenSocket } from '../../src/realtime/session/socket.ts'
import { createStream } from '../../src/realtime/stream/create-stream.ts'
import type { Stream, StreamOptions, TopicStatus } from '../../src/realtime/stream/stream.ts'
import type { SentFrame } from '../../src/simulator/realtime/controls.ts'
import { subscriptions, topics } from './topics.ts'
import { tapSocket, type Wire } from './wire.ts'
import type { World } from './world.ts'

/** Client under test. */
export interface Client {
  readonly startStream: (kis: KisClient, options: StreamOptions) => Stream
  /** Wraps the socket on its way to KIS. */
  readonly wrapSocket?: (open: OpenSocket) => OpenSocket
}

export const rightClient: Client = { startStream: createStream }

/** Gap that a program has reported. */
export interface SeenGap {
  readonly from: number
  readonly to: number
  readonly isCertain: boolean
}

export interface SeenStatus {
  readonly at: number
  readonly status: TopicStatus
}

/** Evidence of one topic in the life of one program. */
export interface TopicEvidence {
  /** Rows that the simulator has sent, and those that the listener got, each as its instant and its columns. */
  readonly sent: string[]
  readonly received: string[]
  /** Number of rows of the market that the simulator has written, those of damaged frames included. */
  written: number
  readonly gaps: SeenGap[]
  readonly statuses: SeenStatus[]
}

/** One program from its start to its death. */
export interface Program {
  readonly wire: Wire
  readonly startedAt: number
  endedAt: number
  readonly evidence: ReadonlyMap<string, TopicEvidence>
  /** Errors that no program should see. */
  readonly thrown: unknown[]
  /** Number of troubles and of unreadable frames that the stream has reported. */
  readonly reported: { troubles: number; unreadable: number }
  readonly stream: Stream
  note(frame: SentFrame): void
  /** Drops every object without closing it. */
  die(): void
  close(): Promise<void>
}

const plain = (value: unknown): string => {
  const text = value === undefined || value === null ? '' : String(value)
  return /^-?\d+(\.\d+)?$/.test(text) ? String(Number(text)) : text
}
const formatOf = (at: number, values: readonly unknown[]) => `${at} ${values.map(plain).join(' ')}`

export function startProgram(world: World, client: Client, random: () => number, isFirst: boolean): Program {
  const { clock, simulator } = world
  const { clientOptions } = simulator
  const now = () => clock.now()
  const base = clientOptions.openSocket
  if (base === undefined) throw new Error('the simulator has no stepped clock')
  const wire = tapSocket(client.wrapSocket?.(base) ?? base, now, isFirst)
  const time = mortalClock(clock)
  let isDead = false
  const kis = createKisClient({
    ...clientOptions,
    clock: time,
    openSocket: wire.openSocket,
    // A store takes one manager, and a dead program cannot close its own.
    tokenStore: { ...world.tokenStore },
  })
  const stream = client.startStream(kis, { sharing: world.sharing, random })
  const evidence = new Map<string, TopicEvidence>(
    [...topics.keys()].map((name) => [name, { sent: [], received: [], written: 0, gaps: [], statuses: [] }]),
  )
  const of = (topic: { readonly trId: string; readonly key: string }) => evidence.get(`${topic.trId}|${topic.key}`)
  const program: Program = {
    wire,
    startedAt: now(),
    endedAt: Number.POSITIVE_INFINITY,
    evidence,
    thrown: [],
    reported: { troubles: 0, unreadable: 0 },
    stream,
    note({ at, trId, key, rows, isMangled }) {
      const topic = topics.get(`${trId}|${key}`)
      const about = of({ trId, key })
      if (topic === undefined || about === undefined) return
      if (!world.isBursting) about.written += rows.length
      if (isMangled) return
      const known: readonly string[] = topic.feed.columns
      const places = topic.columns.map((column) => known.indexOf(column))
      for (const row of rows)
        about.sent.push(
          formatOf(
            at,
            places.map((place) => row[place]),
          ),
        )
    },
    die() {
      isDead = true
      program.endedAt = now()
      time.die()
      wire.die()
      world.sharing.killHolder()
    },
    async close() {
      program.endedAt = now()
      await clock.settle(stream.close())
      await clock.settle(kis.close())
    },
  }
  const living =
    <About>(take: (about: About) => void) =>
    (about: About) => {
      if (!isDead) take(about)
    }
  stream.on(
    'gap',
    living((gap) => of(gap)?.gaps.push({ from: gap.from, to: gap.to, isCertain: gap.isCertain })),
  )
  stream.on(
    'topic',
    living((report) => of(report)?.statuses.push({ at: now(), status: report.status })),
  )
  stream.on(
    'trouble',
    living((error) => {
      program.reported.troubles += 1
      if (!(error instanceof Error) || !('code' in error)) program.thrown.push(error)
    }),
  )
  stream.on(
    'unreadable',
    living(() => {
      program.reported.unreadable += 1
    }),
  )
  try {
    for (const { feed, keys, columns } of subscriptions) {
      const take = (row: { readonly key: string | undefined; readonly receivedAt: number }) => {
        const trId = feed.real
        const key = row.key ?? keys[0] ?? ''
        of({ trId, key })?.received.push(
          formatOf(
            row.receivedAt,
            columns.map((column) => Reflect.get(row, column)),
          ),
        )
      }
      stream.listen(feed, keys, living(take), { columns: [...columns], priority: feed.encrypted ? 9 : 0 })
    }
  } catch (error) {
    program.thrown.push(error)
  }
  return program
}
