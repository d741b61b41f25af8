import type { Bench } from './define-bench.ts'

export interface Report {
  /** Processor, cores and Node. */
  readonly machine: string
  /** Day of the run, yyyy-MM-dd in UTC. */
  readonly date: string
  /** Version of each library that the rows load, by name. */
  readonly libraries: Readonly<Record<string, string>>
  readonly rows: readonly ReportRow[]
}

export interface ReportRow {
  readonly id: string
  readonly title: string
  readonly unit: string
  readonly better: 'higher' | 'lower'
  readonly ours: number
  readonly peers: Readonly<Record<string, number>>
  /** Ratio of ours to the best peer, above 1 when ours is better. */
  readonly ratio?: number
  /** Bound of the ratio. */
  readonly atLeast?: number
  readonly runs: number
}

/** Figures of each contender, by name, one for every run. */
export interface Figures {
  readonly ours: number[]
  readonly [peer: string]: number[]
}

export function reportRow({ id, title, unit, better = 'higher', atLeast }: Bench, figures: Figures): ReportRow {
  const { ours: own, ...others } = figures
  const ours = median(own)
  const peers = Object.fromEntries(Object.entries(others).map(([peer, runs]) => [peer, median(runs)]))
  const ratios = Object.values(peers).map((peer) => ratioTo(ours, peer, better))
  return {
    id,
    title,
    unit,
    better,
    ours,
    peers,
    ...(ratios.length > 0 && { ratio: Math.min(...ratios) }),
    ...(atLeast !== undefined && { atLeast }),
    runs: own.length,
  }
}

/** Returns the ratio of ours to a peer: above 1 when ours is better. */
export const ratioTo = (ours: number, peer: number, better: ReportRow['better']): number =>
  better === 'higher' ? divide(ours, peer) : divide(peer, ours)

/** Returns whether the row has a bound and its ratio lies below it. */
export const missesBound = ({ ratio, atLeast }: ReportRow): boolean =>
  ratio !== undefined && atLeast !== undefined && ratio < atLeast

export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (upper === undefined || lower === undefined)
    throw new RangeError('an empty list of figures has no median; pass at least one')
  return (lower + upper) / 2
}

/** Divides figures. JSON has no infinity: x / 0 is the largest number, and 0 / 0 is a draw. */
function divide(a: number, b: number): number {
  return a === b ? 1 : Math.min(a / b, Number.MAX_VALUE)
}

/** Formats ours and each peer on a line of its own; the ratio is against the best peer. */
export function formatReport(report: Report, command: string): string {
  const cells = report.rows.flatMap(({ id, unit, better, ours, peers, ratio, runs }) => [
    [id, unit, better, 'ours', round(ours), ratio === undefined ? '' : round(ratio), String(runs)],
    ...Object.entries(peers).map(([name, figure]) => ['', '', '', name, round(figure), '', '']),
  ])
  const lines = [['row', 'unit', 'better', 'who', 'figure', 'ratio', 'runs'], ...cells]
  const widths = lines.reduce<number[]>((most, line) => line.map((cell, i) => Math.max(most[i] ?? 0, cell.length)), [])
  const pad = (cell: string, i: number) => (i < 4 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))
  const table = lines.map((line) => line.map(pad).join('  ').trimEnd())
  return [`$ ${command}`, report.machine, '', ...table].join('\n')
}

export function round(figure: number): string {
  if (figure === Number.MAX_VALUE) return '∞'
  return figure.toLocaleString('en-US', { maximumSignificantDigits: figure >= 1000 ? 4 : 3 })
}
