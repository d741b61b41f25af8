import { wasNeverSent } from '@stockeye/internal/undici-fetch'
import type { Clock } from '@stockeye/token-manager'
import type { Transport, TransportRequest, TransportResponse } from '../connection/transport.ts'
import { KisInputError, KisUnansweredError, KisUnreachableError } from '../errors.ts'
import { withEither } from './either-signal.ts'

/**
 * Sends one request once and waits for its answer, at most `timeoutMs`.
 *
 * @throws {KisInputError} not-sent: the transport cannot send in this program
 * @throws {KisUnreachableError} not-sent: the connection failed
 * @throws {KisUnansweredError} unknown: the request left, and no answer came
 * @throws the signal's reason, unchanged
 */
export async function roundTrip(
  transport: Transport,
  url: string,
  request: Omit<TransportRequest, 'signal'>,
  options: { readonly clock: Clock; readonly timeoutMs: number; readonly signal: AbortSignal | undefined },
): Promise<TransportResponse> {
  const { clock, timeoutMs, signal } = options
  const deadline = new AbortController()
  const timer = clock.setTimeout(() => deadline.abort(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs)
  try {
    return await withEither(signal, deadline.signal, async (either) => {
      const answer = await transport(url, { ...request, signal: either })
      // The body is read here, since the connection may break, or the time run out, before its last byte.
      const text = await answer.text()
      return { status: answer.status, headers: answer.headers, text: () => Promise.resolve(text) }
    })
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    // The transport itself says that it could not send.
    if (error instanceof KisInputError) throw error
    const cause = deadline.signal.aborted ? deadline.signal.reason : error
    if (wasNeverSent(cause)) throw new KisUnreachableError('the connection to KIS failed', { cause })
    throw new KisUnansweredError('KIS did not answer', { cause })
  } finally {
    clock.clearTimeout(timer)
  }
}
