import type { CallOptions, KisClient } from '../client.ts'
import { inquireBalance } from '../endpoints/domestic-stock.gen.ts'
import { inquirePresentBalance } from '../endpoints/overseas-stock.gen.ts'
import type { Currency } from '../market/instrument.ts'
import { type Decimal, parseDecimal, readDecimal, readOptionalDecimal } from '../values.ts'
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
 * @throws what `KisClient.call` throws
 */
export async function getBalance(
  client: KisClient,
  { currency }: { readonly currency: Currency },
  options?: CallOptions,
): Promise<Balance> {
  if (currency === 'KRW') {
    const { output2 } = await client.call(inquireBalance, domesticBalance, options)
    const [total] = output2
    const deposit = readDecimal(total?.dnca_tot_amt, 'dnca_tot_amt')
    return {
      currency,
      deposit,
      settled: readOptionalDecimal(total?.prvs_rcdl_excc_amt, 'prvs_rcdl_excc_amt') ?? deposit,
    }
  }
  const input = { WCRC_FRCR_DVSN_CD: '02', NATN_CD: '840', TR_MKET_CD: '00', INQR_DVSN_CD: '00' } as const
  const { output2 } = await client.call(inquirePresentBalance, input, options)
  const dollars = output2.find(({ crcy_cd }) => crcy_cd === currency)
  // An account that never held dollars has no row for them.
  if (dollars === undefined) return { currency, deposit: parseDecimal('0'), settled: parseDecimal('0') }
  const deposit = readDecimal(dollars.frcr_dncl_amt_2, 'frcr_dncl_amt_2')
  const settled = readOptionalDecimal(dollars.nxdy_frcr_drwg_psbl_amt, 'nxdy_frcr_drwg_psbl_amt') ?? deposit
  return { currency, deposit, settled }
}
