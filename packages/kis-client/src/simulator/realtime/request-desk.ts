import { type Topic, topicName } from '../../realtime/topics/topic.ts'
import { cipherKeys } from './cipher.ts'
import { type Decision, decide } from './decide.ts'
import type { Deliveries } from './deliveries.ts'
import { formatAnswer } from './messages.ts'
import type { TopicRequest } from './requests.ts'
import type { SharedState } from './shared-state.ts'

/** Most answers that a fault delays for one connection. */
const mostDelayedAnswers = 1_000

/** Answers the registrations and releases of one connection. */
export interface RequestDesk {
  take(request: TopicRequest): void
  /** Returns whether the connection has registered notices. */
  hasNotices(): boolean
  /** Drops the answers that are delayed. */
  close(): void
}

/**
 * Creates the desk of a connection.
 *
 * @param parts.answer writes an answer
 * @param parts.end ends the connection: after OPSP8996, or if it waits for too many answers
 */
export function createRequestDesk(
  shared: SharedState,
  connection: number,
  parts: {
    readonly deliveries: Pick<Deliveries, 'add' | 'remove'>
    readonly answer: (text: string) => void
    readonly end: (how: 'abrupt' | 'close') => void
    readonly released: (topic: Topic) => void
  },
): RequestDesk {
  const { seed, clock, faults, note } = shared
  const notices = new Set<string>()
  const delayed = new Set<unknown>()

  const placesWith = (topic: Topic) => shared.places.find((places) => places.has(connection, topic))

  /** Answers a request; the delivery begins or ends, and a place becomes free, with the answer. */
  const settle = (request: TopicRequest, decision: Decision) => {
    const { feed, trId, key } = request
    const { code } = decision
    const keys = code === 'OPSP0000' || code === 'OPSP0001' ? cipherKeys(seed, connection, trId) : undefined
    parts.answer(formatAnswer(code, { trId, key, isEncrypted: feed.encrypted }, keys))
    // A registration whose answer was delayed may have been released meanwhile.
    if ('live' in decision && placesWith(request) !== undefined) {
      if (feed.encrypted) notices.add(topicName(request))
      parts.deliveries.add({ feed, trId, key, live: decision.live }, clock.now())
    }
    if (code === 'OPSP0001') {
      placesWith(request)?.release(request)
      notices.delete(topicName(request))
      parts.deliveries.remove(request)
      parts.released(request)
    }
    if (code === 'OPSP8996') parts.end('close')
  }

  const settleLater = (ms: number, request: TopicRequest, decision: Decision) => {
    if (delayed.size >= mostDelayedAnswers) return parts.end('abrupt')
    const timer = clock.setTimeout(
      () => {
        delayed.delete(timer)
        settle(request, decision)
      },
      ms,
      { background: true },
    )
    delayed.add(timer)
  }

  return {
    take(request) {
      const { act, trId, key } = request
      const scripted = faults.refusals.take(request)
      const decision: Decision = scripted ? { code: scripted } : decide(shared, connection, request)
      note({ at: clock.now(), connection, act, trId, key, code: decision.code })
      const delayMs = faults.delays.take(request)
      if (delayMs === undefined) settle(request, decision)
      else settleLater(delayMs, request, decision)
    },
    hasNotices: () => notices.size > 0,
    close() {
      for (const timer of delayed) clock.clearTimeout(timer)
      delayed.clear()
    },
  }
}
