import { domesticStockCcnlNotice, overseasStockCcnlNotice } from '../../endpoints/feeds.gen.ts'
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  divideDecimals,
  findDecimal,
  parseDecimal,
} from '../../values/decimal.ts'
import { findNoticeAccount } from './account.ts'
import { acceptances, changes, listings, priceDecimals, refusals, sides, subjects, venues } from './codes.ts'
import type { ExecutionNotice, NoticeKind, UnreadableNotice } from './execution-notice.ts'
import { findKoreanInstant } from './time-of-day.ts'

/** Values of one notice, in the order of the feed's columns or by their names. */
export type NoticeValues = readonly string[] | Readonly<Record<string, string | undefined>>

/**
 * Parses an execution notice of shares: H0STCNI0 and H0STCNI9 for KRX, NXT and SOR, H0GSCNI0 and H0GSCNI9 abroad. A code that KIS
 * does not document makes a field `unknown`; no meaning is guessed.
 *
 * @param receivedAt instant of its arrival, in ms since 1970: a notice has a time of day, and no day
 * @returns the notice, or the reason why it cannot be read
 */
export function parseNotice(
  trId: string,
  values: NoticeValues,
  receivedAt: number,
): ExecutionNotice | UnreadableNotice {
  const part = partOf(trId)
  if (part === undefined) return { unreadable: `${trId} is no feed of notices about shares` }
  const row = rowOf(part, values)
  if (row === undefined) return { unreadable: `${trId} has fewer columns than a notice` }
  const read = (column: string) => textOf(row[column])
  const account = findNoticeAccount(read('ACNT_NO'))
  if (account === undefined) return { unreadable: 'ACNT_NO is not an account' }
  const number = findNumber(read('ODER_NO'))
  if (number === undefined) return { unreadable: 'ODER_NO is not the number of an order' }
  const symbol = read('STCK_SHRN_ISCD')
  if (symbol === '') return { unreadable: 'STCK_SHRN_ISCD is empty' }
  const codes = readCodes(part, read)
  const quantity = findDecimal(read('CNTG_QTY') || (codes.kind === 'filled' ? '' : '0'))
  if (quantity === undefined) return { unreadable: 'CNTG_QTY is not a quantity' }
  if (codes.kind === 'filled' && compareDecimals(quantity, zero) <= 0)
    return { unreadable: 'CNTG_QTY of a fill is not above 0' }

  const decimals = part === 'KRX' ? 0 : codes.market && codes.market !== 'KRX' ? priceDecimals[codes.market] : undefined
  const time = read('STCK_CNTG_HOUR')
  return {
    ...codes,
    part,
    number,
    original: findNumber(read('OODER_NO')),
    branch: read('BRNC_NO') || undefined,
    symbol,
    quantity: addDecimals(quantity, zero),
    orderQuantity: aboveZero(findDecimal(read('ODER_QTY'))),
    price: findPrice(read('CNTG_UNPR'), decimals),
    // Of a notice that is no fill, KIS documents the column as the price of a fill.
    limit: codes.kind === 'filled' ? findPrice(read('ODER_PRC'), decimals) : undefined,
    time,
    // No source says in which zone the times abroad are: one that is near as a time of Korea is one.
    happenedAt: findKoreanInstant(time, receivedAt, part === 'KRX' ? undefined : nearMs),
    receivedAt,
    account,
  }
}

const zero = parseDecimal('0')
// Hong Kong and Shanghai are an hour behind Korea.
const nearMs = 900_000

function partOf(trId: string): ExecutionNotice['part'] | undefined {
  const has = ({ real, paper }: { readonly real: string; readonly paper: string | null }) =>
    trId === real || trId === paper
  return has(domesticStockCcnlNotice) ? 'KRX' : has(overseasStockCcnlNotice) ? 'abroad' : undefined
}

type Row = Readonly<Record<string, string | undefined>>

/**
 * Columns before ORD_EXG_GB was added, with another one after ACNT_NAME.
 *
 * @see koreainvestment/open-trading-api, `stocksigningnotice_domestic` of its older samples
 */
