import { formatInstant, formatSpan } from '@stockeye/internal/format'
import type { DeadDelivery, StoredJob } from '../backends/store-view.ts'
import type { Health } from '../health.ts'
import { isFinal, type RunInfo } from '../runner/run-states.ts'

// Names and messages come last in a row: they may be in a script whose letters are wider than a column.

export function formatJobs(jobs: readonly StoredJob[]): string {
  const rows = jobs.map(({ jobId, jobName = '', latestRun, queued, running, isPaused, schedule }) => [
    jobId,
    latestRun?.state ?? 'no run yet',
    latestRun === undefined ? '' : formatInstant(latestRun.finishedAt ?? latestRun.startedAt ?? latestRun.acceptedAt),
    String(queued),
    String(running),
    `${schedule?.text ?? ''}${isPaused ? ' (paused)' : ''}`.trim(),
    jobName,
  ])
  return formatTable(['job', 'latest run', 'at', 'queued', 'running', 'schedule', 'name'], rows)
}

export function formatRuns(runs: readonly RunInfo[]): string {
  const rows = runs.map((run) => [
    run.runId,
    run.state,
    run.cause,
    `${run.attempt} of ${run.maxAttempts}`,
    formatInstant(run.acceptedAt),
    run.durationMs === undefined ? '' : formatSpan(run.durationMs),
    noteOf(run),
  ])
  return formatTable(['run', 'state', 'cause', 'attempt', 'accepted', 'took', ''], rows)
}

function noteOf({ state, error, progress, retryAt }: RunInfo): string {
  if (retryAt !== undefined) return `again at ${formatInstant(retryAt)}: ${error?.message ?? ''}`
  if (error !== undefined) return `${error.code}: ${error.message}`
  if (isFinal(state) || progress === undefined) return ''
  const { done, total, note = '' } = progress
  return `${done}${total === undefined ? '' : ` of ${total}`} ${note}`.trim()
}

export function formatDead(dead: readonly DeadDelivery[]): string {
  const rows = dead.map(({ completion, error }) => [
    completion.deliveryId,
    completion.jobId,
    completion.status,
    formatInstant(completion.finishedAt),
    JSON.stringify(completion.recipient),
    error,
  ])
  return formatTable(['delivery', 'job', 'status', 'ended', 'recipient', 'error'], rows)
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
  return [...verdict, '', ...lines.map(([name = '', value = '']) => `${name.padEnd(20)}${value}`)].join('\n')
}

function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd()
  return [head, ...rows].map(line).join('\n')
}
