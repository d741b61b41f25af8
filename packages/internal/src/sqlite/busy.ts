import { backoffMs } from '../backoff.ts'
import type { Clock } from '../clock.ts'
import { wait } from '../wait.ts'

/** Longest wait for another process's transaction, in ms; those last a few milliseconds. */
export const busyMs = 5_000

// Two processes that work without a pause leave the file free for about a millisecond at a time.
const pauses = { firstMs: 2, maxMs: 40 }

export interface Patience {
  readonly clock: Clock
  /** Returns a number in [0, 1), for the jitter between two tries. */
  readonly random: () => number
}

/**
 * Calls `work`, and again while another process has the file locked. SQLite's own wait would stop the event loop; this one
 * leaves it free.
 *
 * @throws the error of `work`, once it is another one or `busyMs` have passed
 */
export async function untilUnlocked<T>(work: () => T, { clock, random }: Patience): Promise<T> {
  const startedAt = clock.monotonic()
  for (let tries = 1; ; tries += 1) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || clock.monotonic() - startedAt >= busyMs) throw error
    }
    await wait(clock, backoffMs(tries, { ...pauses, random }))
  }
}

/** Returns whether an error of SQLite, or the cause of one of ours, says that another process has the file locked. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return 'errcode' in error ? (Number(error.errcode) & 0xff) === 5 : isBusy(error.cause)
}
