import { formatInstant, formatSpan } from '@stockeye/internal/format'
import type { ServedChannel } from '../backends/backend.ts'
import type { DeadDelivery, StoredJob } from '../backends/store-view.ts'
import type { Health, HealthProblem } from '../health.ts'
import { isFinal, type RunInfo } from '../runner/run-states.ts'
import { withoutControls, wrapColumns } from './columns.ts'
import { formatTable, indent } from './table.ts'

export interface ReportOptions {
  /** Time of the look, in ms since 1970: the ages are counted from it. */
  readonly now: number
  /** Width of a line. */
  readonly columns: number
}

export function formatJobs(jobs: readonly StoredJob[], { now, columns }: ReportOptions): string {
  if (jobs.length === 0) return 'There is no job yet.'
  const rows = jobs.map(({ jobId, jobName = '', latestRun, queued, running, isPaused, schedule }) => ({
    cells: [
      jobId,
      latestRun?.state ?? 'no run yet',
      latestRun === undefined ? '' : ageOf(lastInstantOf(latestRun), now),
      String(queued),
      String(running),
    ],
    below: [[jobName, schedule?.text ?? '', isPaused ? 'paused' : ''].filter((text) => text !== '').join(' · ')],
  }))
  return formatTable(['job', 'latest run', 'age', 'queued', 'running'], rows, columns)
}

export function formatRuns(runs: readonly RunInfo[], { now, columns }: ReportOptions): string {
  if (runs.length === 0) return 'There are no runs.'
  const rows = runs.map((run) => ({
    cells: [run.runId, run.state, ageOf(lastInstantOf(run), now)],
    below: [
      [
        run.cause,
        `attempt ${run.attempt} of ${run.maxAttempts}`,
        ...(run.durationMs === undefined ? [] : [`took ${formatSpan(run.durationMs)}`]),
        `accepted ${formatInstant(run.acceptedAt)}`,
      ].join(' · '),
      noteOf(run),
    ],
  }))
  return formatTable(['run', 'state', 'age'], rows, columns)
}

function noteOf({ state, error, progress, retryAt }: RunInfo): string {
  if (retryAt !== undefined) return `again at ${formatInstant(retryAt)}: ${error?.message ?? ''}`
  if (error !== undefined) return `${error.code}: ${error.message}`
  if (isFinal(state) || progress === undefined) return ''
  const { done, total, note = '' } = progress
  return `${done}${total === undefined ? '' : ` of ${total}`} ${note}`
}

export function formatDead(dead: readonly DeadDelivery[], { now, columns }: ReportOptions): string {
  if (dead.length === 0) return 'No delivery is dead.'
  const rows = dead.map(({ completion, error }) => ({
    cells: [completion.deliveryId, completion.status, ageOf(completion.finishedAt, now)],
    below: [`${completion.jobId} to ${addressOf(completion.recipient)}`, error],
  }))
  return formatTable(['delivery', 'run', 'age'], rows, columns)
}

/** Returns a recipient as `telegram {"chatId":"42"}`. */
export function addressOf({ channel, ...fields }: DeadDelivery['completion']['recipient']): string {
  return Object.keys(fields).length === 0 ? channel : `${channel} ${JSON.stringify(fields)}`
}

/** Health of a store as it is visible from outside. */
export type StoreHealth = Omit<Health, 'notifiers'>

export function formatHealth(health: StoreHealth, { now, columns }: ReportOptions): string {
  const { problemDetails, lagMs, queued, running, workers, channels, pendingDeliveries, deadDeliveries } = health
  const pending = Object.entries(health.pendingByChannel).map(([channel, count]) => `${channel} ${count}`)
  const lines = [
    ['queued', `${queued}${lagMs > 0 ? `, the oldest for ${formatSpan(lagMs)}` : ''}`],
    ['running', `${running}`],
    ['workers', `${workers}`],
    ['channels', channels.length === 0 ? 'no process delivers' : channels.map(stateOf).join(', ')],
    ['pending deliveries', `${pendingDeliveries}${pending.length === 0 ? '' : `: ${pending.join(', ')}`}`],
    ['dead deliveries', `${deadDeliveries}`],
  ]
  const verdict = problemDetails.flatMap((detail) => formatProblem(detail, { now, columns }))
  const counts = lines.flatMap(([name = '', value = '']) => {
    const [first = '', ...more] = wrapColumns(withoutControls(value), columns - 20)
    return [`${name.padEnd(20)}${first}`, ...more.map((line) => ' '.repeat(20) + line)]
  })
  return [...(verdict.length === 0 ? ['All is well.'] : verdict), '', ...counts].join('\n')
}

const stateOf = ({ channel, state }: ServedChannel) => (state === 'ready' ? channel : `${channel} (down)`)

/** Returns what is wrong, since when, and what to do. */
function formatProblem({ code, problem, advice, sinceAt }: HealthProblem, { now, columns }: ReportOptions) {
  const since = sinceAt === undefined ? [] : [`since ${formatInstant(sinceAt)}, ${ageOf(sinceAt, now)} ago`]
  const [first = '', ...more] = indent(`${code}: ${problem}`, columns)
  // Only a problem begins with this mark.
  return [`! ${first.slice(2)}`, ...more, ...[...since, advice].flatMap((text) => indent(text, columns))]
}

const lastInstantOf = ({ finishedAt, startedAt, acceptedAt }: RunInfo) => finishedAt ?? startedAt ?? acceptedAt

const minuteMs = 60_000
const units = [
  [24 * 60 * minuteMs, 'd'],
  [60 * minuteMs, 'h'],
  [minuteMs, 'min'],
] as const

/** Returns the time since an instant in its largest unit, such as `3 d` or `12 min`. */
function ageOf(at: number, now: number): string {
  const ms = Math.max(0, now - at)
  const [unitMs, unit] = units.find(([unitMs]) => ms >= unitMs) ?? [1_000, 's']
  return `${Math.floor(ms / unitMs)} ${unit}`
}
