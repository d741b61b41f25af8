import { KisInputError } from '../errors.ts'
import { addDays, type CalendarDate, parseCalendarDate } from '../values/dates.ts'
import { type DatedEntry, entryOn } from './dated.ts'
import { isTradingDay, type KnownMarket } from './holidays.ts'
import { type Market, parseMarket } from './market.ts'
import { marketRules } from './rules.gen.ts'

/**
 * Returns the day on which a trade is settled: two business days after it on KRX, one in the US. In the US the business days
 * are those of its banks, which keep Columbus Day and Veterans Day while the exchanges trade. The day is the exchange's own;
 * KIS books a US settlement in Korea on the morning after.
 *
 * @example
 * const paidOn = settlementDate('KRX', '2026-11-27') // '2026-12-01', a Tuesday
 * @param tradeDate day of the trade, `yyyy-MM-dd` in the market's own time zone
 * @throws {KisInputError} a market whose settlement is not known, a day on which it did not trade, a day outside of the known
 * rules, or a span with an uncertain day
 * @see catalog/market-rules.json settlement: KRX T+2 through 2026, the US T+1 since 2024-05-28
 */
export function settlementDate(market: Market, tradeDate: string): CalendarDate {
  if (market !== 'KRX' && market !== 'US') {
    const rule = `"${parseMarket(market)}" is a market whose settlement days are not known; use KRX or US`
    throw new KisInputError({ field: 'market', rule })
  }
  const day = parseCalendarDate(tradeDate, 'tradeDate')
  const { days } = entryOn(cycles[market], day, { subject: 'settlement rule' })
  if (!isTradingDay(market, day)) {
    const rule = `"${day}" is not a trading day of ${market}; use the day of the trade`
    throw new KisInputError({ field: 'tradeDate', rule })
  }
  let settled = day
  for (let count = 0; count < days; ) {
    settled = addDays(settled, 1)
    if (isSettlementDay(market, settled)) count += 1
  }
  return settled
}

interface SettlementCycle extends DatedEntry {
  readonly days: number
}

const cycles: Readonly<Record<KnownMarket, readonly SettlementCycle[]>> = marketRules.settlement

function isSettlementDay(market: KnownMarket, day: CalendarDate): boolean {
  const closed: readonly string[] = market === 'US' ? marketRules.settlement.bankHolidays.US.dates : []
  return isTradingDay(market, day) && !closed.includes(day)
}
