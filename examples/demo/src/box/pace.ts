import type { SteppedClock } from '@stockeye/kis-client/simulator'
import type { Clock } from '@stockeye/token-manager'
import type { Speed } from './contract.ts'

/** Passage of simulated time, by the clock of the machine. */
export interface Pace {
  readonly speed: Speed
  /** Returns the speed of the latest seconds, which is below `speed` on a machine that is too slow. */
  reached(): number
  setSpeed(speed: Speed): void
  /** Lets time pass up to an instant, as fast as the machine can. */
  skipTo(instant: number): Promise<void>
  /** Lets time pass while `work` is under way, also in a pause: a call of KIS may wait for its turn. */
  hurry<T>(work: () => Promise<T>): Promise<T>
  /** Ends the passage. Resolves when no step is under way. */
  stop(): Promise<void>
  /** Resolves when the passage has ended. It rejects with the error of a timer of the simulated clock. */
  readonly ended: Promise<void>
}

/** Real time of a step, in ms. */
const stepMs = 40
/** Number of steps over which the reached speed is measured. */
const measured = 50

/** Starts to advance a stepped clock. */
export function startPace(clock: SteppedClock, { speed: first, real }: { speed: Speed; real: Clock }): Pace {
  let speed = first
  let waiting = 0
  let isStopped = false
  let skip: { readonly to: number; readonly done: () => void } | undefined
  const steps: { readonly simulatedMs: number; readonly realMs: number }[] = []

  const pause = (ms: number) => new Promise<void>((resolve) => real.setTimeout(resolve, ms))

  async function run(): Promise<void> {
    while (!isStopped) {
      if (skip !== undefined) {
        await clock.runUntil(skip.to)
        skip.done()
        skip = undefined
      }
      const startedAt = real.monotonic()
      const begunAt = clock.now()
      const used = Math.max(speed, waiting > 0 ? 1 : 0)
      // Work that is under way reads the clock even in a pause: a step of no time lets it go on.
      await clock.runUntil(begunAt + used * stepMs)
      await pause(Math.max(1, stepMs - (real.monotonic() - startedAt)))
      steps.push({ simulatedMs: clock.now() - begunAt, realMs: real.monotonic() - startedAt })
      if (steps.length > measured) steps.shift()
    }
  }

  const ended = run()
  // The caller sees the error at `ended` or at `stop`.
  ended.catch(() => undefined)
  return {
    get speed() {
      return speed
    },
    reached() {
      const sum = (of: 'simulatedMs' | 'realMs') => steps.reduce((total, step) => total + step[of], 0)
      return steps.length === 0 ? 0 : sum('simulatedMs') / sum('realMs')
    },
    setSpeed(next) {
      speed = next
      steps.length = 0
    },
    skipTo: (to) =>
      new Promise((done) => {
        skip = { to, done }
      }),
    async hurry(work) {
      waiting += 1
      try {
        return await work()
      } finally {
        waiting -= 1
      }
    },
    async stop() {
      isStopped = true
      await ended
    },
    ended,
  }
}
