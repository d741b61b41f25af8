import { kisCodes } from './codes.gen.ts'
import { kisLimits } from './environment.ts'
import { isKisError } from './errors.ts'

/** A read is sent at most this many times more than once. */
const mostRepeats = 4
const firstBackOffMs = 250

/** Codes that say the token is bad, under any HTTP status. EGW00304 (bad app secret) and a bare 403 do not. */
const tokenRejections: ReadonlySet<string> = new Set(['EGW00121', 'EGW00122', 'EGW00123'])

/** Whether KIS refused the call for its token, before it did anything. */
export const isTokenRejection = (error: unknown): boolean =>
  isKisError(error) && error.code === 'KIS_REFUSED' && tokenRejections.has(error.messageCode)

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
    case 'KIS_REFUSED': {
      const known = kisCodes[error.messageCode]
      // Somebody else uses the same key: a whole window later there is room again.
      if (known?.kind === 'rate') return kisLimits.calls.real.windowMs
      return known?.retry === 'wait' ? backOffMs : undefined
    }
    default:
      return undefined
  }
}
