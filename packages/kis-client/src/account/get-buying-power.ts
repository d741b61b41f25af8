import type { CallOptions, KisClient } from '../client/client.ts'
import { inquirePsblOrder, pensionInquirePsblOrder } from '../endpoints/domestic-stock.gen.ts'
import { inquirePsamount } from '../endpoints/overseas-stock.gen.ts'
import { KisInputError } from '../errors.ts'
import { currencyOf } from '../market/exchange.ts'
import { type Instrument, type ParsedOverseas, parseInstrument } from '../market/instrument.ts'
import type { Currency } from '../market/market.ts'
import { readDecimal, readOptionalDecimal } from '../values/answer-fields.ts'
import { compareDecimals, type Decimal, parseDecimal } from '../values/decimal.ts'
import { wholeShares } from './position.ts'

/** Most that the account can buy of one instrument with one order, without borrowing. */
export interface BuyingPower {
  readonly currency: Currency
  readonly amount: Decimal
  /** Whole shares, which `placeOrder` takes. */
  readonly quantity: Decimal
  /**
   * Whether won and all other money of an integrated margin account (통합증거금) pay too: abroad, where the currency itself
   * pays for nothing. KIS then exchanges the money.
   */
  readonly isIntegrated: boolean
}

/** Order whose buying power is asked. */
export interface BuyingPowerWanted extends Instrument {
  /**
   * Limit of the order. Without it the order is at the market, which only KRX has for purchases: KIS then counts each share
   * at the upper price limit, so it buys fewer than a limit does.
   */
  readonly price?: string | undefined
}

/**
 * Returns the most that an order can buy now, less the cash that open orders reserve. Ask for the order that will be placed:
 * an order at the market for the shares that a limit could buy is refused with APBK0952.
 *
 * It costs one call.
 *
 * @example
 * const { quantity } = await getBuyingPower(kis, { symbol: '005930', price: '70000' })
 * const atTheMarket = await getBuyingPower(kis, { symbol: '005930' })
 * @throws {KisInputError} not-sent: the symbol does not have the form of the exchange's symbols, the price is not a decimal,
 * or it is missing abroad
 * @throws {KisNotOfferedError} not-sent: the account's product does not buy there
 * @throws what `KisClient.call` throws
 */
export async function getBuyingPower(
  client: KisClient,
  { price, ...instrument }: BuyingPowerWanted,
  options?: CallOptions,
): Promise<BuyingPower> {
  const parsed = parseInstrument(instrument)
  const limit = price === undefined ? undefined : parseDecimal(price, 'price')
  if (parsed.exchange !== 'KRX') {
    if (limit === undefined) {
      const rule = `is missing, and no order buys at the market on ${parsed.exchange}; use a limit`
      throw new KisInputError({ field: 'price', rule })
    }
    return readOverseasPower(client, { ...parsed, limit }, options)
  }
  const input = {
    PDNO: parsed.symbol,
    ORD_UNPR: limit ?? parseDecimal('0'),
    ORD_DVSN: limit === undefined ? '01' : '00',
    CMA_EVLU_AMT_ICLD_YN: 'N',
  } as const
  return client.account.product === '29'
    ? readPensionPower(client, input, options)
    : readDomesticPower(client, input, options)
}

interface DomesticOrder {
  readonly PDNO: string
  readonly ORD_UNPR: string
  readonly ORD_DVSN: '00' | '01'
  readonly CMA_EVLU_AMT_ICLD_YN: 'N'
}

async function readDomesticPower(
  client: KisClient,
  input: DomesticOrder,
  options: CallOptions | undefined,
): Promise<BuyingPower> {
  const { output } = await client.call(inquirePsblOrder, { ...input, OVRS_ICLD_YN: 'N' }, options)
  return {
    currency: 'KRW',
    amount: readDecimal(output.nrcvb_buy_amt, 'nrcvb_buy_amt'),
    quantity: wholeShares(readDecimal(output.nrcvb_buy_qty, 'nrcvb_buy_qty')),
    isIntegrated: false,
  }
}

/** Reads the buying power of a pension account, which cannot borrow: its largest purchase is one without borrowing. */
async function readPensionPower(
  client: KisClient,
  input: DomesticOrder,
  options: CallOptions | undefined,
): Promise<BuyingPower> {
  const { output } = await client.call(pensionInquirePsblOrder, { ...input, ACCA_DVSN_CD: '00' }, options)
  return {
    currency: 'KRW',
    amount: readDecimal(output.max_buy_amt, 'max_buy_amt'),
    quantity: wholeShares(readDecimal(output.max_buy_qty, 'max_buy_qty')),
    isIntegrated: false,
  }
}

/**
 * Reads the buying power abroad. KIS answers two pairs: what the currency itself pays for, and what an integrated margin
 * account pays for. On such an account the first amount is 0. The first pair is used unless it buys nothing. Shares can be
 * fractions, which KIS's page says to cut.
 *
 * @see KIS portal, inquire-psamount; operators' captures of integrated margin accounts
 */
async function readOverseasPower(
  client: KisClient,
  { symbol, exchange, limit }: ParsedOverseas & { readonly limit: Decimal },
  options: CallOptions | undefined,
): Promise<BuyingPower> {
  const input = { OVRS_EXCG_CD: exchange, OVRS_ORD_UNPR: limit, ITEM_CD: symbol }
  const { output } = await client.call(inquirePsamount, input, options)
  const currency = currencyOf(exchange)
  const amount = readDecimal(output.ovrs_ord_psbl_amt, 'ovrs_ord_psbl_amt')
  const quantity = wholeShares(readDecimal(output.max_ord_psbl_qty, 'max_ord_psbl_qty'))
  const integrated = readOptionalDecimal(output.frcr_ord_psbl_amt1, 'frcr_ord_psbl_amt1') ?? zero
  const buysNothing = compareDecimals(amount, zero) === 0 || compareDecimals(quantity, zero) === 0
  if (!buysNothing || compareDecimals(integrated, amount) <= 0)
    return { currency, amount, quantity, isIntegrated: false }
  const most = readOptionalDecimal(output.ovrs_max_ord_psbl_qty, 'ovrs_max_ord_psbl_qty')
  return {
    currency,
    amount: integrated,
    quantity: most === undefined ? quantity : wholeShares(most),
    isIntegrated: true,
  }
}

const zero = parseDecimal('0')
