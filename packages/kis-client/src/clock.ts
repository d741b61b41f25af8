import type { Clock } from '@stockeye/token-manager'

/**
 * The machine's clock. Its timers hold the process open, unlike those of the token manager's: each belongs to a caller
 * who waits for an answer.
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  // As a number, which clearTimeout can tell from anything else.
  setTimeout: (run, ms) => setTimeout(run, ms)[Symbol.toPrimitive](),
  clearTimeout(timer) {
    if (typeof timer === 'number') clearTimeout(timer)
  },
}
