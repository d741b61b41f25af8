import { KisInputError } from '../../errors.ts'
import { markets } from '../../market/market.ts'
import { checkOption, countRule, type OptionRule, objectRule, oneOf } from '../../values/check-options.ts'
import { formatKisDate, parseCalendarDate } from '../../values/dates.ts'
import type { SettlementDays } from './settlement.ts'

/** Rules of the account that differ between customers, or on which sources about KIS disagree. */
export interface AccountRules {
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
  readonly settlementDays: SettlementDays
  /** As `yyyyMMdd`. */
  readonly balanceBySymbolUntil: string
  readonly integratedMargin: boolean
  readonly paperUsHoldings: 'exchange' | 'whole-US'
}

const rules: Readonly<Record<'integratedMargin' | 'paperUsHoldings' | 'settlementDays', OptionRule>> = {
  integratedMargin: { is: 'a boolean', use: 'true or false', fits: (value) => typeof value === 'boolean' },
  paperUsHoldings: oneOf('a choice of holdings', ['exchange', 'whole-US']),
  settlementDays: objectRule('days by market, such as { HK: 2 }'),
}

/** Checks the account rules. @throws {KisInputError} a rule is wrong or has a name that none has */
export function checkAccountRules(given: AccountRules): CheckedAccountRules {
  checkOption('accountRules', given, objectRule('an object of rules, or leave it out'))
  const {
    settlementDays = {},
    balanceBySymbolUntil = '2026-02-09',
    integratedMargin = false,
    paperUsHoldings = 'exchange',
    ...others
  } = given
  refuseOthers('accountRules', others, ['settlementDays', 'balanceBySymbolUntil', ...Object.keys(rules).slice(0, 2)])
  checkOption('accountRules.integratedMargin', integratedMargin, rules.integratedMargin)
  checkOption('accountRules.paperUsHoldings', paperUsHoldings, rules.paperUsHoldings)
  checkOption('accountRules.settlementDays', settlementDays, rules.settlementDays)
  for (const [market, days] of Object.entries(settlementDays)) {
    if (!markets.some((known) => known === market))
      refuseOthers('accountRules.settlementDays', { [market]: days }, markets)
    checkOption(`accountRules.settlementDays.${market}`, days, countRule('a number of business days such as 2'))
  }
  const until = parseCalendarDate(balanceBySymbolUntil, 'accountRules.balanceBySymbolUntil')
  return { settlementDays, balanceBySymbolUntil: formatKisDate(until), integratedMargin, paperUsHoldings }
}

function refuseOthers(field: string, others: object, names: readonly string[]): void {
  for (const name of Object.keys(others)) {
    throw new KisInputError({ field: `${field}.${name}`, rule: `is not a name of ${field}; use ${names.join(', ')}` })
  }
}
