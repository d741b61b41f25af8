import * as z from 'zod'
import type { KisClient } from '../../client/client.ts'
import { KisInputError, KisRealtimeError } from '../../errors.ts'
import type { KnownFeeds } from '../known-feeds.ts'
import type { DirectLine, LineFrame, LineListener } from '../line.ts'
import type { Tenure } from '../sharing/meeting.ts'
import { createBook, type HeldPlaces } from '../topics/book.ts'
import { type Topic, type TopicState, topicName } from '../topics/topic.ts'
import { topicSchema } from '../topics/topic-schema.ts'
import { keysOf } from './frame-topics.ts'
import { createLineWatch } from './line-watch.ts'
import { createOverlaps } from './overlaps.ts'
import { createSession, type Session } from './session.ts'

export interface DirectLineOptions {
  /** Clients of the app keys; notices belong to the account of the first one. */
  readonly clients: readonly KisClient[]
  readonly feeds: KnownFeeds
  /** Returns a number in [0, 1). */
  readonly random: () => number
  readonly mostRestCallsPerMinute?: number | undefined
}

/** Memory of the owner before, and the place to store one. */
type Memory = Pick<Tenure, 'memory' | 'remember'>

const noTenure: Memory = { memory: undefined, remember: () => Promise.resolve() }

/** Opens a line with a socket for each app key. */
export function openDirectLine(
  listener: LineListener,
  { clients, feeds, random, mostRestCallsPerMinute }: DirectLineOptions,
  tenure: Memory = noTenure,
): DirectLine {
  const [client] = clients
  if (client === undefined) throw new KisInputError({ field: 'clients', rule: 'is empty; use at least one client' })
  const { clock } = client
  const urls = clients.map(({ realtime }) => urlOf(realtime.url))
  const release = acquireAll(clients)
  const names = clients.map(({ realtime }) => realtime.keyName)
  const overlaps = createOverlaps()
  let isClosed = false

  const book = createBook({
    sessions: names,
    isPinned: ({ trId }) => feeds.isNotice(trId),
    changed(topic, state: TopicState) {
      if (isClosed) return
      watch.changed(topic, state)
      listener.topic(topic, state)
    },
    moved: (topic) => watch.moved(topic),
    provenAt: (topic) => watch.provenAt(topic),
  })
  const look = () => {
    for (const session of sessions.values()) session.look()
  }
  const watch = createLineWatch({
    client,
    clock,
    sessions: names,
    book,
    feeds,
    listener,
    mostRestCallsPerMinute,
    replace: (session, reason, from) => sessions.get(session)?.replace(reason, from),
    look,
  })
  const wanted = new Map<string, Topic>()

  /** Returns the names of the topics that a frame carries. */
  function topicsIn(frame: LineFrame): readonly string[] {
    const { trId } = frame
    const index = feeds.keyIndex(trId)
    if (index >= 0) return keysOf(frame, index).map((key) => `${trId}|${key}`)
    return [...wanted].filter(([, topic]) => topic.trId === trId).map(([name]) => name)
  }

  function receive(session: string, frame: LineFrame): void {
    const topics = topicsIn(frame)
    watch.received(topics, session, frame)
    const fresh = clients.length === 1 ? frame : withoutRepeats(session, frame)
    if (fresh !== undefined) listener.frame(fresh)
  }

  /** Leaves out what another session has delivered already, while a topic moves. Notices never move. */
  function withoutRepeats(session: string, frame: LineFrame): LineFrame | undefined {
    const { trId } = frame
    const keyIndex = feeds.keyIndex(trId)
    return keyIndex < 0
      ? frame
      : overlaps.take(session, frame, keyIndex, (key) => book.placedOn({ trId, key }).length > 1)
  }

  /** Reports a message that was skipped. A notice that cannot be decrypted is a hole in the notices, which others must look after. */
  function reportUnreadable(reason: string, trId?: string): void {
    listener.trouble(new KisRealtimeError('unreadable', `a message of KIS's WebSocket was skipped: ${reason}`))
    const now = clock.now()
    for (const topic of wanted.values()) {
      if (topic.trId !== trId || book.servedBy(topic) === undefined) continue
      listener.topic(topic, { is: 'lost', from: now - 1, isCertain: true })
      listener.topic(topic, { is: 'confirmed', at: now })
    }
  }

  async function remember(): Promise<void> {
    const places = names.map((name) => [name, book.held(name)] as const)
    const registered = places.flatMap(([, { suspects }]) => suspects)
    await tenure.remember({ registered, learnt: Object.fromEntries(places), writtenAt: clock.now() })
  }

  const sessions = new Map<string, Session>(
    clients.map(({ realtime }, index) => [
      realtime.keyName,
      createSession({
        name: realtime.keyName,
        access: realtime,
        url: urls[index] ?? '',
        clock,
        random,
        book,
        frame: (frame) => receive(realtime.keyName, frame),
        pinged: (at) => watch.pinged(realtime.keyName, at),
        changed: look,
        remember,
        unreadable: reportUnreadable,
        trouble: listener.trouble,
      }),
    ]),
  )
  for (const [name, held] of Object.entries(parseLearnt(tenure.memory?.learnt))) {
    if (sessions.has(name)) book.restore(name, held, tenure.memory?.writtenAt ?? 0)
  }

  return {
    want(topic, priority) {
      wanted.set(topicName(topic), topic)
      book.want(topic, priority, clock.now())
      look()
    },
    unwant(topic) {
      wanted.delete(topicName(topic))
      book.unwant(topic)
      watch.forget(topic)
      look()
    },
    async close() {
      for (const topic of wanted.values()) book.unwant(topic)
      isClosed = true
      watch.close()
      await Promise.all([...sessions.values()].map((session) => session.close()))
      release()
      await remember().catch(listener.trouble)
    },
    heardAt() {
      const instants = [...sessions.values()].flatMap((session) => session.heardAt() ?? [])
      return instants.length === 0 ? undefined : Math.min(...instants)
    },
    abandon() {
      isClosed = true
      watch.close()
      for (const session of sessions.values()) session.abandon()
      release()
    },
  }
}

/** Takes the sessions of all clients, or none. @returns a function that gives them back */
function acquireAll(clients: readonly KisClient[]): () => void {
  const taken: (() => void)[] = []
  const release = () => {
    for (const give of taken.splice(0)) give()
  }
  try {
    for (const { realtime } of clients) taken.push(realtime.acquire())
  } catch (error) {
    release()
    throw error
  }
  return release
}

function urlOf(url: string | null): string {
  if (url !== null) return url
  throw new KisInputError({
    field: 'hosts.ws',
    rule: 'is null; use the address of a WebSocket, such as that of a simulator',
  })
}

const learntSchema: z.ZodType<Readonly<Record<string, HeldPlaces>>> = z.record(
  z.string(),
  z.object({
    suspects: z.array(topicSchema),
    probe: z.object({ notBefore: z.number(), waitMs: z.number() }),
    held: z.array(z.object({ topic: topicSchema, until: z.number() })),
  }),
)

/** Parses what the owner before has learnt. What another version wrote counts for nothing: KIS's refusals teach it again. */
function parseLearnt(learnt: unknown): Readonly<Record<string, HeldPlaces>> {
  const parsed = learntSchema.safeParse(learnt)
  return parsed.success ? parsed.data : {}
}
