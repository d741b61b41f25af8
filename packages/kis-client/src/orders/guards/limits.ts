import type { Environment } from '../../environment.ts'
import { KisInputError } from '../../errors.ts'
import { type Currency, currencies } from '../../market/market.ts'
import { checkNames, type FieldsOf } from '../../values/check-names.ts'
import { checkOption, countRule, type OptionRule, objectRule, spanRule } from '../../values/check-options.ts'
import { compareDecimals, type Decimal, parseDecimal } from '../../values/decimal.ts'
import { preview } from '../../values/preview.ts'
import { defaultLimits } from './default-limits.ts'

/** Amounts by currency. A currency that is left out keeps its default, and `none` is no limit. */
export type AmountLimits = Readonly<Partial<Record<Currency, string>>>

/**
 * Limits of a person on the orders of a program. One that is left out has its default; `'none'` is no limit. Quantities, amounts and
 * percent are text, such as `'10000'`.
 */
export interface OrderLimits {
  /** Most shares of an order. @default '10000' */
  readonly mostQuantity?: string
  /**
   * Most that an order may be worth. A purchase counts at its limit, a sale at its limit or the last price, whichever is higher,
   * and an order on KRX without a limit at the upper price limit.
   *
   * @default ten million won, 10,000 dollars, and about as much in other currencies
   */
  readonly mostNotional?: AmountLimits
  /** Most percent by which a purchase may lie above the last price, or a sale below it. @default '5' */
  readonly collarPercent?: string
  /** Most orders that may leave within a minute. @default 10 */
  readonly mostOrdersAMinute?: number | 'none'
  /** Time after an order in which one with the same content is denied, in ms. @default 10_000 */
  readonly duplicateWindowMs?: number | 'none'
  /**
   * Most that the sales of a day may lose in a currency before purchases are denied. Losses that are not realised do not count.
   * Paper trading does not answer realised profits: there a limit that is given denies each purchase.
   *
   * @default half a million won, 500 dollars, and about as much in other currencies; `none` in paper trading
   */
  readonly mostDailyLoss?: AmountLimits
}

/** Limits that were checked; undefined is no limit. */
export interface ParsedLimits {
  readonly mostQuantity: Decimal | undefined
  readonly mostNotional: (currency: Currency) => Decimal | undefined
  readonly collarPercent: Decimal | undefined
  readonly mostOrdersAMinute: number | undefined
  readonly duplicateWindowMs: number | undefined
  readonly mostDailyLoss: (currency: Currency) => Decimal | undefined
}

const limitFields: FieldsOf<OrderLimits> = {
  mostQuantity: true,
  mostNotional: true,
  collarPercent: true,
  mostOrdersAMinute: true,
  duplicateWindowMs: true,
  mostDailyLoss: true,
}

/** Parses limits, and adds the defaults. @throws {KisInputError} an unknown limit, or one that is not an amount */
export function parseLimits(limits: OrderLimits, environment: Environment): ParsedLimits {
  checkOption('limits', limits, objectRule(`an object with ${Object.keys(limitFields).join(', ')}, or leave it out`))
  checkNames(limits, 'a limit of orders', Object.keys(limitFields))
  const { mostQuantity, collarPercent, mostOrdersAMinute, duplicateWindowMs } = { ...defaultLimits, ...given(limits) }
  const isReal = environment === 'real'
  return {
    mostQuantity: parseLimit(mostQuantity, 'mostQuantity'),
    mostNotional: parseAmounts('mostNotional', limits.mostNotional, defaultLimits.mostNotional),
    collarPercent: parseLimit(collarPercent, 'collarPercent'),
    mostOrdersAMinute: parseNumber(mostOrdersAMinute, 'mostOrdersAMinute', countRule("a number such as 10, or 'none'")),
    duplicateWindowMs: parseNumber(
      duplicateWindowMs,
      'duplicateWindowMs',
      spanRule("a span such as 10_000, or 'none'"),
    ),
    mostDailyLoss: parseAmounts('mostDailyLoss', limits.mostDailyLoss, isReal ? defaultLimits.mostDailyLoss : {}),
  }
}

/** Returns the limits that are not undefined: such a one is left out. */
const given = (limits: OrderLimits): OrderLimits =>
  Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined))

function parseLimit(text: string, field: string): Decimal | undefined {
  if (text === 'none') return undefined
  const limit = parseDecimal(text, `limits.${field}`)
  if (compareDecimals(limit, parseDecimal('0')) >= 0) return limit
  throw new KisInputError({
    field: `limits.${field}`,
    rule: `${preview(text)} is below zero; use zero or more, or 'none'`,
  })
}

function parseNumber(value: number | 'none', field: string, rule: OptionRule): number | undefined {
  if (value === 'none') return undefined
  checkOption(`limits.${field}`, value, rule)
  return value
}

function parseAmounts(field: string, amounts: AmountLimits = {}, defaults: AmountLimits): ParsedLimits['mostNotional'] {
  checkOption(`limits.${field}`, amounts, objectRule("amounts by currency, such as { KRW: '5000000' }"))
  checkNames(amounts, `a currency of ${field}`, currencies)
  const parsed = new Map(
    currencies.map((currency) => [
      currency,
      parseLimit(amounts[currency] ?? defaults[currency] ?? 'none', `${field}.${currency}`),
    ]),
  )
  return (currency) => parsed.get(currency)
}
