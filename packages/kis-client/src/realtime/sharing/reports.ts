import type { LineFrame, LineListener } from '../line.ts'
import { lostSince, type Topic, type TopicState, topicName } from '../topics/topic.ts'
import type { RestPrice } from '../watch/rest-prices.ts'

/** Topic states as the listener knows them, and the instant until which it has every frame. */
export interface Reports {
  topic(topic: Topic, state: TopicState): void
  frame(frame: LineFrame): void
  price(topic: Topic, price: RestPrice): void
  /** Notes that every frame that had arrived at `at` was delivered. `isSilent`: KIS has sent nothing since. */
  alive(at: number, isSilent: boolean): void
  /** Reports a hole in a topic: frames that arrived after `from`, until `to`. */
  hole(topic: Topic, from: number, to: number): void
  /** Reports each confirmed topic as lost since the last sign of life, because the connection ended there. */
  loseAll(): void
  /** Reports each confirmed topic as lost since the last sign of life, for now: the owner is silent. */
  fallSilent(): void
  /**
   * Reports the topics that fell silent as confirmed since the instant of old. That lies before the loss, so that no frame is
   * missing.
   */
  resume(): void
  /** Forgets a topic that is not wanted any more. */
  forget(topic: Topic): void
  /** Ends all reports. */
  stop(): void
}

interface Report {
  readonly topic: Topic
  readonly state: TopicState
  /** State before the owner fell silent. */
  readonly before?: TopicState
}

export function createReports({
  listener,
  isNotice,
}: {
  readonly listener: LineListener
  readonly isNotice: (trId: string) => boolean
}): Reports {
  const reported = new Map<string, Report>()
  let upTo = 0
  let isSilent = false
  let isOpen = true

  function report(next: Report) {
    if (!isOpen) return
    reported.set(topicName(next.topic), next)
    listener.topic(next.topic, next.state)
  }

  function lose(isCertain: boolean) {
    for (const { topic, state } of [...reported.values()]) {
      if (state.is !== 'confirmed') continue
      report({ topic, state: lostSince(state, upTo, isCertain), ...(!isCertain && { before: state }) })
    }
  }

  return {
    topic: (topic, state) => report({ topic, state }),
    frame(frame) {
      if (!isOpen) return
      // A notice may overtake frames that are being dropped.
      if (!isNotice(frame.trId)) upTo = Math.max(upTo, frame.receivedAt)
      listener.frame(frame)
    },
    price(topic, price) {
      if (isOpen) listener.price?.(topic, price)
    },
    alive(at, silent) {
      upTo = Math.max(upTo, at)
      isSilent = silent
    },
    hole(topic, from, to) {
      const state = reported.get(topicName(topic))?.state
      if (state?.is !== 'confirmed') return
      report({ topic, state: { is: 'lost', from, isCertain: true } })
      report({ topic, state: { ...state, at: to } })
    },
    loseAll() {
      // The connection of the owner may have been dead before it ended.
      lose(!isSilent)
      isSilent = false
      // The clock of the next owner may be behind: its instants are its own.
      upTo = 0
      for (const [name, { topic, state }] of reported) reported.set(name, { topic, state })
    },
    fallSilent: () => lose(false),
    resume() {
      for (const { topic, before } of [...reported.values()]) if (before !== undefined) report({ topic, state: before })
    },
    forget: (topic) => void reported.delete(topicName(topic)),
    stop() {
      isOpen = false
    },
  }
}
