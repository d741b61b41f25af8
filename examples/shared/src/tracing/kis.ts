import { type Attributes, SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api'
import type { CallEnded, KisClient } from '@stockeye/kis-client'

/**
 * Makes a span of each request to KIS, from its sending to the end of its answer, as a child of the caller's active span. No
 * attribute holds a field of the request, an account or a token.
 *
 * @example
 * const stop = traceKis(kis, trace.getTracer('kis-client'))
 * @returns a function that ends it
 */
export function traceKis(kis: Pick<KisClient, 'on' | 'clock'>, tracer: Tracer): () => void {
  return kis.on('call', (call) => {
    const endTime = kis.clock.now()
    const span = tracer.startSpan(`${call.method} ${call.endpoint}`, {
      kind: SpanKind.CLIENT,
      startTime: endTime - call.durationMs,
      attributes: attributesOf(call),
    })
    if (call.outcome !== 'answered') span.setStatus({ code: SpanStatusCode.ERROR })
    span.end(endTime)
  })
}

const attributesOf = ({ method, status, attempt, outcome, messageCode, ...call }: CallEnded): Attributes => ({
  'http.request.method': method,
  ...(status !== undefined && { 'http.response.status_code': status }),
  ...(attempt > 1 && { 'http.request.resend_count': attempt - 1 }),
  ...(outcome !== 'answered' && { 'error.type': messageCode ?? outcome }),
  'kis.endpoint': call.endpoint,
  'kis.tr_id': call.trId,
  'kis.page': call.page,
  'kis.outcome': outcome,
  'kis.wait_ms': call.waitedMs,
})
