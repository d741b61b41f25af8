import { getQuote, parseDecimal, type Quote } from '@stockeye/kis-client'
import { withTrade } from '../market/day-so-far.ts'
import { readDay } from '../market/read-day.ts'
import type { Portfolio } from '../portfolio.ts'
import type { Wish } from './wish.ts'

/** Wish that the quote of REST confirms. */
export interface Confirmed {
  readonly reason: string
  readonly quote: Quote
}

/**
 * Reads the quote and the day of an instrument, and asks the rules again by them alone: the stream comes over a connection that is not
 * encrypted, and a price of it may be false, as the last one or as a high, or old by now.
 *
 * @returns undefined where nothing can trade now, or the wish does not hold any more
 */
export async function confirm(
  { kis, log, oversight }: Pick<Portfolio, 'kis' | 'log' | 'oversight'>,
  { instrument, session: { date }, reasonAt }: Wish,
  signal: AbortSignal,
): Promise<Confirmed | undefined> {
  const { symbol, exchange } = instrument
  const quote = await getQuote(kis, { symbol, exchange }, { signal })
  const { basis, isHalted, isInAuction, price } = quote
  // The close before is not a price at which anything trades now: a stop that it triggers would be a false one.
  const isTradable = basis !== 'previous-close' && isHalted !== true && isInAuction !== true
  oversight?.noteTradable(symbol, isTradable)
  if (!isTradable) {
    log.info({ symbol, basis, isHalted, isInAuction }, `NOT_NOW ${symbol} has no price of continuous trading`)
    return undefined
  }
  const day = await readDay(kis, instrument, { date, signal })
  const volume = quote.volume ?? day?.volume ?? parseDecimal('0')
  const reason = reasonAt(withTrade(day, { date, price, volume }))
  return reason === undefined ? undefined : { reason, quote }
}
