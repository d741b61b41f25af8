import { formatInstant, formatSpan } from '@stockeye/internal/format'
import type { DeadDelivery, StoredJob } from '../backends/store-view.ts'
import type { Health } from '../health.ts'
import { isFinal, type RunInfo } from '../runner/run-states.ts'
import { withoutControls } from './columns.ts'
import { formatTable } from './table.ts'

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

/** Part of a runner's health that is visible from outside. */
export type StoreHealth = Omit<Health, 'notifiers' | 'overdueJobIds'> & {
  /** Channels that some process delivers. */
  readonly channels: readonly string[]
}

export function formatHealth({ problems, lagMs, channels, ...counts }: StoreHealth): string {
  const lines = [
    ['queued', `${counts.queued}${lagMs > 0 ? `, the oldest for ${formatSpan(lagMs)}` : ''}`],
    ['running', `${counts.running}`],
    ['workers', `${counts.workers}`],
    ['channels', channels.length === 0 ? 'no process delivers' : channels.join(', ')],
    ['pending deliveries', `${counts.pendingDeliveries}`],
    ['dead deliveries', `${counts.deadDeliveries}`],
  ]
  const verdict = problems.length === 0 ? ['All is well.'] : problems.map((problem) => `! ${problem}`)
  return [...verdict, '', ...lines.map(([name = '', value = '']) => `${name.padEnd(20)}${value}`)]
    .map((line) => withoutControls(line))
    .join('\n')
}

const lastInstantOf = ({ finishedAt, startedAt, acceptedAt }: RunInfo) => finishedAt ?? startedAt ?? acceptedAt

const minuteMs = 60_000
const units = [
  [24 * 60 * minuteMs, 'd'],
  [60 * minuteMs, 'h'],
  [minuteMs, 'min'],
] as const

/** Returns the time since an instant in its largest unit, such as `3 d` or `12 min`. */
export function ageOf(at: number, now: number): string {
  const ms = Math.max(0, now - at)
  const [unitMs, unit] = units.find(([unitMs]) => ms >= unitMs) ?? [1_000, 's']
  return `${Math.floor(ms / unitMs)} ${unit}`
}
