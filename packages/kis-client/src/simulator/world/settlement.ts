import type { Market } from '../../market/market.ts'
import { marketRules } from '../../market/rules.gen.ts'
import type { BookedFill, SimulatedAccount } from './account.ts'
import { dayMs, utcDate, utcMidnight } from './calendar/utc-days.ts'
import type { HolidayTable } from './holiday-table.ts'

/** Business days from a trade to its settlement, by market. */
export type SettlementDays = { readonly [market in Market]?: number }

/** Days on which trades settle, and what the account's money is until then. Dates are `yyyyMMdd` of the market. */
export interface Settlement {
  /** Returns the day on which a trade settles, or undefined where neither the catalogue nor the account rules have one. */
  settlesOn(market: Market, tradeDate: string): string | undefined
  /**
   * Returns the fills that have not settled, newest first.
   *
   * @throws {Error} there are fills whose day of settlement is not known
   */
  unsettled(market: Market, at: number): readonly BookedFill[]
  /** Returns the cash without the fills that have not settled. @throws {Error} as `unsettled` */
  deposit(market: Market, at: number): bigint
  /** Returns the deposit as it will be `days` business days after the current or next one. @throws {Error} as `unsettled` */
  depositAfter(market: Market, at: number, days: number): bigint
}

/** Returns the money that a fill brings, below zero for a purchase. */
export const netOf = ({ side, amount, fee }: BookedFill): bigint => (side === 'buy' ? -(amount + fee) : amount - fee)

export function createSettlement(options: {
  readonly holidays: HolidayTable
  readonly account: SimulatedAccount
  readonly days: SettlementDays
}): Settlement {
  const { holidays, account, days: given } = options
  const known = new Map<string, string>()

  /** Returns the business day that is `count` days after a date, which is day 0 on a holiday too. */
  function dayAfter(market: Market, date: string, count: number): string {
    let found = date
    for (let left = count; left > 0; ) {
      found = utcDate(utcMidnight(found) + dayMs)
      if (isBusinessDay(market, found)) left -= 1
    }
    return found
  }

  // By rule in a year whose holidays are not known: the last trades of the known ones settle there.
  const isBusinessDay = (market: Market, date: string): boolean =>
    holidays.dayOn(market, date) !== undefined && !(market === 'US' && usBankHolidays.has(date))

  function settlesOn(market: Market, tradeDate: string): string | undefined {
    const key = `${market} ${tradeDate}`
    const found = known.get(key)
    if (found !== undefined) return found
    const days = given[market] ?? ruleOn(market, tradeDate)
    if (days === undefined) return undefined
    const settled = dayAfter(market, tradeDate, days)
    known.set(key, settled)
    return settled
  }

  /** Returns whether a fill settles by a day. It does not guess: a false deposit is worse than a failed answer. */
  function settlesBy(market: Market, { day }: BookedFill, date: string): boolean {
    const settled = settlesOn(market, day.date)
    if (settled !== undefined) return settled <= date
    throw new Error(
      `settlement: the day of a trade on ${market} of ${day.date} is not known; start the simulator with accountRules: { settlementDays: { ${market}: 2 } } or another number`,
    )
  }

  /** Returns the fills that settle after a day, newest first. A later fill never settles before an earlier one. */
  function after(market: Market, date: string): readonly BookedFill[] {
    const fills = account.fills(market)
    const settled = fills.findIndex((fill) => settlesBy(market, fill, date))
    return settled === -1 ? fills : fills.slice(0, settled)
  }

  const depositOn = (market: Market, date: string): bigint =>
    after(market, date).reduce((sum, fill) => sum - netOf(fill), account.cash(market))

  return {
    settlesOn,
    unsettled: (market, at) => after(market, holidays.dateAt(market, at)),
    deposit: (market, at) => depositOn(market, holidays.dateAt(market, at)),
    depositAfter(market, at, days) {
      const today = holidays.dateAt(market, at)
      const first = isBusinessDay(market, today) ? today : dayAfter(market, today, 1)
      return depositOn(market, dayAfter(market, first, days))
    },
  }
}

interface Rule {
  readonly since: string
  readonly days: number
}

const { KRX, US, bankHolidays } = marketRules.settlement
const rules: { readonly [market in Market]?: readonly Rule[] } = { KRX, US }

/** Days on which New York's exchanges trade and its banks do not settle. */
const usBankHolidays: ReadonlySet<string> = new Set(bankHolidays.US.dates.map((day) => day.replaceAll('-', '')))

/**
 * Returns the business days that the catalogue has for a market, or undefined for a market that it lacks. On days outside of
 * the known ones it takes the nearest entry: a simulation goes on where the rule is not known yet.
 */
function ruleOn(market: Market, date: string): number | undefined {
  const known = rules[market]
  const rule = known?.findLast(({ since }) => since.replaceAll('-', '') <= date) ?? known?.[0]
  return rule?.days
}
