import { untilAborted, wait } from '@stockeye/internal/wait'
import type { Clock } from '@stockeye/token-manager'
import type { AnyEndpoint } from '../endpoint.ts'
import type { Admit } from './admission.ts'
import type { KisResponse } from './answer.ts'
import type { Attempt } from './attempt.ts'
import { beforeSend, type SendOptions } from './before-send.ts'
import type { StartReport } from './call-report.ts'
import type { InFlight } from './in-flight.ts'
import type { KisRequest } from './request.ts'
import { isTokenRejection, retryDelayMs } from './retry-policy.ts'

/** Stages of a call, and the clock of the delays between two attempts. */
export interface SendContext {
  readonly admit: Admit
  readonly attempt: Attempt
  readonly startReport: StartReport
  readonly untilClosing: InFlight['untilClosing']
  readonly clock: Clock
}

export type Send = (
  endpoint: AnyEndpoint,
  request: KisRequest,
  options: SendOptions | undefined,
) => Promise<KisResponse>

/** Creates the loop that sends a read again where that is safe, and a write once. */
export function createSend({ admit, attempt, startReport, untilClosing, clock }: SendContext): Send {
  /** Waits until a request may leave. */
  async function admitted(
    request: KisRequest,
    { check, signal }: { readonly check: (() => Promise<void>) | undefined; readonly signal: AbortSignal },
  ): Promise<() => void> {
    const release = await admit(request, signal)
    if (check === undefined) return release
    try {
      await untilAborted(check(), signal)
      return release
    } catch (error) {
      release()
      throw error
    }
  }

  async function sendOnce(
    endpoint: AnyEndpoint,
    request: KisRequest,
    { signal, [beforeSend]: check }: SendOptions,
    number: number,
  ): Promise<KisResponse> {
    const report = startReport(endpoint, request, number)
    let release: () => void
    try {
      release = await untilClosing(signal, (either) => admitted(request, { check, signal: either }))
    } catch (error) {
      report.failed(error)
      throw error
    }
    return attempt(request, { report, signal, release })
  }

  return async (endpoint, request, options = {}) => {
    if (request.method === 'POST') return sendOnce(endpoint, request, options, 1)
    for (let retries = 0, rejections = 0; ; retries += 1) {
      try {
        return await sendOnce(endpoint, request, options, retries + 1)
      } catch (error) {
        // The read is sent once more with the next token; a second rejection is thrown.
        if (isTokenRejection(error) && rejections++ === 0) continue
        const waitMs = retryDelayMs(error, retries)
        if (waitMs === undefined) throw error
        await untilClosing(options.signal, (either) => wait(clock, waitMs, either))
      }
    }
  }
}
