import { getQuote, type Quote } from '@stockeye/kis-client'
import { withTrade } from '../market/day-so-far.ts'
import type { Portfolio } from '../portfolio.ts'
import type { Wish } from './wish.ts'

/** Wish that the quote of REST confirms. */
export interface Confirmed {
  readonly reason: string
  readonly quote: Quote
}

/**
 * Reads the quote of an instrument, and asks the rules again at its price: the stream comes over a connection that is not
 * encrypted, and its price may be old by now.
 *
 * @returns undefined where nothing can trade now, or the wish does not hold any more
 */
export async function confirm(
  { kis, log }: Pick<Portfolio, 'kis' | 'log'>,
  { instrument: { symbol, exchange }, day, reasonAt }: Wish,
  signal: AbortSignal,
): Promise<Confirmed | undefined> {
  const quote = await getQuote(kis, { symbol, exchange }, { signal })
  const { basis, isHalted, isInAuction, price } = quote
  // The close before is not a price at which anything trades now: a stop that it triggers would be a false one.
  if (basis === 'previous-close' || isHalted === true || isInAuction === true) {
    log.info({ symbol, basis, isHalted, isInAuction }, `NOT_NOW ${symbol} has no price of continuous trading`)
    return undefined
  }
  const reason = reasonAt(withTrade(day, { date: day.date, price, volume: quote.volume ?? day.volume }))
  return reason === undefined ? undefined : { reason, quote }
}
