import type { Clock } from '../clock.ts'

/** A process's clock, until it dies as by kill -9: then no timer fires, so nothing is renewed any more. */
export function mortalClock(clock: Clock): Clock & { die(): void } {
  let isDead = false
  return {
    ...clock,
    setTimeout: (run, ms) => clock.setTimeout(() => isDead || run(), ms),
    die() {
      isDead = true
    },
  }
}
