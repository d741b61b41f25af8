import type { BackendStats } from './backends/backend.ts'
import type { NotifierHealth } from './delivery/channel.ts'

export interface Health {
  /** Problems, each as a sentence for a person; empty when all is well. */
  readonly problems: readonly string[]
  /** Time that the oldest queued run has waited, in ms. */
  readonly lagMs: number
  readonly queued: number
  readonly running: number
  /** Number of processes that take runs. */
  readonly workers: number
  /** Ids of jobs with a slot that no process has dealt with for more than a minute. */
  readonly overdueJobIds: readonly string[]
  /** State of each notifier of this process. */
  readonly notifiers: readonly NotifierHealth[]
  readonly pendingDeliveries: number
  readonly deadDeliveries: number
}

/** Longest normal wait: a run that waits longer shows that workers are missing. */
const longLagMs = 5 * 60_000

export function healthOf(
  { oldestQueuedAt, pendingByChannel, ...stats }: BackendStats,
  seen: {
    readonly now: number
    readonly overdueJobIds: readonly string[]
    readonly notifiers: readonly NotifierHealth[]
    /** Channels that some process delivers now. */
    readonly channels: readonly string[]
    /** Message of the latest failure in the background, if it was within a minute. */
    readonly trouble: string | undefined
  },
): Health {
  const { overdueJobIds, notifiers, channels, trouble } = seen
  // A notifier of this process that is not ready is a problem of its own.
  const known = new Set([...channels, ...notifiers.map(({ channel }) => channel)])
  const lagMs = oldestQueuedAt === undefined ? 0 : Math.max(0, seen.now - oldestQueuedAt)
  const problems = [
    ...notifiers.flatMap(({ channel, state, error }) =>
      state === 'ready' ? [] : [`the notifier of ${channel} is ${state}${error === undefined ? '' : `: ${error}`}`],
    ),
    ...[...pendingByChannel].flatMap(([channel, count]) => (known.has(channel) ? [] : [undelivered(channel, count)])),
    ...(overdueJobIds.length > 0 ? [`no process deals with the schedule of ${overdueJobIds.join(', ')}`] : []),
    ...(stats.queued > 0 && stats.workers === 0
      ? [`${stats.queued === 1 ? '1 run is' : `${stats.queued} runs are`} queued, but no worker is connected`]
      : []),
    ...(lagMs > longLagMs ? [`a run has waited for ${Math.round(lagMs / 60_000)} min`] : []),
    ...(stats.deadDeliveries > 0 ? [`dead deliveries: ${stats.deadDeliveries}`] : []),
    ...(trouble === undefined ? [] : [`a task in the background fails: ${trouble}`]),
  ]
  return { problems, lagMs, ...stats, overdueJobIds, notifiers }
}

const undelivered = (channel: string, count: number) =>
  `${count === 1 ? '1 completion waits' : `${count} completions wait`} for channel ${channel}, which no process delivers`
