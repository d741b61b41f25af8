import type { Clock } from './clock.ts'

/** A timer holds 31 bits, about 24.8 days, and fires at once when it is given more. */
const longestMs = 2 ** 31 - 1

/** Waits on the clock, however long; rejects with the signal's reason. */
export async function wait(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  let leftMs = ms
  do {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = clock.setTimeout(resolve, Math.min(leftMs, longestMs))
    await untilAborted(promise, signal).finally(() => clock.clearTimeout(timer))
    leftMs -= longestMs
  } while (leftMs > 0)
}

/** What `promise` becomes, unless the signal comes first: then its reason. What the promise stands for goes on. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason)
  if (signal.aborted) abort()
  else signal.addEventListener('abort', abort, { once: true })
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', abort))
}
