/**
 * Returns a signal that aborts when the process is asked to end, by SIGINT, SIGTERM or SIGHUP. Later signals change nothing: Ctrl-C sends
 * two, one to this process and one through the script that started it, and that script repeats SIGTERM until the end.
 *
 * @param message message of the signal's reason
 */
export function stopSignal(message: string): AbortSignal {
  const stopping = new AbortController()
  const stop = () => stopping.abort(new Error(message))
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop)
  return stopping.signal
}

/** Resolves when a signal aborts. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
