import type { Clock } from './clock.ts'

/** Returns the clock of one simulated process. After `die()`, as after kill -9, no timer fires any more. */
export function mortalClock(clock: Clock): Clock & { die(): void } {
  let isDead = false
  return {
    ...clock,
    setTimeout: (run, ms, options) => clock.setTimeout(() => isDead || run(), ms, options),
    die() {
      isDead = true
    },
  }
}
