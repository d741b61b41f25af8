import { within } from '@stockeye/internal/wait'
import type { Clock } from '@stockeye/token-manager'
import type { Topic } from '../topics/topic.ts'
import { compareTrade, type SeenRow, seenDelayMs } from './compare-trade.ts'
import type { LastTrade, ReadLastTrade } from './last-trade.ts'
import { askAfterMs, createSpans, forgetOldRows, type RowSpans, usualSilences, usualSpanMs } from './silence.ts'

/**
 * Delivery of a topic. `quiet`: silent, and REST says that nothing has traded, or no trade can be expected. `stale`: silent, and
 * REST says that something has traded.
 */
export type Verdict = 'live' | 'quiet' | 'stale'

/** Returns whether a trade of a topic can be expected at an instant; undefined if it is not known. */
export type IsExpected = (topic: Topic, at: number) => boolean | undefined

/** Parts of a watchdog that judge a topic. */
export interface Judging {
  readonly clock: Clock
  readonly oracle: ReadLastTrade
  readonly isExpected: IsExpected
  /** Returns whether the rows of a topic come at events alone, so that its silence says nothing. */
  readonly isSporadic: (topic: Topic) => boolean
  /**
   * Called when the verdict on a topic changes. After `stale` the connection of the topic is suspect.
   *
   * @param provenAt every row that was due by this instant has arrived: the gap of a stale topic begins here, and is not certain
   */
  readonly changed: (topic: Topic, verdict: Verdict, provenAt: number) => void
  /** Called when a check fails, once until a check of the topic succeeds. A failed check changes no verdict. */
  readonly failed: (error: unknown, topic: Topic) => void
}

/** Longest time of a check, its wait for the pacer included, in ms. */
export const checkLimitMs: number = 15_000

/** State of the watch over one topic. */
export interface Watched {
  readonly topic: Topic
  readonly lastRow: () => SeenRow | undefined
  readonly spans: RowSpans
  /** Has the topics looked at again, after which this one may be due. */
  readonly wake: () => void
  readonly confirmedAt: number
  /** Time by which its rows were behind their trades, in ms. */
  delayMs: number | undefined
  verdict: Verdict
  /** Whether a row changes more than the spans. */
  isDoubted: boolean
  provenAt: number
  /** Instant from which the silence counts: the last proof, or the last answer that proved nothing. */
  quietSince: number
  /** Instant of the last answer that showed no missing trade. */
  clearedAt: number
  /** Answers without a row between them, the failed ones included. */
  answers: number
  /** Instant at which the row of a trade that REST has shown is overdue. */
  overdueAt: number | undefined
  isAsking: boolean
  hasFailed: boolean
  /** Whether KIS has no read that proves the topic. */
  isUnprovable: boolean
  isForgotten: boolean
  asked: ((verdict: Verdict | undefined) => void)[]
}

/** Creates the state of a topic that KIS delivers since `at`. */
export const createWatched = (given: Pick<Watched, 'topic' | 'lastRow' | 'wake'>, at: number): Watched => ({
  ...given,
  spans: createSpans(at),
  confirmedAt: at,
  delayMs: undefined,
  verdict: 'live',
  isDoubted: false,
  provenAt: at,
  quietSince: at,
  clearedAt: at,
  answers: 0,
  overdueAt: undefined,
  isAsking: false,
  hasFailed: false,
  isUnprovable: false,
  isForgotten: false,
  asked: [],
})

/** Answers the questions about a topic. */
export function settleAsked(watched: Watched, verdict: Verdict | undefined): void {
  for (const resolve of watched.asked.splice(0)) resolve(verdict)
}

/** Ends all doubts about a topic: a row has come. */
export function revive(options: Judging, watched: Watched): void {
  watched.isDoubted = false
  watched.overdueAt = undefined
  watched.answers = 0
  watched.provenAt = watched.spans.lastAt
  watched.quietSince = watched.spans.lastAt
  judge(options, watched, 'live')
  settleAsked(watched, 'live')
  watched.wake()
}

/** Changes the verdict on a topic, and reports it if it is another one. */
function judge({ changed }: Judging, watched: Watched, verdict: Verdict): void {
  if (verdict !== 'live') watched.isDoubted = true
  if (watched.verdict === verdict) return
  watched.verdict = verdict
  changed(watched.topic, verdict, watched.provenAt)
}

/**
 * Applies what needs no call, and returns the instant at which the topic is to be checked, or looked at again. A topic that is
 * to be checked at once is due since always.
 */
