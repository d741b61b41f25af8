import type { CallOptions, KisClient } from '../client/client.ts'
import { inquireBalance } from '../endpoints/domestic-stock.gen.ts'
import { inquirePresentBalance } from '../endpoints/overseas-stock.gen.ts'
import { KisAnswerError } from '../errors.ts'
import { type Currency, parseCurrency } from '../market/market.ts'
import { readDecimal, readOptionalDecimal, readText } from '../values/answer-fields.ts'
import { type Decimal, parseDecimal } from '../values/decimal.ts'
import { domesticBalance } from './domestic-balance.ts'

/** Cash of an account in one currency. */
export interface Balance {
  readonly currency: Currency
  /** Cash in the account today. */
  readonly deposit: Decimal
  /** Cash once all trades made so far have settled: two business days from now on KRX. */
  readonly settled: Decimal
}

/**
 * Returns the cash of the account. It is not the amount that an order may cost: `getBuyingPower` returns that.
 *
 * @example
 * const { deposit, settled } = await getBalance(kis, { currency: 'USD' })
 * @throws {KisInputError} not-sent: unknown currency
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
  // All countries: one answer has every currency.
  const input = { WCRC_FRCR_DVSN_CD: '02', NATN_CD: '000', TR_MKET_CD: '00', INQR_DVSN_CD: '00' } as const
  for await (const cash of client.rows(inquirePresentBalance, input, { ...options, list: 'output2' })) {
    if (readCode(cash.crcy_cd) !== currency) continue
    const deposit = readDecimal(cash.frcr_dncl_amt_2, 'frcr_dncl_amt_2')
    const settled = readOptionalDecimal(cash.nxdy_frcr_drwg_psbl_amt, 'nxdy_frcr_drwg_psbl_amt') ?? deposit
    return { currency, deposit, settled }
  }
  // A currency that the account has never held has no row.
  return { currency, deposit: parseDecimal('0'), settled: parseDecimal('0') }
}

/** Reads a currency code. An unreadable one is refused: skipping its row might report the wanted currency as 0. */
function readCode(text: string | undefined): string {
  const code = readText(text, 'crcy_cd')
  if (!/^[A-Z]{3}$/.test(code))
    throw new KisAnswerError('KIS sent cash without a readable currency', { field: 'crcy_cd' })
  return code
}
