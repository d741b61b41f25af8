import type { CallOptions, KisClient } from '../client/client.ts'
import { inquireBalance } from '../endpoints/domestic-stock.gen.ts'
import { inquirePresentBalance } from '../endpoints/overseas-stock.gen.ts'
import { KisAnswerError } from '../errors.ts'
import { type Currency, parseCurrency } from '../market/market.ts'
import { readDecimal, readOptionalDecimal, readText } from '../values/answer-fields.ts'
import { type Decimal, parseDecimal } from '../values/decimal.ts'
import { domesticBalance } from './domestic-balance.ts'

/** The cash of an account in one currency. */
export interface Balance {
  readonly currency: Currency
  /** What lies in the account today. */
  readonly deposit: Decimal
  /** What will lie there when all trades made so far have settled: two business days from now on KRX. */
  readonly settled: Decimal
}

/**
 * The account's cash. What an order may cost is more involved: see `getBuyingPower`.
 *
 * @throws {KisInputError} not-sent: no such currency
 * @throws what `KisClient.rows` throws
 */
export async function getBalance(
  client: KisClient,
  { currency }: { readonly currency: Currency },
  options?: CallOptions,
): Promise<Balance> {
  if (parseCurrency(currency) === 'KRW') {
    const { output2 } = await client.call(inquireBalance, domesticBalance, options)
    const [total] = output2
    const deposit = readDecimal(total?.dnca_tot_amt, 'dnca_tot_amt')
    return {
      currency,
      deposit,
      settled: readOptionalDecimal(total?.prvs_rcdl_excc_amt, 'prvs_rcdl_excc_amt') ?? deposit,
    }
  }
  // Of all countries: one answer has every currency.
  const input = { WCRC_FRCR_DVSN_CD: '02', NATN_CD: '000', TR_MKET_CD: '00', INQR_DVSN_CD: '00' } as const
  for await (const cash of client.rows(inquirePresentBalance, input, { ...options, list: 'output2' })) {
    if (readCode(cash.crcy_cd) !== currency) continue
    const deposit = readDecimal(cash.frcr_dncl_amt_2, 'frcr_dncl_amt_2')
    const settled = readOptionalDecimal(cash.nxdy_frcr_drwg_psbl_amt, 'nxdy_frcr_drwg_psbl_amt') ?? deposit
    return { currency, deposit, settled }
  }
  // A currency that the account never held has no row.
  return { currency, deposit: parseDecimal('0'), settled: parseDecimal('0') }
}

/** An unreadable code may hide the very currency that is asked for, and there is no cash in what is left out. */
function readCode(text: string | undefined): string {
  const code = readText(text, 'crcy_cd')
  if (!/^[A-Z]{3}$/.test(code))
    throw new KisAnswerError('KIS answered cash of no readable currency', { field: 'crcy_cd' })
  return code
}
