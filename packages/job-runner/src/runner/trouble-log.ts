import type { Clock } from '../clock.ts'
import type { Events } from '../events.ts'
import { toRunError } from './run-error.ts'

/** Failures in the background: each is an event, and the latest one is a problem of `health` for a while. */
export interface TroubleLog {
  report(error: unknown): void
  /** Returns the latest failure, if it was lately. */
  recent(): Trouble | undefined
}

export interface Trouble {
  /** Time of the failure, in ms since 1970. */
  readonly at: number
  /** Time of the first failure of those that followed each other within a minute, in ms since 1970. */
  readonly sinceAt: number
  readonly message: string
}

/** Age up to which a failure in the background is a problem of `health`. */
const latelyMs = 60_000

export function createTroubleLog({ clock, events }: { readonly clock: Clock; readonly events: Events }): TroubleLog {
  let latest: Trouble | undefined
  return {
    report(error) {
      const at = clock.now()
      const sinceAt = latest !== undefined && at - latest.at < latelyMs ? latest.sinceAt : at
      latest = { at, sinceAt, message: toRunError(error).message }
      events.emit('trouble', { error })
    },
    recent: () => (latest !== undefined && clock.now() - latest.at < latelyMs ? latest : undefined),
  }
}
