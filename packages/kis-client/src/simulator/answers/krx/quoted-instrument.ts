import type { VenueSnapshot } from '../../market/venue-prices.ts'
import type { ShownVenue } from '../../market/venue-trade.ts'
import type { SimulatedInstrument } from '../../world/instruments.ts'
import type { SimulatedCall } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'

/** Korean share, the venue that is asked about, and its price there at the time of the call. */
export interface QuotedInstrument {
  readonly instrument: SimulatedInstrument
  readonly venue: ShownVenue
  readonly snapshot: VenueSnapshot
}

/** Venues by `FID_COND_MRKT_DIV_CODE`. */
const venues: Readonly<Record<string, ShownVenue>> = { J: 'KRX', NX: 'NXT', UN: 'both' }

/** Finds the instrument of a call. @returns undefined where it is unknown, or has no price on the venue yet */
export function findQuoted(
  { instruments, venuePrices }: Pick<AnswerContext, 'instruments' | 'venuePrices'>,
  { input, at }: Pick<SimulatedCall, 'input' | 'at'>,
): QuotedInstrument | undefined {
  const instrument = instruments.find('KRX', input['FID_INPUT_ISCD'] ?? '')
  const venue = venues[input['FID_COND_MRKT_DIV_CODE'] ?? ''] ?? 'KRX'
  const snapshot = instrument && venuePrices.snapshot(instrument, venue, at)
  return instrument && snapshot && { instrument, venue, snapshot }
}

/** Returns whether `FID_COND_MRKT_DIV_CODE` is KRX, NXT or both together. */
export const isMarketCode = (code: string | undefined): boolean => Object.hasOwn(venues, code ?? '')

/** Returns the venue of `FID_COND_MRKT_DIV_CODE`. */
export const venueOf = (code: string | undefined): ShownVenue => venues[code ?? ''] ?? 'KRX'
