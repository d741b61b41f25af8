import type { KisClient } from '../../client/client.ts'
import type { OrderRecord } from '../history/order-record.ts'
import { isListed, isSettled } from '../history/order-record.ts'

/** Looks at KIS's lists while an order is not settled. */
export interface Polling {
  /** Looks soon: something has changed, or somebody waits. */
  hurry(): void
  /**
   * Looks now, or once the rest after the latest look is over, even if no order is open: KIS has sent a notice. Calls until then share
   * one look; one that is under way may have read before the notice, so another follows it.
   */
  lookNow(): void
  stop(): void
}

export interface PollingOptions {
  readonly clock: KisClient['clock']
  readonly live: () => readonly OrderRecord[]
  /** Returns whether an order is past its life by rule: no more is expected of it than a late row, or a person's word. */
  readonly isOver: (record: OrderRecord) => boolean
  /** Returns whether a look is wanted even if no order is open. */
  readonly isWanted: () => boolean
  /** Reads the lists. */
  readonly look: () => Promise<unknown>
  /** Returns whether somebody waits for an order: such a wait keeps the process alive. */
  readonly isWatched: () => boolean
  readonly failed: (error: unknown) => void
}

const soonMs = 2_000
const calmMs = 60_000
const endedMs = 3_600_000
// Looks take at most a fifth of the time: a long list is read less often.
const restPerLook = 4
// After notices up to half of it: in paper trading a look takes seconds.
const restPerAskedLook = 1

/** Starts to look, at first after two seconds, and twice as late after each look, up to a minute, until `hurry` is called. */
export function startPolling({ clock, live, isOver, isWanted, look, isWatched, failed }: PollingOptions): Polling {
  let [waitMs, lookMs] = [soonMs, 0]
  let timer: unknown
  let [isLooking, isStopped, isAsked] = [false, false, false]
  // On a clock that is never set.
  let lookedAt = Number.NEGATIVE_INFINITY
  let dueAt: number | undefined

  function nextAt(now: number): number | undefined {
    if (isAsked) return Math.max(now, lookedAt + lookMs * restPerAskedLook)
    const open = live().filter((record) => isListed(record) && !isSettled(record))
    if (open.length === 0 && !isWanted()) return undefined
    const isCalm = open.length > 0 && open.every(isOver) && !isWanted()
    return Math.max(now + (isCalm ? endedMs : waitMs), lookedAt + lookMs * restPerLook)
  }

  function schedule() {
    clock.clearTimeout(timer)
    const now = clock.monotonic()
    const at = isLooking || isStopped ? undefined : nextAt(now)
    // A look that is due is put off by no change: changes in quick succession would leave the lists unread.
    dueAt = at === undefined ? undefined : Math.min(at, dueAt ?? at)
    if (dueAt === undefined) return
    timer = clock.setTimeout(() => void lookOnce(), Math.max(0, dueAt - now), { background: !isWatched() })
  }

  async function lookOnce() {
    isLooking = true
    isAsked = false
    dueAt = undefined
    waitMs = Math.min(waitMs * 2, calmMs)
    const from = clock.monotonic()
    try {
      await look()
    } catch (error) {
      failed(error)
    }
    lookedAt = clock.monotonic()
    lookMs = lookedAt - from
    isLooking = false
    schedule()
  }

  schedule()
  return {
    hurry() {
      waitMs = soonMs
      schedule()
    },
    lookNow() {
      isAsked = true
      waitMs = soonMs
      schedule()
    },
    stop() {
      isStopped = true
      clock.clearTimeout(timer)
    },
  }
}