export function examine(options: Judging, watched: Watched, now: number): number {
  const { spans } = watched
  if (options.isSporadic(watched.topic)) return Number.POSITIVE_INFINITY
  forgetOldRows(spans)
  // A clock that was set back must not keep a topic unwatched until it has caught up.
  spans.lastAt = Math.min(spans.lastAt, now)
  watched.quietSince = Math.min(watched.quietSince, now)
  if (spans.lastAt > watched.quietSince) {
    watched.provenAt = spans.lastAt
    watched.quietSince = spans.lastAt
    watched.answers = 0
  }
  if (watched.isAsking) return Number.POSITIVE_INFINITY
  if (watched.overdueAt !== undefined) {
    if (watched.overdueAt > now) return watched.overdueAt
    judge(options, watched, 'stale')
    watched.overdueAt = undefined
    watched.answers += 1
    settleAsked(watched, 'stale')
  }
  if (watched.verdict === 'stale') return Number.POSITIVE_INFINITY
  if (watched.isUnprovable) return examineUnprovable(options, watched, now)
  if (watched.asked.length > 0) return Number.NEGATIVE_INFINITY
  const afterMs = askAfterMs(spans, { isExpected: isExpectedSince(options, watched, now), answers: watched.answers })
  if (afterMs !== undefined) {
    const dueAt = watched.quietSince + afterMs
    // Whether a trade can be expected may change before.
    return dueAt <= now ? dueAt : Math.min(dueAt, now + usualSilences.leastMs)
  }
  if (now - spans.lastAt >= usualSilences.leastMs) {
    watched.provenAt = now
    watched.quietSince = now
    judge(options, watched, 'quiet')
  }
  return now + usualSilences.leastMs
}

/**
 * Returns whether a trade can have come since the last proof. Hours without trades prove nothing about a silence that began
 * before them, or that an auction lies in: REST is asked once more.
 */
function isExpectedSince(
  { isExpected }: Judging,
  { topic, provenAt, clearedAt }: Watched,
  now: number,
): boolean | undefined {
  const isNow = isExpected(topic, now)
  return isNow === false && isExpected(topic, Math.max(provenAt, clearedAt)) !== false ? true : isNow
}

/** Silence of a topic that no read of REST proves, by which it counts as stale: so many times its usual span, but not less. */
const unprovable = { times: 10, leastMs: 120_000 } as const

/** Judges a topic by its own rows alone: an index or a program trade that came every few seconds, and does not any more. */
function examineUnprovable(options: Judging, watched: Watched, now: number): number {
  const { spans, topic } = watched
  // Too few rows have come to know how often they do.
  if (spans.totalMs < unprovable.leastMs || options.isExpected(topic, now) === false) return now + unprovable.leastMs
  const dueAt = spans.lastAt + Math.max(unprovable.leastMs, unprovable.times * usualSpanMs(spans))
  if (dueAt > now) return dueAt
  judge(options, watched, 'stale')
  return Number.POSITIVE_INFINITY
}

/** Asks REST about a topic, and judges it by the answer. It never rejects. */
export async function check(options: Judging, watched: Watched, signal: AbortSignal): Promise<void> {
  const { clock, oracle, failed } = options
  const { topic } = watched
  watched.isAsking = true
  const askedAt = clock.now()
  const rowAt = watched.spans.lastAt
  try {
    const last = await within(
      clock,
      checkLimitMs,
      (limit) => oracle(topic, { signal: limit }),
      () => new Error(`no last trade of ${topic.trId} ${topic.key} within ${checkLimitMs} ms`),
      signal,
    )
    watched.hasFailed = false
    if (watched.isForgotten) return
    if (last === undefined) {
      watched.isUnprovable = true
      settleAsked(watched, undefined)
    } else if (watched.spans.lastAt > rowAt) {
      // A row that came meanwhile proves more than REST does.
      revive(options, watched)
    } else apply(options, watched, last, askedAt)
  } catch (error) {
    if (signal.aborted || watched.isForgotten) return
    watched.answers += 1
    watched.quietSince = clock.now()
    settleAsked(watched, undefined)
    if (!watched.hasFailed) failed(error, topic)
    watched.hasFailed = true
  } finally {
    watched.isAsking = false
  }
}

/** Judges a topic by the last trade of REST. */
function apply(options: Judging, watched: Watched, last: LastTrade, askedAt: number): void {
  const { spans } = watched
  // A row from before the confirmation says nothing about what KIS delivers since.
  const row = spans.lastAt > watched.confirmedAt ? watched.lastRow() : undefined
  const seen = { lastAt: spans.lastAt, row, delayMs: watched.delayMs }
  watched.delayMs = seenDelayMs(last, seen)
  const compared = compareTrade(last, seen)
  // REST shows trades that a feed leaves out, such as those of an auction's hours: one of them does not make the topic stale.
  const isLeftOut = compared.is === 'traded' && options.isExpected(watched.topic, compared.at) === false
  const since = isLeftOut ? { is: 'not-traded' as const, isProof: false } : compared
  if (since.is === 'traded') {
    watched.overdueAt = since.dueAt
    // A row that comes until then ends the doubt.
    watched.isDoubted = true
    return
  }
  watched.answers += 1
  watched.quietSince = askedAt
  if (since.is === 'not-traded') {
    watched.clearedAt = askedAt
    if (since.isProof) watched.provenAt = askedAt
    judge(options, watched, 'quiet')
  }
  settleAsked(watched, watched.verdict)
}
