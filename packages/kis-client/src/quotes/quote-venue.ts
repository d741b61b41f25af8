import { KisInputError } from '../errors.ts'
import type { Exchange } from '../market/exchange.ts'
import type { Instrument } from '../market/instrument.ts'
import type { FieldsOf } from '../values/check-names.ts'
import { preview } from '../values/preview.ts'

/** Venue of a KRX-listed share whose trades are shown: one of the two, or both together (KIS's 통합). */
export type QuoteVenue = 'KRX' | 'NXT' | 'both'

/** Choice of a venue, for instruments that KRX lists. */
export interface AtVenue {
  /**
   * Venue whose trades are shown. KRX and NXT have prices of their own, and before 09:00 and after 15:30 only one of them may
   * move: price an order by the venue that it is sent to (Jiho-Son/Ouroboros#373). KIS's own default is `KRX`. Abroad there is no choice.
   *
   * @default 'KRX'
   */
  readonly venue?: QuoteVenue
}

/** Fields of a question about one instrument. */
export const quotedFields: FieldsOf<Instrument & AtVenue> = { symbol: true, exchange: true, venue: true }

/** Values of `FID_COND_MRKT_DIV_CODE`. @see the portal's pages of inquire-price and of the charts: J KRX, NX NXT, UN both */
const marketCodes = { KRX: 'J', NXT: 'NX', both: 'UN' } as const

/** Returns KIS's code of a venue, `FID_COND_MRKT_DIV_CODE`. */
export const marketCode = <Venue extends QuoteVenue>(venue: Venue): (typeof marketCodes)[Venue] => marketCodes[venue]

/**
 * Parses the venue of a call about an instrument of `exchange`.
 *
 * @throws {KisInputError} the venue is unknown, or is given for an exchange abroad
 */
export function parseQuoteVenue(venue: QuoteVenue | undefined, exchange: Exchange): QuoteVenue {
  if (venue === undefined) return 'KRX'
  if (!Object.hasOwn(marketCodes, venue))
    throw new KisInputError({ field: 'venue', rule: `${preview(venue)} is not a venue; use KRX, NXT or both` })
  if (exchange !== 'KRX')
    throw new KisInputError({
      field: 'venue',
      rule: `${preview(venue)} is a venue of KRX-listed shares, and the exchange is ${exchange}; leave it out`,
    })
  return venue
}
