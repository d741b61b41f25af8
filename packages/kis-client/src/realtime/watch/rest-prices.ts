import { within } from '@stockeye/internal/wait'
import type { Clock } from '@stockeye/token-manager'
import type { Decimal } from '../../values/decimal.ts'
import { type Topic, topicName } from '../topics/topic.ts'
import type { ReadLastTrade } from './last-trade.ts'
import type { RestBudget } from './rest-budget.ts'

/** Price that REST shows of a topic's symbol, while KIS does not deliver the topic. */
export interface RestPrice {
  /** Mark that it is no row of the topic. */
  readonly source: 'rest'
  /** Price of the last trade, in the currency of the exchange. */
  readonly price: Decimal
  /** Time of the trade by KIS's clock, cut to the second, in ms since 1970; undefined where KIS does not send it. */
  readonly at: number | undefined
  /** Shares traded that day, up to the trade. */
  readonly volume: Decimal | undefined
  /** Instant of the question, by the client's clock, in ms since 1970. */
  readonly askedAt: number
}

export interface RestPricesOptions {
  readonly clock: Clock
  /** Reads the last trade, such as `lastTrade` of the client. */
  readonly quote: ReadLastTrade
  /** Budget that is shared with the watchdog. */
  readonly budget: RestBudget
  readonly deliver: (topic: Topic, price: RestPrice) => void
  /** Called when a read fails, once until a read of the topic succeeds. */
  readonly failed: (error: unknown, topic: Topic) => void
}

export interface RestPrices {
  /** Reads prices of a topic until `release`: of the topics that wait, the one whose price is the oldest first. */
  hold(topic: Topic): void
  release(topic: Topic): void
  close(): void
}

/** Shortest span between two prices of one topic, in ms. */
const leastMs = 5_000
/** Longest time of a read, its wait for the pacer included, in ms. */
const readLimitMs = 15_000

interface Held {
  readonly topic: Topic
  readAt: number
  hasFailed: boolean
}

/** Creates the reader of prices for topics that wait for a place. */
export function createRestPrices(options: RestPricesOptions): RestPrices {
  const { clock, budget } = options
  const held = new Map<string, Held>()
  const closing = new AbortController()
  let timer: unknown
  let isReading = false

  const lookAfter = (ms: number) => {
    clock.clearTimeout(timer)
    if (closing.signal.aborted || held.size === 0) return
    timer = clock.setTimeout(look, Math.max(1, ms), { background: true })
  }

  const look = () => {
    if (isReading) return
    const [oldest] = [...held.values()].toSorted((a, b) => a.readAt - b.readAt)
    if (oldest === undefined) return
    const leftMs = oldest.readAt + leastMs - clock.monotonic()
    if (leftMs > 0) return lookAfter(leftMs)
    const waitMs = budget.take('price')
    if (waitMs > 0) return lookAfter(waitMs)
    isReading = true
    oldest.readAt = clock.monotonic()
    void read(options, oldest, {
      signal: closing.signal,
      isHeld: () => held.get(topicName(oldest.topic)) === oldest,
      forget: () => held.delete(topicName(oldest.topic)),
    }).then(() => {
      isReading = false
      lookAfter(1)
    })
  }

  return {
    hold(topic) {
      if (held.has(topicName(topic))) return
      held.set(topicName(topic), { topic, readAt: Number.NEGATIVE_INFINITY, hasFailed: false })
      if (!isReading) lookAfter(1)
    },
    release(topic) {
      held.delete(topicName(topic))
    },
    close() {
      held.clear()
      closing.abort(new Error('the reader of prices is closed'))
      clock.clearTimeout(timer)
    },
  }
}

/** Reads and delivers the price of a topic. A topic that REST has no price for is forgotten. */
async function read(
  { clock, quote, deliver, failed }: RestPricesOptions,
  held: Held,
  {
    signal,
    isHeld,
    forget,
  }: { readonly signal: AbortSignal; readonly isHeld: () => boolean; readonly forget: () => void },
): Promise<void> {
  const { topic } = held
  try {
    const last = await within(
      clock,
      readLimitMs,
      (limit) => quote(topic, { signal: limit }),
      () => new Error(`no price of ${topic.trId} ${topic.key} within ${readLimitMs} ms`),
      signal,
    )
    held.hasFailed = false
    if (!isHeld()) return
    if (last === undefined) return forget()
    const { price, at, volume, askedAt } = last
    if (price !== undefined) deliver(topic, { source: 'rest', price, at, volume, askedAt })
  } catch (error) {
    if (signal.aborted || !isHeld()) return
    if (!held.hasFailed) failed(error, topic)
    held.hasFailed = true
  }
}
