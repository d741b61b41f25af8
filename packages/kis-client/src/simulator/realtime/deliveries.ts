import type { Clock } from '@stockeye/token-manager'
import type { Feed } from '../../endpoint.ts'
import { type Topic, topicName } from '../../realtime/topics/topic.ts'
import type { LiveTopic } from './live-feeds.ts'

/**
 * Longest span that is delivered at once, in ms. After a jump of the clock the rows of a longer one are left out: a day of
 * 41 topics would be millions.
 */
const longestCatchUpMs = 60_000

/** Topic that is delivered. */
export interface DeliveredTopic extends Topic {
  readonly feed: Feed<string>
  readonly live: LiveTopic
}

/** Rows of one topic at one instant. */
export type RowsListener = (topic: DeliveredTopic, rows: readonly (readonly string[])[], at: number) => void

interface Delivery {
  readonly topic: DeliveredTopic
  /** Instant up to which rows were delivered. */
  deliveredTo: number
  /** Instant of the next row, or of the next look for one; undefined while no notice is in sight. */
  next: number | undefined
}

/** Topics of one session, each delivered when its rows come. */
export interface Deliveries {
  /** Begins with the rows after `at`. */
  add(topic: DeliveredTopic, at: number): void
  remove(topic: Topic): void
  /** Looks again when the next row comes. */
  lookAgain(): void
  close(): void
}

/** Listeners of deliveries. */
interface DeliveryListeners {
  readonly onRows: RowsListener
  /** Called after the rows that were due at one time. */
  readonly onBatch: () => void
  /** Called where the market itself fails, such as at a wrong minute of the caller. */
  readonly onFailure: (error: unknown) => void
}

/** Delivers rows in the order of their instants. */
export function createDeliveries(clock: Clock, { onRows, onBatch, onFailure }: DeliveryListeners): Deliveries {
  const deliveries = new Map<string, Delivery>()
  let timer: unknown
  let isClosed = false

  /** Reads the market. An error in a timer would end the process, and one in a listener the answer to an order. */
  const guarded = (read: () => void) => {
    try {
      read()
    } catch (error) {
      onFailure(error)
    }
  }

  /**
   * Returns the instant at which the next row is due. Rows of notices arise while the program runs, also at the present
   * instant, so that they are complete only a millisecond later.
   */
  const dueAt = ({ topic, next = Number.POSITIVE_INFINITY }: Delivery) => (topic.feed.encrypted ? next + 1 : next)
  const find = (delivery: Delivery) => {
    const { topic, deliveredTo } = delivery
    // A topic without a row in sight, such as that of a long suspension, is asked again; notices are announced.
    const later = topic.feed.encrypted ? undefined : deliveredTo + longestWaitMs
    const next = topic.live.nextAt(deliveredTo) ?? later
    delivery.next = next === undefined ? undefined : Math.max(next, deliveredTo + 1)
  }

  const setTimer = () => {
    clock.clearTimeout(timer)
    timer = undefined
    const earliest = Math.min(...[...deliveries.values()].map(dueAt))
    if (isClosed || earliest === Number.POSITIVE_INFINITY) return
    timer = clock.setTimeout(() => guarded(run), Math.min(Math.max(0, earliest - clock.now()), longestWaitMs), {
      background: true,
    })
  }

  const skipTo = (delivery: Delivery, from: number) => {
    if (delivery.topic.feed.encrypted || delivery.next === undefined || delivery.next >= from) return
    delivery.deliveredTo = from
    find(delivery)
  }

  const deliver = (delivery: Delivery, at: number) => {
    const rows = delivery.topic.live.rows(delivery.deliveredTo, at)
    delivery.deliveredTo = at
    find(delivery)
    if (rows.length > 0) onRows(delivery.topic, rows, at)
  }

  const run = () => {
    const now = clock.now()
    for (const delivery of deliveries.values()) skipTo(delivery, now - longestCatchUpMs)
    for (;;) {
      const due = [...deliveries.values()].filter((delivery) => dueAt(delivery) <= now)
      if (due.length === 0) break
      const at = Math.min(...due.map(({ next = 0 }) => next))
      for (const delivery of due) if (delivery.next === at) deliver(delivery, at)
    }
    onBatch()
    setTimer()
  }

  return {
    add(topic, at) {
      const delivery: Delivery = { topic, deliveredTo: topic.feed.encrypted ? at - 1 : at, next: undefined }
      guarded(() => {
        find(delivery)
        deliveries.set(topicName(topic), delivery)
        setTimer()
      })
    },
    remove(topic) {
      if (deliveries.delete(topicName(topic))) setTimer()
    },
    lookAgain() {
      guarded(() => {
        for (const delivery of deliveries.values()) find(delivery)
        setTimer()
      })
    },
    close() {
      isClosed = true
      deliveries.clear()
      clock.clearTimeout(timer)
    },
  }
}

/** Longest wait for a row, in ms; a longer one is a wait again. */
const longestWaitMs = 86_400_000
