import { Pool } from 'undici'

/** Shaped like `fetch`, so that `fetch` itself or two lines in a test will do. */
export type TelegramFetch = (
  url: string,
  request: {
    readonly method: 'POST'
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
    readonly signal: AbortSignal
  },
) => Promise<{ readonly status: number; text(): Promise<string> }>

/** Bytes. `getUpdates` answers with some 4 MiB at most; an answer without an end must not use up the memory. */
const maxResponseSize = 16 * 1024 * 1024

/**
 * Calls by undici, one level below its `fetch`, whose streams cost a bot half of its CPU. It never repeats a call. Its
 * sockets hold no process open, and close by themselves a few seconds after they were last used.
 */
export function undiciFetch(apiRoot: string): TelegramFetch {
  let pool: Pool | undefined
  return (url, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      // At the first call: an address that is none fails as a call does, and the start tells of it with all the rest.
      const { origin } = new URL(apiRoot)
      pool ??= new Pool(origin, { allowH2: false, maxResponseSize })
      if (signal.aborted) return reject(signal.reason)
      let abort: ((reason: Error) => void) | undefined
      let status = 0
      const chunks: Buffer[] = []
      const giveUp = () => {
        abort?.(signal.reason)
        reject(signal.reason)
      }
      signal.addEventListener('abort', giveUp, { once: true })
      const stopListening = () => signal.removeEventListener('abort', giveUp)

      pool.dispatch(
        { path: url.slice(origin.length), method, headers, body },
        {
          onRequestStart(controller) {
            // Given up while it waited for a connection: then it must not leave any more.
            if (signal.aborted) controller.abort(signal.reason)
            abort = (reason) => controller.abort(reason)
          },
          onResponseStart(_, statusCode) {
            status = statusCode
          },
          onResponseData: (_, chunk) => void chunks.push(chunk),
          onResponseEnd() {
            stopListening()
            const text = Buffer.concat(chunks).toString()
            resolve({ status, text: () => Promise.resolve(text) })
          },
          onResponseError(_, error) {
            stopListening()
            reject(error)
          },
        },
      )
    })
}
