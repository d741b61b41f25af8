import type { CallOptions, KisClient } from '../client/client.ts'
import type { Instrument } from '../market/instrument.ts'
import { getQuote } from './get-quote.ts'
import type { AtVenue } from './quote-venue.ts'

/**
 * Asks for the quote of an instrument whose chart is empty: KIS's charts answer an unknown symbol as they answer a span without
 * trades, and only the quote shows the difference. It costs one call.
 *
 * @throws {KisUnknownSymbolError} refused: the exchange or the venue lists no such symbol
 */
export async function checkListed(
  client: KisClient,
  { symbol, exchange, venue }: Instrument & AtVenue,
  options: CallOptions | undefined,
): Promise<void> {
  await getQuote(client, { symbol, ...(exchange && { exchange }), ...(venue && { venue }) }, options)
}
