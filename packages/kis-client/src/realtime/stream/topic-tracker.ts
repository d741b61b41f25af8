import type { Clock } from '@stockeye/token-manager'
import type { ConfirmedState, Topic, TopicState } from '../topics/topic.ts'
import type { TopicReport, TopicStatus } from './stream.ts'

/** Hole in a topic's rows. */
export interface Hole {
  readonly from: number
  readonly to: number
  readonly isCertain: boolean
}

/** State of one topic of a stream: what its line says, and its rows. */
export interface TopicTracker {
  readonly topic: Topic
  /** Number of subscriptions of the topic, each with its priority. */
  readonly priorities: number[]
  /** Notes a row. @returns whether the topic was in doubt before */
  received(at: number): boolean
  /** Notes that a frame was skipped which may have held a row. @returns whether the doubt is new */
  doubt(): boolean
  /** Takes what the line says. @returns the hole that has ended with it */
  apply(state: TopicState): Hole | undefined
  report(): TopicReport
  /** Returns whether a row has come since the last hole. */
  isSettled(): boolean
}

export function trackTopic(feed: string, topic: Topic, clock: Clock): TopicTracker {
  let state: TopicState = { is: 'pending' }
  let status: TopicStatus = 'pending'
  let since = clock.now()
  let rows = 0
  let lastRowAt: number | undefined
  let isDoubted = false
  let holeEndedAt: number | undefined
  let confirmedAt: number | undefined

  /** Computes the status again, and dates it if it is another one. */
  function updateStatus(): void {
    const next = isDoubted && state.is === 'confirmed' ? 'stale' : statusOf(state)
    if (next !== status) since = clock.now()
    status = next
  }

  return {
    topic,
    priorities: [],
    received(at) {
      rows += 1
      lastRowAt = at
      if (!isDoubted) return false
      isDoubted = false
      updateStatus()
      return true
    },
    doubt() {
      if (isDoubted) return false
      isDoubted = true
      updateStatus()
      return true
    },
    apply(next) {
      // The owner of a shared socket that was paused confirms what it has had all the time: nothing is missing then.
      const isAgain = next.is === 'confirmed' && next.at === confirmedAt
      const hole = state.is === 'lost' && next.is === 'confirmed' && !isAgain ? holeOf(state, next) : undefined
      // A topic that is registered again starts from the beginning: its gap reports what may be missing.
      if (hole !== undefined) isDoubted = false
      if (next.is === 'confirmed') confirmedAt = next.at
      if (hole !== undefined) holeEndedAt = hole.to
      // What was lost stays lost until KIS delivers again, also if the line starts from the beginning.
      if (state.is === 'lost' && next.is === 'pending') state = { ...state, heldUp: next.heldUp }
      else if (state.is === 'lost' && next.is === 'lost') state = { ...next, from: Math.min(state.from, next.from) }
      else state = next
      updateStatus()
      return hole
    },
    isSettled: () => holeEndedAt === undefined || (lastRowAt ?? 0) >= holeEndedAt,
    report: () => ({
      feed,
      ...topic,
      status,
      since: state.is === 'lost' ? state.from : since,
      reason: reasonOf(state),
      rows,
      lastRowAt,
    }),
  }
}

const holeOf = ({ from, isCertain }: Extract<TopicState, { is: 'lost' }>, { at }: ConfirmedState): Hole => ({
  from,
  to: Math.max(from, at),
  isCertain,
})

function statusOf(state: TopicState): TopicStatus {
  if (state.is === 'confirmed') return state.silence ?? 'live'
  return state.is === 'lost' ? 'gap' : state.is
}

function reasonOf(state: TopicState): TopicReport['reason'] {
  if (state.is === 'refused') return state.refusal
  return state.is === 'confirmed' ? undefined : state.heldUp
}
