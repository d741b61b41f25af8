import type { CallOptions, KisClient } from '../client/client.ts'
import type { ListNames } from '../endpoint.ts'
import {
  type InquirePresentBalanceAnswer,
  type InquirePresentBalanceOutput1,
  type InquirePresentBalanceOutput2,
  type InquirePresentBalanceOutput3,
  inquirePresentBalance,
} from '../endpoints/overseas-stock.gen.ts'
import { KisAnswerError } from '../errors.ts'
import { readExchange } from '../market/exchange.ts'
import { readDecimal, readOptionalDate, readOptionalPrice, readText } from '../values/answer-fields.ts'
import {
  addDecimals,
  type Decimal,
  divideDecimals,
  findDecimal,
  parseDecimal,
  subtractDecimals,
} from '../values/decimal.ts'
import type { Balance } from './balance.ts'
import { type HoldingRow, hasFields, type Positions, readHoldings, wholeShares, withoutPadding } from './position.ts'
import { readPages } from './read-pages.ts'

/** Cash and positions in all countries but Korea. */
export interface OverseasAccount extends Positions {
  readonly cash: readonly Balance[]
  /** Won for one unit of each currency, KIS's first rate of the day. */
  readonly rates: ReadonlyMap<string, Decimal>
  /** Sums in won. */
  readonly sums: InquirePresentBalanceOutput3
}

/** Reads the account abroad, in all countries at once: usually in one call. */
export async function readOverseasAccount(client: KisClient, options?: CallOptions): Promise<OverseasAccount> {
  const { holdings, currencies, sums } = await readAnswer(client, ['output1', 'output2'], options)
  return {
    cash: cashOf(currencies),
    rates: ratesOf(holdings, currencies),
    sums,
    ...readHoldings(holdings.map(holdingOf)),
  }
}

/** Reads the cash abroad alone: a holding that cannot be read does not hide it. */
export async function readOverseasCash(client: KisClient, options?: CallOptions): Promise<readonly Balance[]> {
  const { currencies } = await readAnswer(client, 'output2', options)
  return cashOf(currencies)
}

/** Reads the positions abroad alone: cash that cannot be read does not hide them. */
export async function readOverseasHoldings(client: KisClient, options?: CallOptions): Promise<Positions> {
  const { holdings } = await readAnswer(client, 'output1', options)
  return readHoldings(holdings.map(holdingOf))
}

/** Asks for the account abroad. @param list block that is read, without which the answer is refused */
async function readAnswer(
  client: KisClient,
  list: ListNames<InquirePresentBalanceAnswer>,
  options: CallOptions | undefined,
) {
  // In this TR 02 is the currency of the market and 01 is won. In inquire-period-profit the two are swapped.
  const input = { WCRC_FRCR_DVSN_CD: '02', NATN_CD: '000', TR_MKET_CD: '00', INQR_DVSN_CD: '00' } as const
  const pages = await readPages(client, inquirePresentBalance, input, { ...options, list })
  return {
    holdings: pages.flatMap(({ output1 }) => output1).filter(hasFields),
    currencies: pages.flatMap(({ output2 }) => output2),
    sums: pages[0]?.output3 ?? {},
  }
}

const cashOf = (currencies: readonly InquirePresentBalanceOutput2[]): readonly Balance[] => [
  ...new Map(currencies.map(readCash).map((cash) => [cash.currency, cash])).values(),
]

/**
 * Reads the cash in one currency. KIS leaves the deposit as it is until a trade settles, and adds the trade to the sums of
 * purchases and sales.
 *
 * @see captures of 2026-07-30 and 31, where this agrees with KIS's `tot_asst_amt`; Soju06/python-kis#89
 */
function readCash(row: InquirePresentBalanceOutput2): Balance {
  const currency = readCurrency(row.crcy_cd)
  const deposit = readDecimal(row.frcr_dncl_amt_2, 'frcr_dncl_amt_2')
  const sold = readDecimal(row.frcr_sll_amt_smtl, 'frcr_sll_amt_smtl')
  const bought = readDecimal(row.frcr_buy_amt_smtl, 'frcr_buy_amt_smtl')
  return { currency, deposit, settled: subtractDecimals(addDecimals(deposit, sold), bought) }
}

/** Currencies whose rate KIS states for 100 units: its 단위금액, `unit_amt` of the positions. */
const ratedByHundred: readonly string[] = ['JPY', 'VND']

/**
 * Returns the rates of the answer. An account without cash in a currency has no row of it, so the positions have the rate
 * too.
 *
 * @see Soju06/python-kis#83
 */
function ratesOf(
  holdings: readonly InquirePresentBalanceOutput1[],
  currencies: readonly InquirePresentBalanceOutput2[],
): ReadonlyMap<string, Decimal> {
  const rows = [
    ...holdings.map(({ buy_crcy_cd, bass_exrt }) => ({
      currency: buy_crcy_cd,
      rate: findRate(bass_exrt),
    })),
    ...currencies.map(({ crcy_cd, frst_bltn_exrt }) => ({
      currency: crcy_cd,
      rate: findRate(frst_bltn_exrt),
    })),
  ]
  const rates = new Map<string, Decimal>()
  for (const { currency, rate } of rows) {
    if (currency === undefined || rate === undefined) continue
    const isForHundred = ratedByHundred.includes(currency)
    rates.set(currency, isForHundred ? divideDecimals(rate, parseDecimal('100'), 10) : rate)
  }
  return rates
}

/** Returns a rate, or undefined where KIS has none, or none that can be read: cash and positions are known without it. */
function findRate(text = ''): Decimal | undefined {
  const rate = findDecimal(text)
  return rate === undefined || Number(rate) === 0 ? undefined : rate
}

/** Reads a currency code. An unreadable one is refused: skipping its row might report the wanted currency as 0. */
function readCurrency(text: string | undefined): string {
  const code = readText(text, 'crcy_cd')
  if (!/^[A-Z]{3}$/.test(code))
    throw new KisAnswerError('KIS sent cash without a readable currency', { field: 'crcy_cd' })
  return code
}

/**
 * Reads a holding. The shares held are `ccld_qty_smtl1`, as executed; `cblc_qty13` counts a trade once it has settled.
 *
 * @see Soju06/python-kis#41, #67
 */
const holdingOf = (row: InquirePresentBalanceOutput1): HoldingRow => {
  const quantity = row.ccld_qty_smtl1
  // Fractional shares (미니스탁) are a holding of their own beside whole shares of the same symbol.
  const isFraction = /\.\d*[1-9]/.test(quantity ?? '')
  return {
    symbol: row.pdno,
    name: row.prdt_name,
    key: `${row.natn_kor_name} ${row.pdno ?? row.prdt_name} ${row.loan_dt} ${isFraction}`,
    read() {
      const price = readOptionalPrice(row.ovrs_now_pric1, 'ovrs_now_pric1')
      return {
        symbol: readText(row.pdno, 'pdno'),
        exchange: readExchange(row.ovrs_excg_cd),
        name: row.prdt_name,
        quantity: withoutPadding(readDecimal(quantity, 'ccld_qty_smtl1')),
        sellable: wholeShares(readDecimal(row.ord_psbl_qty1, 'ord_psbl_qty1')),
        averagePrice: readDecimal(row.avg_unpr3, 'avg_unpr3'),
        price,
        value: price && readDecimal(row.frcr_evlu_amt2, 'frcr_evlu_amt2'),
        loanedOn: readOptionalDate(row.loan_dt, 'loan_dt'),
      }
    },
  }
}
