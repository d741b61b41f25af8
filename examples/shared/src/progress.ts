import { type Clock, machineClock } from '@stockeye/internal/clock'
import { formatSpan } from '@stockeye/internal/format'

/** State of long work, in the shape that `downloadInstruments` reports and a job stores. */
export interface ProgressNow {
  readonly done: number
  readonly total: number
  /** Part of the work that is under way, such as a symbol. */
  readonly note?: string
}

/** Progress of long work: a bar on a terminal, lines elsewhere. */
export interface Progress {
  /** Shows the state of the work. Another total or a smaller count starts new work. */
  readonly show: (now: ProgressNow) => void
  /** Removes the bar before other text is written. The next state draws it again. */
  readonly clear: () => void
}

/** Output of a progress, such as stderr. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined
  /** Width of the terminal, in letters. */
  readonly columns?: number | undefined
  write(text: string): unknown
}

/** Work that a person waits for. */
export interface WorkTitle {
  readonly title: string
  /** Unit of the counts, in the plural. */
  readonly unit: string
}

/** Shortest time between two drawings of the bar, in ms. */
const drawMs = 100
/** Shortest time before a line where no terminal is, in ms: short work writes none. */
const lineMs = 1_000
/** Time after which the speed of the work is known well enough for the time left, in ms. */
const estimateMs = 2_000
const barWidth = 24

/**
 * Creates the progress of long work. On a terminal it draws a bar ten times a second at most. Elsewhere it writes one line at each tenth of the work,
 * and one a second at most. It uses no escape codes and no colours.
 */
export function createProgress({
  title,
  unit,
  stream,
  clock,
}: WorkTitle & { readonly stream: ProgressStream; readonly clock: Pick<Clock, 'monotonic'> }): Progress {
  let first: ProgressNow | undefined
  let last: ProgressNow | undefined
  let firstAt = 0
  let writtenAt = clock.monotonic()
  let tenth = 0
  let shown = ''

  function formatNow({ done, total, note }: ProgressNow): string {
    const name = note === undefined ? title : `${title} ${note}`
    const left = leftMs(done, total)
    const numbers = [`${Math.floor(shareOf({ done, total }) * 100)} %`, `${done}/${total} ${unit}`]
    return `${name}: ${[...numbers, ...(left === undefined ? [] : [`${formatSpan(left)} left`])].join(', ')}`
  }

  /** Returns the time left at the speed since the first state, in whole seconds as ms; undefined before a tenth of the work was seen. */
  function leftMs(done: number, total: number): number | undefined {
    const seen = done - (first?.done ?? 0)
    const elapsedMs = clock.monotonic() - firstAt
    if (seen < total / 10 || elapsedMs < estimateMs || done >= total) return undefined
    return Math.ceil(((elapsedMs / seen) * (total - done)) / 1_000) * 1_000
  }

  function draw(now: ProgressNow): void {
    if (shown !== '' && clock.monotonic() - writtenAt < drawMs) return
    const text = formatNow(now)
    const filled = Math.floor(shareOf(now) * barWidth)
    const bar = `[${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}] `
    // The terminal writes ^C behind the bar: its two letters must not begin another line.
    const width = columnsOf(stream) - 3
    const line = (bar.length + text.length <= width ? bar + text : text).slice(0, width)
    stream.write(`\r${line.padEnd(Math.min(shown.length, width))}`)
    shown = line
    writtenAt = clock.monotonic()
  }

  function writeLine(now: ProgressNow): void {
    const reached = Math.floor(shareOf(now) * 10)
    if (reached === tenth || clock.monotonic() - writtenAt < lineMs) return
    stream.write(`${formatNow(now)}\n`)
    tenth = reached
    writtenAt = clock.monotonic()
  }

  return {
    show(now) {
      if (last === undefined || now.total !== last.total || now.done < last.done) {
        first = now
        firstAt = clock.monotonic()
        tenth = 0
      }
      last = now
      if (stream.isTTY === true) draw(now)
      else writeLine(now)
    },
    clear() {
      if (shown === '') return
      stream.write(`\r${' '.repeat(columnsOf(stream) - 1)}\r`)
      shown = ''
    },
  }
}

/** Returns the share of the work that is over, from 0 to 1. */
const shareOf = ({ done, total }: ProgressNow): number => (total > 0 ? Math.min(1, done / total) : 1)

/** Returns the width of a terminal, in letters; some report 0. */
const columnsOf = ({ columns = 0 }: ProgressStream): number => (columns > 3 ? columns : 80)

const noProgress: Progress = { show() {}, clear() {} }

/**
 * Runs long work with its progress on stderr, and removes the bar at its end, also after an error and at Ctrl-C.
 *
 * @param options.isQuiet shows nothing, as for `--json` @default false
 */
export async function withProgress<Result>(
  { isQuiet = false, ...title }: WorkTitle & { readonly isQuiet?: boolean },
  work: (progress: Progress) => Promise<Result>,
): Promise<Result> {
  if (isQuiet) return work(noProgress)
  const progress = createProgress({ ...title, stream: process.stderr, clock: machineClock })
  const stop = (signal: NodeJS.Signals) => {
    progress.clear()
    // Without this handler, the signal ends the process.
    process.kill(process.pid, signal)
  }
  // A program with a handler of its own ends the work, and its error removes the bar.
  const signals = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).filter((signal) => process.listenerCount(signal) === 0)
  for (const signal of signals) process.once(signal, stop)
  try {
    return await work(progress)
  } finally {
    progress.clear()
    for (const signal of signals) process.off(signal, stop)
  }
}
