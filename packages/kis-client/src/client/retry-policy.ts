import { kisRateLimits } from '../environment.ts'
import { isKisError } from '../errors.ts'

/** Most retries of one read. */
const maxRetries = 4
const firstBackOffMs = 250

/** Whether KIS refused the call for its token, before it did anything. EGW00304 (bad app secret) and a bare 403 do not say so. */
export const isTokenRejection = (error: unknown): boolean =>
  isKisError(error) && error.code === 'KIS_REFUSED' && error.meaning?.kind === 'token'

/** Whether the list that is being paged through has changed at KIS, so that its next page does not fit what was read. */
export const isListChanged = (error: unknown): boolean =>
  isKisError(error) && error.code === 'KIS_REFUSED' && error.messageCode === 'SYDB0050'

/**
 * Returns the delay before a failed read is retried, in ms; undefined when a retry makes no sense. Only for reads: a write is
 * never retried.
 *
 * @param retries how often this read was retried already
 */
export function retryDelayMs(error: unknown, retries: number): number | undefined {
  if (!isKisError(error) || retries >= maxRetries) return undefined
  const backOffMs = firstBackOffMs * 2 ** retries
  switch (error.code) {
    case 'KIS_UNREACHABLE':
    case 'KIS_UNANSWERED':
      return backOffMs
    case 'KIS_REFUSED':
      // Another program uses the same key: a whole window later there is room again.
      return error.meaning?.kind === 'rate' ? kisRateLimits.calls.real.windowMs : undefined
    default:
      return undefined
  }
}
