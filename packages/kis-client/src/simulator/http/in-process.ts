import { followAbort, wait } from '@stockeye/internal/wait'
import type { Clock } from '@stockeye/token-manager'
import { errors } from 'undici'
import type { Connection, TransportRequest, TransportResponse } from '../../connection/transport.ts'
import { type AnswerRequest, type FormattedAnswer, formatAnswer } from './kis-answer.ts'
import { createRequest } from './server.ts'

/** Transport of the calls of clients in this process. */
export interface InProcessTransport {
  readonly connect: (origin: string) => Connection
  /** Ends the calls under way as a server does that has gone, and refuses all others. */
  close(): Promise<void>
}

/**
 * Carries calls of clients in this process to `answer`, without a socket. They fail with the errors that undici has for the same
 * end of a socket, since a client concludes from these whether a request has left. No turn of the event loop passes on the way.
 */
export function createInProcessTransport(answer: AnswerRequest, clock: Clock): InProcessTransport {
  const closing = new AbortController()

  async function exchange(path: string, request: TransportRequest): Promise<TransportResponse> {
    const { signal } = request
    if (signal?.aborted) throw signal.reason
    if (closing.signal.aborted) throw Object.assign(new Error('the simulator is closed'), { code: 'ECONNREFUSED' })
    const answered = await answer(readRequest(path, request), (ms) => holdBack(clock, ms, closing.signal, signal))
    if (answered !== undefined) return responseOf(formatAnswer(answered))
    if (signal?.aborted) throw signal.reason
    throw new errors.SocketError('other side closed')
  }

  return {
    connect(origin) {
      const underWay = new Set<Promise<unknown>>()
      let isClosed = false
      return {
        async fetch(url, request) {
          if (isClosed) throw new errors.ClientDestroyedError()
          const call = exchange(url.slice(origin.length), request)
          underWay.add(call)
          return call.finally(() => underWay.delete(call))
        },
        async close() {
          isClosed = true
          await Promise.allSettled(underWay)
        },
      }
    },
    async close() {
      closing.abort()
    },
  }
}

const readRequest = (target: string, { method, headers, body = '' }: TransportRequest) =>
  createRequest({
    method,
    target,
    // Names of headers have no case; those of a client of this package are in small letters.
    header: (name) => headers[name] ?? Object.entries(headers).find(([given]) => given.toLowerCase() === name)?.[1],
    body,
  })

function responseOf({ status, headers, text }: FormattedAnswer): TransportResponse {
  return {
    status,
    headers: {
      get(name) {
        const wanted = name.toLowerCase()
        const index = headers.findIndex((given, at) => at % 2 === 0 && given.toLowerCase() === wanted)
        return index === -1 ? null : (headers[index + 1] ?? null)
      },
    },
    text: async () => text,
  }
}

/** Waits before an answer. @returns false if the caller or the simulator has gone meanwhile */
async function holdBack(
  clock: Clock,
  ms: number,
  closing: AbortSignal,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const gone = new AbortController()
  const unfollow = [closing, ...(signal ? [signal] : [])].map((either) => followAbort(gone, either))
  try {
    await wait(clock, ms, gone.signal)
    return true
  } catch {
    return false
  } finally {
    for (const end of unfollow) end()
  }
}
