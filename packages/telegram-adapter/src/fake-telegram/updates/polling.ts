import type { Clock } from '../../clock.ts'
import type { Parameters } from '../call/parameters.ts'
import { Refusal } from '../call/refusal.ts'
import type { WireUpdate } from '../wire-types.ts'
import type { UpdateQueue } from './queue.ts'
import { readAllowedUpdates } from './webhook-settings.ts'

const activeWebhook =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
const otherPoller = 'terminated by other getUpdates request; make sure that only one bot instance is running'

/** `getUpdates`: answers at once when there is something, holds the call when not, and lets one caller hold at a time. */
export interface Polling {
  /** Serves a call. @param gone aborts when the caller's connection is lost: a held call is then dropped */
  poll(parameters: Parameters, gone: AbortSignal): Promise<readonly WireUpdate[]>
  /** Answers a held call after an update was added, once the current turn of the event loop is over. */
  wake(): void
  /** Ends a held call with 409, after setWebhook. */
  endByWebhook(): void
  waiting(): number
}

interface Held {
  /** Answers with what there is. */
  finish(): void
  end(reason: string): void
}

/** Creates the long poll of `getUpdates`. @param onChange called when a call begins or ends to wait */
export function createPolling(world: {
  readonly clock: Clock
  readonly updates: UpdateQueue
  isWebhookActive(): boolean
  onChange(): void
}): Polling {
  const { clock, updates } = world
  let held: Held | undefined
  let last: { offset: number; startedAt: number } | undefined
  let conflictAt = -Infinity
  let isWaking = false

  /** Answers a conflict: the first one at once, further ones within 3 s after 3 s. */
  function conflict(reason: string, reject: (error: Refusal) => void): void {
    const at = clock.monotonic()
    const isFirst = at - conflictAt >= 3_000
    if (isFirst) conflictAt = at
    const refusal = new Refusal(409, reason)
    if (isFirst) reject(refusal)
    else clock.setTimeout(() => reject(refusal), 3_000)
  }

  return {
    waiting: () => (held === undefined ? 0 : 1),
    wake() {
      if (held === undefined || isWaking) return
      isWaking = true
      // The answer comes after this turn, with all updates of the turn.
      queueMicrotask(() => {
        isWaking = false
        held?.finish()
      })
    },
    endByWebhook() {
      held?.end('terminated by setWebhook request')
    },
    poll(parameters, gone) {
      return new Promise((resolve, reject) => {
        if (world.isWebhookActive()) {
          conflict(activeWebhook, reject)
          return
        }
        const offset = parameters.integer('offset', { default: 0 })
        let limit = parameters.integer('limit', { default: 100, min: 0, max: 100 }) || 1
        let seconds = parameters.integer('timeout', { default: 0, min: 0, max: 50 })
        const kinds = readAllowedUpdates(parameters)
        if (kinds !== undefined) updates.allow(kinds)

        // A caller that polls again at once without a new offset has to wait.
        const startedAt = clock.monotonic()
        if (last?.offset === offset && seconds < 3 && startedAt - last.startedAt < 3_000) {
          seconds = 3
          if (startedAt - last.startedAt < 500) limit = 1
        }
        last = { offset, startedAt }

        held?.end(otherPoller)
        const ready = updates.read({ offset, limit })
        if (ready.length > 0 || seconds === 0) {
          resolve(ready)
          return
        }
        const timer = clock.setTimeout(() => mine.finish(), seconds * 1_000)
        const release = () => {
          clock.clearTimeout(timer)
          gone.removeEventListener('abort', drop)
          if (held === mine) held = undefined
          world.onChange()
        }
        const drop = () => {
          release()
          resolve([])
        }
        const mine: Held = {
          finish() {
            release()
            resolve(updates.read({ offset, limit }))
          },
          end(reason) {
            release()
            conflict(reason, reject)
          },
        }
        held = mine
        gone.addEventListener('abort', drop, { once: true })
        if (gone.aborted) drop()
        else world.onChange()
      })
    },
  }
}
