import { formatSpan } from '@stockeye/internal/format'
import type { BackendStats, Presence, ServedChannel, UnservedJob } from './backends/backend.ts'
import type { NotifierHealth } from './delivery/channel.ts'

/**
 * Stable name of a kind of problem:
 *
 * - `CHANNEL_DOWN`: the notifier of a channel cannot deliver, in this process or in every process that has it
 * - `CHANNEL_UNSERVED`: completions wait for a channel that no process delivers
 * - `COMPLETIONS_WAIT`: a completion has waited for more than 5 min, though some process has its channel
 * - `DELIVERIES_DEAD`: completions could not be delivered
 * - `NO_WORKER`: runs are queued, but no worker is connected
 * - `JOB_UNSERVED`: runs wait for a job that no worker serves
 * - `RUNS_WAIT`: a run has waited for more than 5 min
 * - `SCHEDULE_OVERDUE`: no process deals with the schedule of a job
 * - `BACKGROUND_FAILS`: a task in the background failed within the last minute
 */
export type HealthCode =
  | 'CHANNEL_DOWN'
  | 'CHANNEL_UNSERVED'
  | 'COMPLETIONS_WAIT'
  | 'DELIVERIES_DEAD'
  | 'NO_WORKER'
  | 'JOB_UNSERVED'
  | 'RUNS_WAIT'
  | 'SCHEDULE_OVERDUE'
  | 'BACKGROUND_FAILS'

/** Problem of `health`. */
export interface HealthProblem {
  /** Kind of the problem, for programs. */
  readonly code: HealthCode
  /** Sentence for a person, the same as in `problems`. */
  readonly problem: string
  /** Advice for a person, as a sentence that begins with a verb. */
  readonly advice: string
  /** Time since when it lasts, in ms since 1970; missing for a notifier before `start`, and where an older version has stored no time. */
  readonly sinceAt?: number
  /** Channel that it is about. */
  readonly channel?: string
  /** Job that it is about. */
  readonly jobId?: string
  /** Number of the runs or completions that it is about. */
  readonly count?: number
}

/** Health of the jobs in a store, and of this process. */
export interface Health {
  /** Problems, each as a sentence for a person; empty when all is well. */
  readonly problems: readonly string[]
  /** The same problems in the same order, each with a code, the time since when it lasts, and what to do. */
  readonly problemDetails: readonly HealthProblem[]
  /** Time that the oldest queued run has waited, in ms. */
  readonly lagMs: number
  /** Number of runs that wait: for a worker, for another run of their job, or for their next attempt. */
  readonly queued: number
  /** Number of runs that a worker has. */
  readonly running: number
  /** Number of processes that take runs. */
  readonly workers: number
  /** Ids of jobs with a slot that no process has dealt with for more than a minute. */
  readonly overdueJobIds: readonly string[]
  /** State of each notifier of this process. */
  readonly notifiers: readonly NotifierHealth[]
  /** Channels that the processes deliver, each once. */
  readonly channels: readonly ServedChannel[]
  /** Number of completions that are not delivered yet, those that a process has included. */
  readonly pendingDeliveries: number
  /** Number of pending deliveries of each channel that has some. */
  readonly pendingByChannel: Readonly<Record<string, number>>
  /** Number of completions that could not be delivered, as `listDead` returns them. */
  readonly deadDeliveries: number
}

/** Longest normal wait of a run or a completion. */
const longWaitMs = 5 * 60_000

/** Time after which a slot that no process has dealt with is overdue, in ms. */
export const overdueMs = 60_000

/** Parts of a health that are not in the counts of the store. */
export interface HealthInputs {
  readonly now: number
  readonly presence: Presence
  /** Schedules with a slot that no process has dealt with for more than a minute. */
  readonly overdue: readonly { readonly jobId: string; readonly dueAt: number }[]
  /** Notifiers of this process. */
  readonly notifiers: readonly NotifierHealth[]
  /** Latest failure in the background, if it was within a minute. */
  readonly trouble: { readonly sinceAt: number; readonly message: string } | undefined
}

/** Returns the health of a store, from its counts and from what else is known of it. */
export function healthOf(stats: BackendStats, inputs: HealthInputs): Health {
  const { oldestQueuedAt, pendingDeliveries, deadDeliveries, queued, running, workers } = stats
  const { now, overdue, notifiers, presence } = inputs
  const problemDetails = [
    ...channelProblems(stats, inputs),
    ...runProblems(stats, inputs),
    ...deadProblems(stats),
    ...troubleProblems(inputs),
  ]
  return {
    problems: problemDetails.map(({ problem }) => problem),
    problemDetails,
    lagMs: oldestQueuedAt === undefined ? 0 : Math.max(0, now - oldestQueuedAt),
    queued,
    running,
    workers,
    overdueJobIds: overdue.map(({ jobId }) => jobId),
    notifiers,
    channels: presence.channels,
    pendingDeliveries,
    pendingByChannel: Object.fromEntries(stats.pendingByChannel),
    deadDeliveries,
  }
}

