import type { Clock } from '../clock.ts'

/**
 * Creates a clock whose waits can all be ended at once, so that no timer remains when the server stops.
 * @param onWait called when a wait has begun
 */
export function createTimers(clock: Clock, onWait: () => void): { readonly clock: Clock; stop(): void } {
  const running = new Set<unknown>()
  return {
    clock: {
      now: () => clock.now(),
      monotonic: () => clock.monotonic(),
      setTimeout(run, ms) {
        const timer = clock.setTimeout(() => {
          running.delete(timer)
          run()
        }, ms)
        running.add(timer)
        onWait()
        return timer
      },
      clearTimeout(timer) {
        running.delete(timer)
        clock.clearTimeout(timer)
      },
    },
    stop() {
      for (const timer of running) clock.clearTimeout(timer)
      running.clear()
    },
  }
}
