import { type ConfirmedState, lostSince, type Topic, type TopicState, topicName } from '../topics/topic.ts'
import type { RecordedTopic } from './entry.ts'
import { isNotice } from './private-topics.ts'
import { readTopicParts } from './read-recording.ts'

/** Topics of a recording: their states where the replay stands, and those of them that are wanted. */
export interface ReplayTopics {
  want(topic: Topic): void
  unwant(topic: Topic): void
  /** Returns whether a topic of the TR is wanted that the recording has. */
  areWanted(trId: string): boolean
  set(topic: Topic, state: TopicState): void
  /** Takes over the states at the start of a file. A file of another process than the last one has none of its topics. */
  startFile(topics: readonly RecordedTopic[], span: { readonly lastAt: number; readonly at: number }): void
  /** Ends the delivery of all topics until `resume`: a part is missing after `lastAt`. */
  interrupt(lastAt: number): void
  /** Ends an interruption. */
  resume(at: number): void
  close(): void
}

export function createReplayTopics(
  files: readonly string[],
  listener: (topic: Topic, state: TopicState) => void,
): ReplayTopics {
  const recorded = listTopics(files)
  /** Wanted topics by name, each with the name of the recorded topic that serves it. */
  const wanted = new Map<string, { readonly topic: Topic; readonly servedBy: string | undefined }>()
  const states = new Map<string, TopicState>()
  let wantedIds: ReadonlySet<string> = new Set()
  /** Topics whose delivery a missing part interrupts, with their states before it. */
  let interrupted: readonly (readonly [name: string, before: ConfirmedState])[] = []
  let isClosed = false

  const listWantedIds = () => {
    const served = [...wanted.values()].filter(({ servedBy }) => servedBy !== undefined)
    wantedIds = new Set(served.map(({ topic }) => topic.trId))
  }
  const setState = (name: string, state: TopicState) => {
    states.set(name, state)
    for (const { topic, servedBy } of wanted.values()) if (servedBy === name) listener(topic, state)
  }
  const confirmed = () =>
    [...states].flatMap(([name, state]) => (state.is === 'confirmed' ? [[name, state] as const] : []))
  const lose = (name: string, state: ConfirmedState, from: number) => setState(name, lostSince(state, from, true))

  return {
    want(topic) {
      const name = topicName(topic)
      const servedBy = findServing(topic, recorded)
      wanted.set(name, { topic, servedBy })
      listWantedIds()
      // `want` returns before the listener is called.
      queueMicrotask(() => {
        const state = servedBy === undefined ? refusalOf(topic, recorded) : states.get(servedBy)
        if (!isClosed && state !== undefined && wanted.has(name)) listener(topic, state)
      })
    },
    unwant(topic) {
      wanted.delete(topicName(topic))
      listWantedIds()
    },
    areWanted: (trId) => wantedIds.has(trId),
    set: (topic, state) => setState(topicName(topic), state),
    startFile(topics, { lastAt, at }) {
      interrupted = []
      const starting = new Map(topics.map(({ topic, state }) => [topicName(topic), state]))
      for (const [name, state] of confirmed()) if (starting.get(name)?.is !== 'confirmed') lose(name, state, lastAt)
      for (const [name, state] of starting)
        if (states.get(name)?.is !== state.is) setState(name, state.is === 'confirmed' ? { ...state, at } : state)
    },
    interrupt(lastAt) {
      const delivered = confirmed()
      interrupted = [...interrupted, ...delivered]
      for (const [name, state] of delivered) lose(name, state, lastAt)
    },
    resume(at) {
      const resumed = interrupted
      interrupted = []
      for (const [name, before] of resumed) setState(name, { ...before, at })
    },
    close() {
      isClosed = true
    },
  }
}

/** Returns the topics of a recording by name. */
function listTopics(files: readonly string[]): ReadonlyMap<string, Topic> {
  const topics = new Map<string, Topic>()
  for (const entry of readTopicParts(files)) {
    if (entry.kind === 'topic') topics.set(topicName(entry.topic), entry.topic)
    if (entry.kind === 'start') for (const { topic } of entry.topics) topics.set(topicName(topic), topic)
  }
  return topics
}

/** Returns the name of the recorded topic that serves a wanted one. Notices are one topic, under any HTS id. */
function findServing(topic: Topic, recorded: ReadonlyMap<string, Topic>): string | undefined {
  const name = topicName(topic)
  if (!isNotice(topic.trId)) return recorded.has(name) ? name : undefined
  const notices = [...recorded.values()].find(({ trId, key }) => trId === topic.trId && key !== '')
  return notices && topicName(notices)
}

function refusalOf(topic: Topic, recorded: ReadonlyMap<string, Topic>): TopicState {
  const isLeftOut = isNotice(topic.trId) && recorded.has(topicName({ ...topic, key: '' }))
  const message = isLeftOut
    ? `the notices of ${topic.trId} were left out of the recording; record with notices: true`
    : `${isNotice(topic.trId) ? topic.trId : topicName(topic)} is not in the recording`
  return { is: 'refused', refusal: { reason: 'refused', messageCode: 'REPLAY', message } }
}
