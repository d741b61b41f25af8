import { checkCount, checkSpan, type NamesOf } from './check-input.ts'

/** Slots, leases, crashes and history of one runner. */
export interface JobLimits {
  /** Number of runs at a time in this process. @default 10 */
  readonly slots: number
  /**
   * Lease of a process on a run or a delivery, in ms, renewed while the work is under way. Another process takes over a
   * dead worker's run after it, plus `sweepMs`, and a dead process's delivery after it, plus 1 s.
   *
   * @default 15_000
   */
  readonly leaseMs: number
  /** Interval at which this process looks for runs of workers that died, in ms. @default 5_000 */
  readonly sweepMs: number
  /** Number of workers that may die with a run; after one more it fails with WORKER_LOST. @default 2 */
  readonly maxCrashes: number
  /** Time for which a `dedupeKey` means the same run, in ms. @default 24 h */
  readonly dedupeMs: number
  /**
   * Age up to which the history keeps runs, in ms. A completion that was not delivered by then, and not within an hour, is
   * dead; one that is dead already is forgotten.
   *
   * @default 30 days
   */
  readonly keepMs: number
  /** Number of runs of a job that the history keeps. @default 1_000 */
  readonly keepRuns: number
  /** Time after which a run expires that waits for a job which no worker serves any more, as after a rename, in ms. @default 7 days */
  readonly unservedMs: number
}

export const limitNames: NamesOf<JobLimits> = {
  slots: true,
  leaseMs: true,
  sweepMs: true,
  maxCrashes: true,
  dedupeMs: true,
  keepMs: true,
  keepRuns: true,
  unservedMs: true,
}

const hourMs = 60 * 60_000

/** Returns the limits with their defaults. @throws {JobInputError} a limit is not a number in its range */
export function limitsOf(options: Partial<JobLimits>): JobLimits {
  const limits = {
    slots: options.slots ?? 10,
    leaseMs: options.leaseMs ?? 15_000,
    sweepMs: options.sweepMs ?? 5_000,
    maxCrashes: options.maxCrashes ?? 2,
    dedupeMs: options.dedupeMs ?? 24 * hourMs,
    keepMs: options.keepMs ?? 30 * 24 * hourMs,
    keepRuns: options.keepRuns ?? 1_000,
    unservedMs: options.unservedMs ?? 7 * 24 * hourMs,
  }
  for (const [field, value] of Object.entries(limits)) {
    if (field === 'leaseMs' || field === 'sweepMs') checkSpan(field, value, 1)
    checkCount(field, value, field === 'slots' ? 1 : 0)
  }
  return limits
}
