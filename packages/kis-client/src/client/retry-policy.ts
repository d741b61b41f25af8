import { kisRateLimits } from '../environment.ts'
import { isKisError } from '../errors.ts'

/** Most retries of a read. */
const maxRetries = 4
const firstBackOffMs = 250

/** Returns whether KIS refused the call because of its token. EGW00304 (bad app secret) and a bare 403 do not mean that. */
export const isTokenRejection = (error: unknown): boolean =>
  isKisError(error) && error.code === 'KIS_REFUSED' && error.meaning?.kind === 'token'

/** Returns whether the list has changed at KIS, so that its next page does not fit the pages before. */
export const isListChanged = (error: unknown): boolean =>
  isKisError(error) && error.code === 'KIS_REFUSED' && error.messageCode === 'SYDB0050'

/** Most new starts of a list that changes while it is read. */
export const mostRestarts = 3

/**
 * Returns the delay before a failed read is retried, in ms, or undefined if a retry makes no sense. Only for reads: a write is
 * never retried.
 *
 * @param retries number of retries of this read so far
 */
export function retryDelayMs(error: unknown, retries: number): number | undefined {
  if (!isKisError(error) || retries >= maxRetries) return undefined
  const backOffMs = firstBackOffMs * 2 ** retries
  switch (error.code) {
    case 'KIS_UNREACHABLE':
    case 'KIS_UNANSWERED':
      return backOffMs
    case 'KIS_REFUSED':
      // Another program uses the same key. After a whole window there is room again.
      return error.meaning?.kind === 'rate' ? kisRateLimits.calls.real.windowMs : undefined
    default:
      return undefined
  }
}
