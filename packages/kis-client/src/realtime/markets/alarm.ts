import type { Clock } from '@stockeye/token-manager'

/** Timer for an instant. It has one instant at a time. */
export interface Alarm {
  setAt(at: number, run: () => void): void
  clear(): void
}

/** Creates a timer for instants of a clock, whose time may jump: it never runs before its instant, and lets the process end. */
export function createAlarm(clock: Clock): Alarm {
  let timer: unknown

  function setAt(at: number, run: () => void): void {
    clock.clearTimeout(timer)
    const fire = () => {
      if (clock.now() < at) setAt(at, run)
      else run()
    }
    timer = clock.setTimeout(fire, Math.max(1, at - clock.now()), { background: true })
  }

  return { setAt, clear: () => clock.clearTimeout(timer) }
}
