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
  const timeUp = new AbortController()
  const timer = clock.setTimeout(() => timeUp.abort(late()), ms)
  const limit = signal === undefined ? timeUp.signal : AbortSignal.any([signal, timeUp.signal])
  try {
    return await untilAborted(ask(limit), limit)
  } finally {
    clock.clearTimeout(timer)
  }
}
