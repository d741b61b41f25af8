import { KisInputError } from '../../errors.ts'
import { markets } from '../../market/market.ts'
import { checkOption, countRule, type OptionRule, objectRule, oneOf } from '../../values/check-options.ts'
import { formatKisDate, parseCalendarDate } from '../../values/dates.ts'
import type { FeePercents } from './fees.ts'
import type { SettlementDays } from './settlement.ts'

/** Rules of the account that differ between customers, or on which sources about KIS disagree. */
export interface AccountRules {
  /** Fees of the account, which KIS agrees with each customer. @default the round figures of catalog/market-rules.json */
  readonly fees?: FeePercents | undefined
  /**
   * Business days from a trade to its settlement. It replaces the known rule of a market, and is needed for trades in HK, CN,
   * JP and VN, whose rules are not known: without it an answer about their cash fails.
   *
   * @default the rules of catalog/market-rules.json: KRX 2, US 1
   */
  readonly settlementDays?: SettlementDays | undefined
  /**
   * Last day in Korea, `yyyy-MM-dd`, on which `inquire-balance` takes `INQR_DVSN` 02. Operators disagree whether KIS
   * refuses it for every account.
   *
   * @default '2026-02-09'
   */
  readonly balanceBySymbolUntil?: string | undefined
  /**
   * Whether the account has integrated margin (통합증거금). KIS then answers a buying power abroad of 0 in the currency, and the
   * whole one in `frcr_ord_psbl_amt1`. The simulator exchanges no won for it.
   *
   * @default false
   */
  readonly integratedMargin?: boolean | undefined
  /**
   * Holdings that `inquire-balance` lists for one US exchange in paper trading: those of the exchange, or those of the
   * whole US, as on a real account. Sources disagree.
   *
   * @default 'exchange'
   */
  readonly paperUsHoldings?: 'exchange' | 'whole-US' | undefined
}

/** Account rules, checked and with their defaults. */
export interface CheckedAccountRules {
  readonly fees: FeePercents
  readonly settlementDays: SettlementDays
  /** Last day that takes 02, `yyyyMMdd`. */
  readonly balanceBySymbolUntil: string
  readonly integratedMargin: boolean
  readonly paperUsHoldings: 'exchange' | 'whole-US'
}

const rules: { readonly [name in keyof Required<AccountRules>]: OptionRule } = {
  fees: objectRule("percents such as { KRX: '0.0140527', overseas: '0.07' }"),
  settlementDays: objectRule('days by market, such as { HK: 2 }'),
  // `parseCalendarDate` checks it.
  balanceBySymbolUntil: { is: 'a day', use: "text such as '2026-02-09'", fits: () => true },
  integratedMargin: { is: 'a boolean', use: 'true or false', fits: (value) => typeof value === 'boolean' },
  paperUsHoldings: oneOf('a choice of holdings', ['exchange', 'whole-US']),
}

const percentRule: OptionRule = {
  is: 'a percentage below 100 as text, with at most 7 decimals',
  use: "text such as '0.0140527'",
  fits: (value) => typeof value === 'string' && /^\d{1,2}(\.\d{1,7})?$/.test(value),
}
const daysRule = countRule('a number of business days such as 2')

/** Checks the account rules. @throws {KisInputError} a rule is wrong or has a name that no rule has */
export function checkAccountRules(given: AccountRules): CheckedAccountRules {
  checkAll('accountRules', given, rules)
  const {
    fees = {},
    settlementDays = {},
    balanceBySymbolUntil = '2026-02-09',
    integratedMargin = false,
    paperUsHoldings = 'exchange',
  } = given
  checkAll('accountRules.fees', fees, { KRX: percentRule, overseas: percentRule })
  checkAll('accountRules.settlementDays', settlementDays, Object.fromEntries(markets.map((name) => [name, daysRule])))
  const until = parseCalendarDate(balanceBySymbolUntil, 'accountRules.balanceBySymbolUntil')
  return { fees, settlementDays, balanceBySymbolUntil: formatKisDate(until), integratedMargin, paperUsHoldings }
}

/** Checks each given value by the rule of its name. @throws {KisInputError} a value is wrong, or a name has no rule */
function checkAll(field: string, given: object, known: Readonly<Record<string, OptionRule>>): void {
  for (const [name, value] of Object.entries(given)) {
    const rule = known[name]
    if (rule === undefined) {
      const names = Object.keys(known).join(', ')
      throw new KisInputError({ field: `${field}.${name}`, rule: `is not a name of ${field}; use ${names}` })
    }
    if (value !== undefined) checkOption(`${field}.${name}`, value, rule)
  }
}
