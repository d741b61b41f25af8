import type { Clock } from './clock.ts'

/** A timer holds 31 bits, and fires at once when it is given more. Whoever waits looks at the clock again afterwards. */
const longestMs = 2 ** 31 - 1

/** Waits on the clock; rejects with the signal's reason. */
export function wait(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = clock.setTimeout(resolve, Math.min(ms, longestMs))
  return untilAborted(promise, signal).finally(() => clock.clearTimeout(timer))
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
