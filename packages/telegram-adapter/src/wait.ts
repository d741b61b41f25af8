import type { Clock } from './clock.ts'

/** Waits on the clock; rejects with the signal's reason. */
export async function wait(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = clock.setTimeout(resolve, ms)
  await untilAborted(promise, signal).finally(() => clock.clearTimeout(timer))
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

/** What `ask` becomes within `ms` on the clock; then its signal aborts, and what `late` makes is thrown. */
export async function within<T>(
  clock: Clock,
  ms: number,
  ask: (signal: AbortSignal) => Promise<T>,
  late: () => Error,
): Promise<T> {
  const timeUp = new AbortController()
  const timer = clock.setTimeout(() => timeUp.abort(late()), ms)
  return await untilAborted(ask(timeUp.signal), timeUp.signal).finally(() => clock.clearTimeout(timer))
}