function channelProblems(
  { pendingByChannel, pendingSince }: BackendStats,
  { now, presence, notifiers }: HealthInputs,
): HealthProblem[] {
  const downHere = new Set(notifiers.flatMap(({ channel, state }) => (state === 'down' ? [channel] : [])))
  const downElsewhere = presence.channels.filter(({ channel, state }) => state === 'down' && !downHere.has(channel))
  const known = new Set([...presence.channels, ...notifiers].map(({ channel }) => channel))
  return [
    ...[...notifiers, ...downElsewhere].flatMap((notifier) => (notifier.state === 'ready' ? [] : [notReady(notifier)])),
    ...[...pendingByChannel].flatMap(([channel, count]): HealthProblem[] => {
      const sinceAt = pendingSince.get(channel)
      const waiting = { channel, count, ...(sinceAt !== undefined && { sinceAt }) }
      if (!known.has(channel)) return [unserved(waiting)]
      if (sinceAt === undefined || now - sinceAt <= longWaitMs) return []
      const served = presence.channels.find((it) => it.channel === channel)
      return [waitsLong({ ...waiting, waitedMs: now - sinceAt, state: served?.state })]
    }),
  ]
}

const notReady = ({ channel, state, error, sinceAt }: NotifierHealth): HealthProblem => ({
  code: 'CHANNEL_DOWN',
  problem: `the notifier of ${channel} is ${state}${error === undefined ? '' : `: ${error}`}`,
  advice:
    state === 'unverified'
      ? 'start this runner, or leave the notifier out of a process that does not deliver'
      : 'correct what the error names; the channel is tried again by itself, and its completions wait',
  channel,
  ...(sinceAt !== undefined && { sinceAt }),
})

const waits = (count: number) => (count === 1 ? '1 completion waits' : `${count} completions wait`)

const unserved = (waiting: { readonly channel: string; readonly count: number }): HealthProblem => ({
  code: 'CHANNEL_UNSERVED',
  problem: `${waits(waiting.count)} for channel ${waiting.channel}, which no process delivers`,
  advice: 'correct the channel of the recipient, or start a process with a notifier of that channel',
  ...waiting,
})

const waitsLong = ({
  waitedMs,
  state,
  ...waiting
}: {
  readonly channel: string
  readonly count: number
  readonly waitedMs: number
  readonly state: 'ready' | 'down' | undefined
}): HealthProblem => ({
  code: 'COMPLETIONS_WAIT',
  problem: `${waits(waiting.count)} for channel ${waiting.channel}, for ${formatSpan(waitedMs)}, and ${servedText[state ?? 'none']}`,
  advice:
    state === 'ready'
      ? 'read the undelivered events of the process that delivers it: they name the error of each try'
      : 'start a process whose notifier of that channel can deliver',
  ...waiting,
})

const servedText = {
  ready: 'a process delivers it',
  down: 'it is down in every process that delivers it',
  none: 'no process delivers it',
} as const

function runProblems(
  { queued, workers, oldestQueuedAt, unservedJobs }: BackendStats,
  { now, overdue }: HealthInputs,
): HealthProblem[] {
  const sinceQueued = oldestQueuedAt === undefined ? {} : { sinceAt: oldestQueuedAt }
  const lagMs = oldestQueuedAt === undefined ? 0 : now - oldestQueuedAt
  return [
    ...(overdue.length === 0 ? [] : [overdueSchedules(overdue)]),
    ...(queued > 0 && workers === 0
      ? [
          {
            code: 'NO_WORKER' as const,
            problem: `${queued === 1 ? '1 run is' : `${queued} runs are`} queued, but no worker is connected`,
            advice: 'start a process with a runner that works',
            count: queued,
            ...sinceQueued,
          },
        ]
      : []),
    ...unservedJobs.map(unservedJob),
    ...(lagMs > longWaitMs
      ? [
          {
            code: 'RUNS_WAIT' as const,
            problem: `a run has waited for ${formatSpan(lagMs)}`,
            advice: 'start more workers, or give them more slots',
            ...sinceQueued,
          },
        ]
      : []),
  ]
}

const overdueSchedules = (overdue: HealthInputs['overdue']): HealthProblem => ({
  code: 'SCHEDULE_OVERDUE',
  problem: `no process deals with the schedule of ${overdue.map(({ jobId }) => jobId).join(', ')}`,
  advice: 'start a process with a runner that works and has the job',
  sinceAt: Math.min(...overdue.map(({ dueAt }) => dueAt)),
  count: overdue.length,
  ...(overdue.length === 1 && overdue[0] !== undefined && { jobId: overdue[0].jobId }),
})

const unservedJob = ({ jobId, runs, sinceAt }: UnservedJob): HealthProblem => ({
  code: 'JOB_UNSERVED',
  problem: `${runs === 1 ? '1 run waits' : `${runs} runs wait`} for the job ${jobId}, which no worker serves`,
  advice: 'register the job again, or cancel the runs; they expire by themselves after unservedMs, 7 days by default',
  jobId,
  count: runs,
  sinceAt,
})

const deadProblems = ({ deadDeliveries, deadSinceAt }: BackendStats): HealthProblem[] =>
  deadDeliveries === 0
    ? []
    : [
        {
          code: 'DELIVERIES_DEAD',
          problem: `${deadDeliveries === 1 ? '1 completion' : `${deadDeliveries} completions`} could not be delivered`,
          advice: 'redeliver those that can be delivered now, and discard the others',
          count: deadDeliveries,
          ...(deadSinceAt !== undefined && { sinceAt: deadSinceAt }),
        },
      ]

const troubleProblems = ({ trouble }: HealthInputs): HealthProblem[] =>
  trouble === undefined
    ? []
    : [
        {
          code: 'BACKGROUND_FAILS',
          problem: `a task in the background fails: ${trouble.message}`,
          advice: 'correct what the error names; the task is tried again by itself',
          sinceAt: trouble.sinceAt,
        },
      ]
