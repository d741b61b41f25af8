import { wasNeverSent } from '@stockeye/internal/undici-fetch'
import { within } from '@stockeye/internal/wait'
import type { Clock } from '@stockeye/token-manager'
import type { Transport, TransportRequest, TransportResponse } from '../connection/transport.ts'
import { KisInputError, KisUnansweredError, KisUnreachableError } from '../errors.ts'

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
  let late: Error | undefined
  const tooLate = () => {
    late = new Error(`no answer within ${timeoutMs} ms`)
    return late
  }
  const exchange = async (either: AbortSignal) => {
    const answer = await transport(url, { ...request, signal: either })
    // The body is read here, since the connection may break, or the time run out, before its last byte.
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, text: () => Promise.resolve(text) }
  }
  try {
    // It ends in time even if a transport of the caller's own ignores its signal.
    return await within(clock, timeoutMs, exchange, tooLate, signal)
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    // The transport itself says that it could not send.
    if (error instanceof KisInputError) throw error
    const cause = late ?? error
    if (wasNeverSent(cause)) throw new KisUnreachableError('the connection to KIS failed', { cause })
    throw new KisUnansweredError('KIS did not answer', { cause })
  }
}
