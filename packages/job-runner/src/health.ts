import type { BackendStats } from './backends/backend.ts'
import type { NotifierHealth } from './delivery/dispatcher.ts'

export interface Health {
  /** What is wrong, each as a sentence for a person; empty when all is well. */
  readonly problems: readonly string[]
  /** How long the run that waits longest has waited. */
  readonly lagMs: number
  readonly queued: number
  readonly running: number
  /** Processes that take runs. */
  readonly workers: number
  /** Jobs with a slot that nobody has dealt with for more than a minute. */
  readonly overdueJobIds: readonly string[]
  /** Of this process. */
  readonly notifiers: readonly NotifierHealth[]
  readonly pendingDeliveries: number
  readonly deadDeliveries: number
}

/** A run that waits for longer says that there are too few workers, or none. */
const longLagMs = 5 * 60_000

export function healthOf(
  { oldestQueuedAt, ...stats }: BackendStats,
  seen: {
    readonly now: number
    readonly overdueJobIds: readonly string[]
    readonly notifiers: readonly NotifierHealth[]
    /** What failed in the background lately. */
    readonly trouble: string | undefined
  },
): Health {
  const { overdueJobIds, notifiers, trouble } = seen
  const lagMs = oldestQueuedAt === undefined ? 0 : Math.max(0, seen.now - oldestQueuedAt)
  const problems = [
    ...notifiers.flatMap(({ channel, state, error }) =>
      state === 'ready' ? [] : [`the notifier of ${channel} is ${state}${error === undefined ? '' : `: ${error}`}`],
    ),
    ...(overdueJobIds.length > 0 ? [`nobody deals with the schedule of ${overdueJobIds.join(', ')}`] : []),
    ...(stats.queued > 0 && stats.workers === 0 ? ['runs wait, and no worker is there'] : []),
    ...(lagMs > longLagMs ? [`a run has waited for ${Math.round(lagMs / 60_000)} min`] : []),
    ...(stats.deadDeliveries > 0 ? [`dead deliveries: ${stats.deadDeliveries}`] : []),
    ...(trouble === undefined ? [] : [`something fails in the background: ${trouble}`]),
  ]
  return { problems, lagMs, ...stats, overdueJobIds, notifiers }
}
