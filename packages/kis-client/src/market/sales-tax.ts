import { KisInputError } from '../errors.ts'
import { parseCalendarDate } from '../values/dates.ts'
import { type Decimal, parseDecimal } from '../values/decimal.ts'
import { preview } from '../values/preview.ts'
import { type DatedEntry, entryOn } from './dated.ts'
import { marketRules } from './rules.gen.ts'

/** Korean board whose sales are taxed alike. `ETF` is every ETF, ETN and ELW, on whichever board. */
export type TaxedBoard = 'KOSPI' | 'KOSDAQ' | 'KONEX' | 'ETF'

/**
 * Returns the Korean tax on a sale, in percent of its amount, KOSPI's rural tax included. NXT's sales are taxed as KRX's.
 *
 * @example
 * const percent = salesTaxPercent('KOSPI', '2026-11-30') // '0.20'
 * @param date day of the sale, `yyyy-MM-dd`
 * @throws {KisInputError} an unknown board, a text that is not a day, or a day whose tax is not known
 * @see catalog/market-rules.json salesTax
 */
export function salesTaxPercent(board: TaxedBoard, date: string): Decimal {
  const { percent } = entryOn(entries, parseCalendarDate(date), { subject: 'sales tax' })
  if (Object.hasOwn(percent, board)) return parseDecimal(percent[board])
  const boards = Object.keys(percent).join(', ')
  throw new KisInputError({ field: 'board', rule: `${preview(board)} is not a board; use ${boards}` })
}

interface TaxEntry extends DatedEntry {
  readonly percent: Readonly<Record<TaxedBoard, string>>
}

const entries: readonly TaxEntry[] = marketRules.salesTax.KRX
