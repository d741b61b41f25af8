import type { Clock } from '../clock.ts'
import type { Events } from '../events.ts'
import { toRunError } from './run-error.ts'

/** Failures in the background: each is an event, and the latest one is a problem of `health` for a while. */
export interface TroubleLog {
  report(error: unknown): void
  /** Returns the message of the latest failure, if it was lately. */
  recent(): string | undefined
}

/** Age up to which a failure in the background is a problem of `health`. */
const latelyMs = 60_000

export function createTroubleLog({ clock, events }: { readonly clock: Clock; readonly events: Events }): TroubleLog {
  let latest: { readonly at: number; readonly message: string } | undefined
  return {
    report(error) {
      latest = { at: clock.now(), message: toRunError(error).message }
      events.emit('trouble', { error })
    },
    recent: () => (latest !== undefined && clock.now() - latest.at < latelyMs ? latest.message : undefined),
  }
}