const olderColumns = [
  ...domesticStockCcnlNotice.columns.slice(0, 18),
  'CNTG_ISNM',
  'CRDT_CLS',
  'CRDT_LOAN_DATE',
  'CNTG_ISNM40',
  'ODER_PRC',
] as const

/** Returns the values by their columns; undefined if there are fewer than up to the size of the order. */
function rowOf(part: ExecutionNotice['part'], values: NoticeValues): Row | undefined {
  if (!isList(values)) return values
  const columns: readonly string[] = part === 'abroad' ? overseasStockCcnlNotice.columns : krxColumns(values.length)
  if (values.length <= columns.indexOf('ODER_QTY')) return undefined
  return Object.fromEntries(columns.map((column, index) => [column, values[index]]))
}

/** Returns the columns of a width. Public clients saw widths between the two: only the columns that both have are known then. */
function krxColumns(width: number): readonly string[] {
  const { columns } = domesticStockCcnlNotice
  if (width >= columns.length) return columns
  return width === olderColumns.length ? olderColumns : columns.slice(0, 18)
}

// `Array.isArray` does not narrow a readonly array.
const isList = (values: NoticeValues): values is readonly string[] => Array.isArray(values)

/** Returns the text of a value. KIS writes `(null)` for some that are empty. */
function textOf(value: string | undefined): string {
  const text = (value ?? '').trim()
  return text === '(null)' ? '' : text
}

/** Returns the number of an order; undefined if it is empty or all zeros. */
const findNumber = (text: string): string | undefined => (/^\d*[1-9]\d*$/.test(text) ? text : undefined)

const aboveZero = (value: Decimal | undefined): Decimal | undefined =>
  value === undefined || compareDecimals(value, zero) <= 0 ? undefined : addDecimals(value, zero)

/** Returns a price that KIS sent without its point; undefined for 0, and if it is not known where the point is. */
function findPrice(text: string, decimals: number | undefined): Decimal | undefined {
  const value = aboveZero(findDecimal(text))
  if (value === undefined || value.includes('.')) return value
  return decimals === undefined ? undefined : divideDecimals(value, parseDecimal(`1${'0'.repeat(decimals)}`), decimals)
}

type Codes = Pick<
  ExecutionNotice,
  'kind' | 'change' | 'isConfirmed' | 'side' | 'market' | 'exchange' | 'venue' | 'routedTo' | 'unknownCodes'
>

function readCodes(part: ExecutionNotice['part'], read: (column: string) => string): Codes {
  const unknownCodes: Record<string, string> = {}
  function look<Meaning>(column: string, table: Readonly<Record<string, Meaning>>): Meaning | undefined {
    const code = read(column)
    if (Object.hasOwn(table, code)) return table[code]
    unknownCodes[column] = code
    return undefined
  }
  const subject = look('CNTG_YN', subjects)
  const isRefused = look('RFUS_YN', refusals)
  const acceptance = look('ACPT_YN', acceptances)
  const codes = {
    kind: kindOf(subject, isRefused, acceptance),
    change: look('RCTF_CLS', changes) ?? 'unknown',
    isConfirmed: acceptance === 'confirmed',
    side: look('SELN_BYOV_CLS', sides) ?? 'unknown',
  } as const
  if (part === 'abroad') {
    const { market, exchange } = look('ODER_COND', listings) ?? {}
    return { ...codes, market, exchange, venue: undefined, routedTo: undefined, unknownCodes }
  }
  // The older form has no such column.
  const { venue, routedTo } = (read('ORD_EXG_GB') === '' ? undefined : look('ORD_EXG_GB', venues)) ?? {}
  return { ...codes, market: 'KRX', exchange: 'KRX', venue, routedTo, unknownCodes }
}

function kindOf(
  subject: 'order' | 'fill' | undefined,
  isRefused: boolean | undefined,
  acceptance: 'received' | 'confirmed' | 'cancelled' | undefined,
): NoticeKind {
  if (subject === undefined || isRefused === undefined) return 'unknown'
  // A fill that is refused has no documented meaning.
  if (subject === 'fill') return isRefused ? 'unknown' : 'filled'
  if (isRefused) return 'rejected'
  if (acceptance === undefined) return 'unknown'
  return acceptance === 'cancelled' ? 'cancelled' : 'accepted'
}
