import type { CallOptions, KisClient } from '../client/client.ts'
import { inquirePsblOrder } from '../endpoints/domestic-stock.gen.ts'
import { inquirePsamount } from '../endpoints/overseas-stock.gen.ts'
import { currencyOf } from '../market/exchange.ts'
import { type Instrument, parseInstrument } from '../market/instrument.ts'
import type { Currency } from '../market/market.ts'
import { readDecimal } from '../values/answer-fields.ts'
import { type Decimal, parseDecimal } from '../values/decimal.ts'

/** Most that the account can buy of one instrument at one price, without borrowing. */
export interface BuyingPower {
  readonly currency: Currency
  readonly amount: Decimal
  /** Whole shares. */
  readonly quantity: Decimal
}

/**
 * Returns the most that a limit order at `price` can buy now, less the cash that open orders reserve.
 *
 * @example
 * const { quantity } = await getBuyingPower(kis, { symbol: '005930', price: '70000' })
 * @throws {KisInputError} not-sent: the symbol does not have the form of the exchange's symbols, or the price is not a decimal
 * @throws what `KisClient.call` throws
 */
export async function getBuyingPower(
  client: KisClient,
  { price, ...instrument }: Instrument & { readonly price: string },
  options?: CallOptions,
): Promise<BuyingPower> {
  const { symbol, exchange } = parseInstrument(instrument)
  const currency = currencyOf(exchange)
  const unitPrice = parseDecimal(price, 'price')
  if (exchange === 'KRX') {
    const input = {
      PDNO: symbol,
      ORD_UNPR: unitPrice,
      ORD_DVSN: '00',
      CMA_EVLU_AMT_ICLD_YN: 'N',
      OVRS_ICLD_YN: 'N',
    } as const
    const { output } = await client.call(inquirePsblOrder, input, options)
    const amount = readDecimal(output.nrcvb_buy_amt, 'nrcvb_buy_amt')
    return { currency, amount, quantity: readDecimal(output.nrcvb_buy_qty, 'nrcvb_buy_qty') }
  }
  const { output } = await client.call(
    inquirePsamount,
    { OVRS_EXCG_CD: exchange, OVRS_ORD_UNPR: unitPrice, ITEM_CD: symbol },
    options,
  )
  const amount = readDecimal(output.ovrs_ord_psbl_amt, 'ovrs_ord_psbl_amt')
  return { currency, amount, quantity: readDecimal(output.max_ord_psbl_qty, 'max_ord_psbl_qty') }
}
