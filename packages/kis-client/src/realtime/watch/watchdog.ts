import type { Topic } from '../topics/topic.ts'
import type { SeenRow } from './compare-trade.ts'
import type { RestBudget } from './rest-budget.ts'
import { addRow, type RowSpans, usualSilences } from './silence.ts'
import {
  check,
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
  /** Has the topic checked next. Resolves with the verdict then; with undefined if the check failed, or if there is no such check. */
  ask(): Promise<Verdict | undefined>
  /** Ends the watch. */
  forget(): void
}

export interface Watchdog {
  /**
   * Watches a topic that KIS delivers since `at`.
   *
   * @param lastRow returns the last row as its columns show it. It is called at a check only, so that rows need no parsing for it
   */
  watch(topic: Topic, at: number, lastRow: () => SeenRow | undefined): TopicWatch
  close(): void
}

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
    for (const { watched } of overdue.sort((a, b) => compare(b.byMs, a.byMs))) {
      const waitMs = budget.take('check')
      if (waitMs > 0) {
        nextAt = Math.min(nextAt, now + waitMs)
        break
      }
      void check(options, watched, closing.signal).then(() => lookAt(clock.now()))
    }
    if (Number.isFinite(nextAt)) lookAt(nextAt)
  }

  return {
    watch(topic, at, lastRow) {
      const wake = () => lookAt(clock.now() + usualSilences.leastMs)
      const watched = createWatched({ topic, lastRow, wake }, at)
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

/** Compares spans of which several may be infinite: their difference is no number. */
const compare = (one: number, other: number): number => (one === other ? 0 : one - other)

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
      if (watched.isDoubted) revive(options, watched)
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
      forget()
      settleAsked(watched, undefined)
    },
  }
}
