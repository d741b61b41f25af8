import { createClock, type Clock as FakeTime } from '@sinonjs/fake-timers'
import type { Clock } from '@stockeye/token-manager'

/** Creates a clock at 0, and the time that moves it. */
export function fakeTime(): { readonly time: FakeTime; readonly clock: Clock } {
  const time = createClock(0)
  const clock: Clock = {
    now: () => time.now,
    monotonic: () => time.now,
    setTimeout: (run, ms) => time.setTimeout(run, ms),
    clearTimeout: (timer) => time.clearTimeout(timer as number),
  }
  return { time, clock }
}
