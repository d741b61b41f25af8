import { type Clock, longestTimerMs } from './clock.ts'

/**
 * Waits on the clock, for any length of time.
 *
 * @param options.background whether the process may end during the wait @default false
 * @throws the signal's reason
 */
export async function wait(
  clock: Clock,
  ms: number,
  signal?: AbortSignal,
  options?: { readonly background?: boolean },
): Promise<void> {
  let leftMs = ms
  do {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = clock.setTimeout(resolve, Math.min(leftMs, longestTimerMs), options)
    await untilAborted(promise, signal).finally(() => clock.clearTimeout(timer))
    leftMs -= longestTimerMs
  } while (leftMs > 0)
}

/**
 * Resolves or rejects as `promise` does, or rejects with the signal's reason if that comes first. The work behind `promise`
 * continues.
 */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason)
  if (signal.aborted) abort()
  else signal.addEventListener('abort', abort, { once: true })
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', abort))
}

/**
 * Aborts `controller` when `signal` aborts, with its reason. `AbortSignal.any` does so too, but costs several times as
 * much, and keeps a reference in a signal that lives long.
 *
 * @returns a function that ends this
 */
export function followAbort(controller: AbortController, signal: AbortSignal): () => void {
  const abort = () => controller.abort(signal.reason)
  if (signal.aborted) abort()
  else signal.addEventListener('abort', abort, { once: true })
  return () => signal.removeEventListener('abort', abort)
}

/**
 * Resolves or rejects as `ask` does within `ms`. After that, even if `ask` is still pending, its signal aborts, and the
 * error that `late` returns is thrown.
 *
 * @param signal ends the call sooner, with its reason
 */
export async function within<T>(
  clock: Clock,
  ms: number,
  ask: (signal: AbortSignal) => Promise<T>,
  late: () => Error,
  signal?: AbortSignal,
): Promise<T> {
  const limit = new AbortController()
  const timer = clock.setTimeout(() => limit.abort(late()), ms)
  const unfollow = signal && followAbort(limit, signal)
  try {
    return await untilAborted(ask(limit.signal), limit.signal)
  } finally {
    clock.clearTimeout(timer)
    unfollow?.()
  }
}
