/**
 * Bounds of the silence after which REST is asked about a topic, in ms; `firstMs` for one of which few rows have come.
 *
 * These are usual silences of KRX's trades after 10:00, as one operator measured them in 2026: 25 s for large companies, 75 s for
 * middle ones of KOSDAQ, 480 s for small ones. One of them for all topics would ask about small companies all day, or find a dead
 * topic of a large one late.
 */
export const usualSilences = { leastMs: 25_000, firstMs: 75_000, mostMs: 480_000 } as const

/**
 * Spans between the rows of one topic, kept as two sums, so that a row costs a few additions. It is changed in place, by
 * `addRow` for every row.
 */
export interface RowSpans {
  /** Receipt of the last row, or the instant from which rows can come. */
  lastAt: number
  /** Sum of the spans. */
  totalMs: number
  /** Sum of their squares. */
  squares: number
}

export const createSpans = (at: number): RowSpans => ({ lastAt: at, totalMs: 0, squares: 0 })

/** Adds the span that a row ends. */
export function addRow(spans: RowSpans, at: number): void {
  // A night, or a jump of the clock, counts as the longest silence that is asked about.
  const spanMs = Math.min(at - spans.lastAt, usualSilences.mostMs)
  spans.lastAt = at
  // Many rows come within one millisecond, and a clock that is set back ends no span.
  if (spanMs <= 0) return
  spans.totalMs += spanMs
  spans.squares += spanMs * spanMs
}

/** Span after which half of the older rows no longer counts: trading is thin at noon and dense at the close. */
const memoryMs = 20 * 60_000

/** Makes older rows count less than new ones. It is called now and then, not for each row. */
export function forgetOldRows(spans: RowSpans): void {
  while (spans.totalMs > memoryMs) {
    spans.totalMs /= 2
    spans.squares /= 2
  }
}

/** Multiple of the usual span that is unusual: with trades at random instants, one span in 400 is longer. */
const unusual = 3
/** Span of observation that weighs as much as the first guess, in ms. */
const guessMs = 120_000

/**
 * Returns the usual span between two rows as an instant chosen at random sees it, in ms: bursts of rows count by the time
 * that they take, not by their number.
 */
export function usualSpanMs({ totalMs, squares }: RowSpans): number {
  return (squares + (guessMs * usualSilences.firstMs) / unusual) / (totalMs + guessMs)
}

/** Circumstances of a silence. */
export interface Silence {
  /** Whether a trade can be expected now; undefined if it is not known. */
  readonly isExpected: boolean | undefined
  /** Answers of REST in a row that proved the silence right, or that did not come: each one doubles the span. */
  readonly answers: number
}

/**
 * Returns the silence after which REST is asked, in ms; undefined while no trade can be expected. Where that is not known,
 * it is the longest one, since each answer then costs a call for little.
 */
export function askAfterMs(spans: RowSpans, { isExpected, answers }: Silence): number | undefined {
  if (isExpected === false) return undefined
  if (isExpected === undefined) return usualSilences.mostMs
  const firstMs = Math.max(usualSilences.leastMs, unusual * usualSpanMs(spans))
  return Math.min(usualSilences.mostMs, firstMs * 2 ** Math.min(answers, 20))
}

/**
 * Returns the silence of all topics of a connection after which it is suspect, in ms: the rows of several topics come as
 * often as their sum, so it is shorter than that of each topic.
 */
export function askTogetherAfterMs(topics: readonly RowSpans[], leastMs: number): number {
  const rowsPerMs = topics.reduce((sum, spans) => sum + 1 / usualSpanMs(spans), 0)
  return Math.min(usualSilences.mostMs, Math.max(leastMs, unusual / rowsPerMs))
}
