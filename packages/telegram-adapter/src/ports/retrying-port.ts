import { wait, within } from '@stockeye/internal/wait'
import type { Clock } from '../clock.ts'
import { isRefused, isUnreachable, OpsUnreachableError } from '../errors.ts'
import type { OpsPort } from './ops-port.ts'

const answerMs = 10_000
const mostTries = 3
const firstPauseMs = 1_000

/** Repeats a call while the other side cannot be reached, as while it is restarted: for about half a minute in all. */
export type Retry = <T>(ask: () => Promise<T>) => Promise<T>

/** Creates the retry of a bot. A call rejects with the reason of `signal` when that aborts. */
export function createRetry({ clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal }): Retry {
  return async function retried<T>(ask: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        const late = () => new OpsUnreachableError(`no answer within ${answerMs} ms`)
        return await within(clock, answerMs, ask, late, signal)
      } catch (error) {
        if (!isUnreachable(error) || tries === mostTries) throw error
        await wait(clock, firstPauseMs * 2 ** (tries - 1), signal)
      }
    }
  }
}

/** Returns a port that repeats its calls. All calls of a port may be repeated: a trigger has its idempotency key. */
export function retryingPort(port: OpsPort, retried: Retry): OpsPort {
  /** Acts on a delivery. One that is no longer found after a call without an answer was settled by that call. */
  function settle(act: () => Promise<void>): Promise<void> {
    let isRepeat = false
    return retried(async () => {
      try {
        await act()
      } catch (error) {
        if (!(isRepeat && isRefused(error) && error.reason === 'not_found')) throw error
      } finally {
        isRepeat = true
      }
    })
  }

  return {
    keepsAudit: port.keepsAudit,
    // This call is not retried: the start reports a fault at once.
    verify: () => port.verify(),
    ensureUser: (user) => retried(() => port.ensureUser(user)),
    listJobs: (as) => retried(() => port.listJobs(as)),
    trigger: (as, jobId, request) => retried(() => port.trigger(as, jobId, request)),
    run: (as, runId) => retried(() => port.run(as, runId)),
    history: (as, jobId) => retried(() => port.history(as, jobId)),
    cancel: (as, runId) => retried(() => port.cancel(as, runId)),
    undelivered: (as) => retried(() => port.undelivered(as)),
    redeliver: (as, deliveryId) => settle(() => port.redeliver(as, deliveryId)),
    discard: (as, deliveryId) => settle(() => port.discard(as, deliveryId)),
    health: (as) => retried(() => port.health(as)),
  }
}
