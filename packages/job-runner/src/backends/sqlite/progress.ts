import type { Clock } from '../../clock.ts'
import type { Progress } from '../../runner/run-states.ts'

/** The latest progress of each run that is under way, on its way to the disk. */
export interface ProgressNotes<Run> {
  note(run: Run, now: Progress): void
  /** Returns the progress that has not been saved yet; the caller then saves it. */
  take(run: Run): Progress | undefined
  close(): void
}

// A job that reports each row that it reads costs the disk no more than this.
const leastIntervalMs = 200

/** Saves the first progress at once, and then the latest one at intervals. */
export function createProgressNotes<Run>({
  clock,
  save,
}: {
  readonly clock: Clock
  /** Saves the latest progress of each run. No caller waits for it: its rejection is dropped. */
  save(latest: ReadonlyMap<Run, Progress>): Promise<unknown>
}): ProgressNotes<Run> {
  let unsaved = new Map<Run, Progress>()
  let timer: unknown
  let isClosed = false

  function saveNow() {
    timer = undefined
    if (unsaved.size === 0 || isClosed) return
    const latest = unsaved
    unsaved = new Map()
    timer = clock.setTimeout(saveNow, leastIntervalMs)
    save(latest).catch(() => undefined)
  }

  return {
    note(run, now) {
      if (isClosed) return
      unsaved.set(run, now)
      if (timer === undefined) saveNow()
    },
    take(run) {
      const latest = unsaved.get(run)
      unsaved.delete(run)
      return latest
    },
    close() {
      isClosed = true
      clock.clearTimeout(timer)
    },
  }
}
