import { kisRateLimits } from '../environment.ts'
import { isKisError } from '../errors.ts'

/** A read is sent at most this many times more than once. */
const mostRepeats = 4
const firstBackOffMs = 250

/** Whether KIS refused the call for its token, before it did anything. EGW00304 (bad app secret) and a bare 403 do not say so. */
export const isTokenRejection = (error: unknown): boolean =>
  isKisError(error) && error.code === 'KIS_REFUSED' && error.meaning?.kind === 'token'

/** Whether the list that is being paged through has changed at KIS, so that its next page does not fit what was read. */
export const isListChanged = (error: unknown): boolean =>
  isKisError(error) && error.code === 'KIS_REFUSED' && error.messageCode === 'SYDB0050'

/**
 * How long a failed read waits before it is sent again; undefined when that makes no sense. Never ask it of a write.
 *
 * @param repeats how often this read was repeated already
 */
export function repeatAfterMs(error: unknown, repeats: number): number | undefined {
  if (!isKisError(error) || repeats >= mostRepeats) return undefined
  const backOffMs = firstBackOffMs * 2 ** repeats
  switch (error.code) {
    case 'KIS_UNREACHABLE':
    case 'KIS_UNANSWERED':
      return backOffMs
    case 'KIS_REFUSED':
      // Somebody else uses the same key: a whole window later there is room again.
      return error.meaning?.kind === 'rate' ? kisRateLimits.calls.real.windowMs : undefined
    default:
      return undefined
  }
}
