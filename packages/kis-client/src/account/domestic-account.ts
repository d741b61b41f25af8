import type { CallOptions, KisClient } from '../client/client.ts'
import { inquireBalance, pensionInquireBalance } from '../endpoints/domestic-stock.gen.ts'
import { KisInputError } from '../errors.ts'
import {
  readDecimal,
  readOptionalDate,
  readOptionalDecimal,
  readOptionalPrice,
  readText,
} from '../values/answer-fields.ts'
import type { Decimal } from '../values/decimal.ts'
import { preview } from '../values/preview.ts'
import type { Balance } from './balance.ts'
import { type HoldingRow, hasFields, type Positions, readHoldings, wholeShares } from './position.ts'
import { readPages } from './read-pages.ts'

/** Venue whose price values a KRX-listed share: the regular close of KRX, NXT's last price, or the later of both. */
export type PriceBasis = 'KRX' | 'NXT' | 'both'

/**
 * KIS's `AFHR_FLPR_YN`. With N the price stands still from 15:30, though the after-market trades on.
 *
 * @see KIS notice of 2026-09-14, since when the field means the venue
 */
const priceBases = { KRX: 'N', NXT: 'X', both: 'Y' } as const satisfies Readonly<Record<PriceBasis, string>>

/** Checks a price basis; without one it is KRX. @throws {KisInputError} the price basis is unknown */
export function parsePriceBasis(basis: PriceBasis = 'KRX'): PriceBasis {
  if (Object.hasOwn(priceBases, basis)) return basis
  const use = Object.keys(priceBases).join(', ')
  throw new KisInputError({ field: 'priceBasis', rule: `${preview(basis)} is not a price basis; use ${use}` })
}

/** Cash in won and positions on KRX. */
export interface DomesticAccount extends Positions {
  readonly cash: Balance
  /** Sum of all loans in won, 총대출금액; undefined for a pension account, which cannot borrow. */
  readonly loans: Decimal | undefined
}

/** Reads the account in Korea: a call for every 50 positions, in paper trading for every 20. */
export async function readDomesticAccount(client: KisClient, options?: CallOptions): Promise<DomesticAccount> {
  const { sums, holdings } = await readAnswer(client, 'KRX', options)
  return {
    cash: wonOf(sums),
    loans: readOptionalDecimal(sums?.tot_loan_amt, 'tot_loan_amt'),
    ...readHoldings(holdings),
  }
}

/** Reads the positions on KRX alone: cash that cannot be read does not hide them. */
export async function readDomesticHoldings(
  client: KisClient,
  { priceBasis }: { readonly priceBasis?: PriceBasis | undefined } = {},
  options?: CallOptions,
): Promise<Positions> {
  const { holdings } = await readAnswer(client, parsePriceBasis(priceBasis), options)
  return readHoldings(holdings)
}

/** Answer about the account in Korea, not read yet. */
interface DomesticAnswer {
  readonly sums: DomesticSums | undefined
  readonly holdings: readonly HoldingRow[]
}

const readAnswer = (
  client: KisClient,
  priceBasis: PriceBasis,
  options: CallOptions | undefined,
): Promise<DomesticAnswer> =>
  client.account.product === '29' ? readPension(client, options) : readCashAccount(client, priceBasis, options)

/** Reads the cash in won, in one call: each page has it. */
export async function readWon(client: KisClient, options?: CallOptions): Promise<Balance> {
  if (client.account.product === '29') {
    const { output2 } = await client.call(pensionInquireBalance, pensionInput, options)
    return wonOf(output2)
  }
  const { output2 } = await client.call(inquireBalance, balanceInput('KRX'), options)
  return wonOf(output2[0])
}

/**
 * Returns the input of inquire-balance. 01 lists a row for each loan, and is the only value that KIS takes: since
 * 2026-02-10 it refuses 02, a row for each symbol.
 *
 * @see Soju06/python-kis#81, #82, which quote KIS's notice
 */
const balanceInput = (basis: PriceBasis) =>
  ({
    AFHR_FLPR_YN: priceBases[basis],
    INQR_DVSN: '01',
    UNPR_DVSN: '01',
    FUND_STTL_ICLD_YN: 'N',
    FNCG_AMT_AUTO_RDPT_YN: 'N',
    PRCS_DVSN: '00',
  }) as const

async function readCashAccount(
  client: KisClient,
  priceBasis: PriceBasis,
  options: CallOptions | undefined,
): Promise<DomesticAnswer> {
  const pages = await readPages(client, inquireBalance, balanceInput(priceBasis), { ...options, list: 'output1' })
  const rows = pages.flatMap(({ output1 }) => output1).filter(hasFields)
  return {
    sums: pages[0]?.output2[0],
    holdings: rows.map((row) => holdingOf(row, `${row.pdno ?? row.prdt_name} ${row.trad_dvsn_name} ${row.loan_dt}`)),
  }
}

/** Input of pension-inquire-balance: all funds of the account. */
const pensionInput = { ACCA_DVSN_CD: '00', INQR_DVSN: '00' } as const

/** Reads a pension account (product 29), which KIS answers under TR ids of its own. */
async function readPension(client: KisClient, options: CallOptions | undefined): Promise<DomesticAnswer> {
  const pages = await readPages(client, pensionInquireBalance, pensionInput, { ...options, list: 'output1' })
  const rows = pages.flatMap(({ output1 }) => output1).filter(hasFields)
  return {
    sums: pages[0]?.output2,
    holdings: rows.map((row) => holdingOf(row, `${row.pdno ?? row.prdt_name} ${row.cblc_dvsn_name}`)),
  }
}

/** Sums in won of both kinds of account; a pension account cannot borrow, and has no sum of loans. */
interface DomesticSums {
  readonly dnca_tot_amt?: string
  readonly prvs_rcdl_excc_amt?: string
  readonly tot_loan_amt?: string
}

/** Reads the cash of the sums in won. The settled cash is KIS's deposit of the day after next (D+2), when every trade has settled. */
function wonOf(sums: DomesticSums | undefined): Balance {
  return {
    currency: 'KRW',
    deposit: readDecimal(sums?.dnca_tot_amt, 'dnca_tot_amt'),
    settled: readDecimal(sums?.prvs_rcdl_excc_amt, 'prvs_rcdl_excc_amt'),
  }
}

interface DomesticRow {
  readonly pdno?: string
  readonly prdt_name?: string
  readonly hldg_qty?: string
  readonly ord_psbl_qty?: string
  readonly pchs_avg_pric?: string
  readonly prpr?: string
  readonly evlu_amt?: string
  readonly loan_dt?: string
}

const holdingOf = (row: DomesticRow, key: string): HoldingRow => ({
  symbol: row.pdno,
  name: row.prdt_name,
  key,
  read() {
    const price = readOptionalPrice(row.prpr, 'prpr')
    return {
      symbol: readText(row.pdno, 'pdno'),
      exchange: 'KRX',
      name: row.prdt_name,
      quantity: readDecimal(row.hldg_qty, 'hldg_qty'),
      sellable: wholeShares(readDecimal(row.ord_psbl_qty, 'ord_psbl_qty')),
      averagePrice: readDecimal(row.pchs_avg_pric, 'pchs_avg_pric'),
      price,
      value: price && readDecimal(row.evlu_amt, 'evlu_amt'),
      loanedOn: readOptionalDate(row.loan_dt, 'loan_dt'),
    }
  },
})
