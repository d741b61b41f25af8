import type { Topic } from '../topics/topic.ts'
import { graceMs, type SeenRow } from './compare-trade.ts'
import type { RestBudget } from './rest-budget.ts'
import { addRow, type RowSpans, usualSilences } from './silence.ts'
import {
  check,
  checkLimitMs,
  createWatched,
  examine,
  type Judging,
  revive,
  settleAsked,
  type Verdict,
  type Watched,
} from './watched-topic.ts'

export interface WatchdogOptions extends Judging {
  readonly budget: RestBudget
  /** Returns whether orders wait for a turn: then no check starts. The pacer places orders first in any case. */
  readonly areOrdersWaiting?: (() => boolean) | undefined
}

export interface WatchOptions {
  /** Topics of a greater number are checked first, among those that are overdue by the same minute. @default 0 */
  readonly priority?: number | undefined
  /** Returns the last row as its columns show it. It is called at a check only, so that rows need no parsing for it. */
  readonly lastRow?: (() => SeenRow | undefined) | undefined
}

/** Watch over one topic. */
export interface TopicWatch {
  readonly topic: Topic
  readonly verdict: Verdict
  /** Instant up to which every row has arrived: the last row, or a later proof that none was due. */
  readonly provenAt: number
  readonly spans: Readonly<RowSpans>
  /** Notes the receipt of rows. It is called for each frame, and does a few additions. */
  received(at: number): void
  /** Notes that KIS has confirmed the topic again: it delivers since `at`. */
  confirmed(at: number): void
  /** Has the topic checked next. Resolves with the verdict then; with undefined if the check failed, or if there is no such check. */
  ask(): Promise<Verdict | undefined>
  /** Ends the watch. */
  forget(): void
}

export interface Watchdog {
  /**
   * Longest span between two proofs of a topic that is expected to trade, a row or an answer of REST, in ms: the silence that is
   * allowed, the calls of the other topics, and one answer. It grows with the number of topics. Failed checks, and checks that
   * wait for orders, are not in it.
   */
  readonly longestMs: number
  /** Watches a topic that KIS delivers since `at`. */
  watch(topic: Topic, at: number, options?: WatchOptions): TopicWatch
  close(): void
}

/** Overdue topics of one such span are ordered by priority, in ms; topics that are overdue for longer go before. */
const priorityMs = 60_000
/** Delay of a look while orders wait, in ms. */
const orderPauseMs = 1_000

/**
 * Creates the watchdog of an app key. It asks REST about a topic that is silent for longer than usual, the most overdue one
 * first, within the budget.
 */
export function createWatchdog(options: WatchdogOptions): Watchdog {
  const { clock, budget } = options
  const all = new Set<Watched>()
  const closing = new AbortController()
  let timer: unknown
  let timerAt = Number.POSITIVE_INFINITY

  /** Looks at all topics at `at`, or sooner. */
  const lookAt = (at: number) => {
    if (closing.signal.aborted || at >= timerAt) return
    clock.clearTimeout(timer)
    timerAt = at
    timer = clock.setTimeout(
      () => {
        timerAt = Number.POSITIVE_INFINITY
        look()
      },
      Math.max(1, at - clock.now()),
      { background: true },
    )
  }

  const look = () => {
    const now = clock.now()
    const overdue: { readonly watched: Watched; readonly byMs: number }[] = []
    let nextAt = Number.POSITIVE_INFINITY
    for (const watched of all) {
      const dueAt = examine(options, watched, now)
      if (dueAt <= now) overdue.push({ watched, byMs: now - dueAt })
      else nextAt = Math.min(nextAt, dueAt)
    }
    overdue.sort((a, b) => rank(b.byMs) - rank(a.byMs) || b.watched.priority - a.watched.priority || b.byMs - a.byMs)
    for (const { watched } of overdue) {
      const waitMs = options.areOrdersWaiting?.() ? orderPauseMs : budget.take('check')
      if (waitMs > 0) {
        nextAt = Math.min(nextAt, now + waitMs)
        break
      }
      void check(options, watched, closing.signal).then(() => lookAt(clock.now()))
    }
    if (Number.isFinite(nextAt)) lookAt(nextAt)
  }

  return {
    get longestMs() {
      return usualSilences.mostMs + priorityMs + all.size * budget.longestWaitMs + checkLimitMs + graceMs
    },
    watch(topic, at, { priority = 0, lastRow = () => undefined } = {}) {
      const wake = () => lookAt(clock.now() + usualSilences.leastMs)
      const watched = createWatched({ topic, priority, lastRow, wake }, at)
      all.add(watched)
      wake()
      return handleOf(options, watched, {
        look: () => lookAt(clock.now()),
        forget: () => all.delete(watched),
      })
    },
    close() {
      closing.abort(new Error('the watchdog is closed'))
      clock.clearTimeout(timer)
      for (const watched of all) settleAsked(watched, undefined)
      all.clear()
    },
  }
}

const rank = (byMs: number): number => (Number.isFinite(byMs) ? Math.floor(byMs / priorityMs) : Number.MAX_SAFE_INTEGER)

function handleOf(
  options: WatchdogOptions,
  watched: Watched,
  { look, forget }: { readonly look: () => void; readonly forget: () => void },
): TopicWatch {
  const { topic, spans } = watched
  return {
    topic,
    spans,
    get verdict() {
      return watched.verdict
    },
    get provenAt() {
      return Math.max(watched.provenAt, spans.lastAt)
    },
    received(at) {
      addRow(spans, at)
      if (watched.isDoubted) revive(options, watched, 'row')
    },
    confirmed(at) {
      watched.round += 1
      watched.confirmedAt = at
      spans.lastAt = at
      revive(options, watched, 'confirmation')
    },
    ask() {
      if (watched.isForgotten || watched.isUnprovable || watched.verdict === 'stale')
        return Promise.resolve(watched.verdict === 'stale' ? 'stale' : undefined)
      const { promise, resolve } = Promise.withResolvers<Verdict | undefined>()
      watched.asked.push(resolve)
      look()
      return promise
    },
    forget() {
      watched.isForgotten = true
      watched.isDoubted = false
      watched.round += 1
      forget()
      settleAsked(watched, undefined)
    },
  }
}
