import { backoffMs } from '@stockeye/internal/backoff'
import type { DeliveryEnd } from '../backends/backend.ts'
import type { JobInputError } from '../errors.ts'
import { inputError } from '../runner/input/check-input.ts'
import { toRunError } from '../runner/run-error.ts'

/** Longest wait that a notifier may ask for, in ms: an instant in place of a span would hold a delivery for decades. */
const longestRetryAfterMs = 24 * 60 * 60_000
/** Limit of failures that cost a try; the last ones are 5 min apart, so it takes about an hour. */
const maxTries = 20
/** Delays between two tries, of a delivery and of a channel. */
export const pauses: { readonly firstMs: number; readonly maxMs: number } = { firstMs: 1_000, maxMs: 5 * 60_000 }

/** Returns the next state of a delivery that failed. @param about.mayBeSent whether the notifier gave no answer in time */
export function endOfFailure(
  thrown: unknown,
  about: {
    readonly tries: number
    readonly now: number
    readonly random: () => number
    readonly mayBeSent: boolean
  },
): DeliveryEnd {
  const { tries, now, random, mayBeSent } = about
  const error = messageOf(thrown)
  const code = codeOf(thrown)
  if (code === 'DELIVERY_PERMANENT') return { state: 'dead', error }
  // The delivery is taken again when the channel is up.
  if (code === 'DELIVERY_CHANNEL_DOWN') return { state: 'pending', notBefore: now, costsTry: false, error }
  if (code === 'DELIVERY_THROTTLED') {
    return { state: 'pending', notBefore: now + retryAfterOf(thrown), costsTry: false, error }
  }
  if (tries + 1 >= maxTries) return { state: 'dead', error }
  const notBefore = now + backoffMs(tries + 1, { ...pauses, random })
  return { state: 'pending', notBefore, costsTry: true, mayBeSent, error }
}

/** Returns the error to report when a notifier asks for a longer wait than a delivery may have. */
export function retryAfterFault(thrown: unknown): JobInputError | undefined {
  if (codeOf(thrown) !== 'DELIVERY_THROTTLED' || !(thrown instanceof Error && 'retryAfterMs' in thrown))
    return undefined
  const value = thrown.retryAfterMs
  if (typeof value !== 'number' || value <= longestRetryAfterMs) return undefined
  return inputError('retryAfterMs', {
    value,
    fault: 'is longer than a day, and was cut to it',
    advice: 'use a span in ms, and not an instant',
  })
}

/** Returns whether no recipient of the channel can be reached, so that the channel must rest. */
export const isChannelDown = (thrown: unknown): boolean => codeOf(thrown) === 'DELIVERY_CHANNEL_DOWN'

export const messageOf = (thrown: unknown): string => toRunError(thrown).message

/** Reads `retryAfterMs` of the error; without a valid one the delivery waits 1 s, so that there is no tight loop. */
const retryAfterOf = (thrown: unknown): number => {
  const ms = thrown instanceof Error && 'retryAfterMs' in thrown ? thrown.retryAfterMs : undefined
  return typeof ms === 'number' && ms > 0 ? Math.min(ms, longestRetryAfterMs) : pauses.firstMs
}
const codeOf = (thrown: unknown): unknown => (thrown instanceof Error && 'code' in thrown ? thrown.code : undefined)
