import { JobInputError } from '../errors.ts'
import { formatValue } from './check-input.ts'
import { checkSpan } from './job-definition.ts'

/** Slots, leases, crashes and history of one runner. */
export interface JobLimits {
  /** Most runs at a time in this process. @default 10 */
  readonly slots: number
  /** How long a worker that died keeps its runs from others, in ms; plus `sweepMs`. @default 15_000 */
  readonly leaseMs: number
  /** How often this process looks for runs of workers that died, in ms. @default 5_000 */
  readonly sweepMs: number
  /** A run whose workers died more often fails with WORKER_LOST. @default 2 */
  readonly maxCrashes: number
  /** How long a `dedupeKey` means the same run, in ms. @default 24 h */
  readonly dedupeMs: number
  /** How long the history goes back, in ms. @default 30 days */
  readonly keepMs: number
  /** How many runs of a job the history keeps. @default 1_000 */
  readonly keepRuns: number
}

const hourMs = 60 * 60_000

/** @throws {JobInputError} */
export function limitsOf(options: Partial<JobLimits>): JobLimits {
  const limits = {
    slots: options.slots ?? 10,
    leaseMs: options.leaseMs ?? 15_000,
    sweepMs: options.sweepMs ?? 5_000,
    maxCrashes: options.maxCrashes ?? 2,
    dedupeMs: options.dedupeMs ?? 24 * hourMs,
    keepMs: options.keepMs ?? 30 * 24 * hourMs,
    keepRuns: options.keepRuns ?? 1_000,
  }
  for (const [field, value] of Object.entries(limits)) {
    if (field === 'leaseMs' || field === 'sweepMs') checkSpan(field, value, 1)
    const least = field === 'slots' ? 1 : 0
    if (!Number.isSafeInteger(value) || value < least) {
      throw new JobInputError({ field, rule: `must be a whole number, ${least} or more, and is ${formatValue(value)}` })
    }
  }
  return limits
}
