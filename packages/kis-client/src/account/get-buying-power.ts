import { checkAction } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import { refusingUnknownSymbol } from '../client/unknown-symbol.ts'
import { inquirePsblOrder, pensionInquirePsblOrder } from '../endpoints/domestic-stock.gen.ts'
import { inquirePsamount } from '../endpoints/overseas-stock.gen.ts'
import { KisInputError } from '../errors.ts'
import { currencyOf } from '../market/exchange.ts'
import { type Instrument, type ParsedOverseas, parseInstrument } from '../market/instrument.ts'
import type { Currency } from '../market/market.ts'
import { findKrxOrderType, type KrxOrderType } from '../orders/order-type.ts'
import { readDecimal, readOptionalDecimal } from '../values/answer-fields.ts'
import type { FieldsOf } from '../values/check-names.ts'
import { compareDecimals, type Decimal, parseDecimal } from '../values/decimal.ts'
import { preview } from '../values/preview.ts'
import { wholeShares } from './position.ts'

/** Most that the account can buy of one instrument with one order, without borrowing. */
export interface BuyingPower {
  /** Currency of the exchange. */
  readonly currency: Currency
  /** Most that KIS lets an order cost, in `currency`, without borrowing. Take `quantity` for an order: KIS computes it. */
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
   * Limit of the order. At the market KIS counts each share at the upper price limit, as it does when the order arrives, so it
   * buys fewer than a limit does. Abroad every purchase has a limit.
   */
  readonly price?: string | undefined
  /** Order type on KRX. @default 'limit' */
  readonly type?: KrxOrderType | undefined
}

/**
 * Returns the most that an order can buy now, less the cash that open orders reserve. Ask for the order that will be placed:
 * an order at the market for the shares that a limit could buy is refused with APBK0952.
 *
 * It costs one call.
 *
 * @example
 * const { quantity } = await getBuyingPower(kis, { symbol: '005930', price: '70000' })
 * const atTheMarket = await getBuyingPower(kis, { symbol: '005930', type: 'market' })
 * @throws {KisInputError} not-sent: the symbol does not have the form of the exchange's symbols, the price is not a decimal
 * above zero, or a limit has none; the order type is unknown, or an unknown field
 * @throws {KisNotOfferedError} not-sent: the account's product does not buy there
 * @throws {KisUnknownSymbolError} refused: the exchange lists no such symbol
 * @throws what `KisClient.call` throws
 */
export async function getBuyingPower(
  client: KisClient,
  wanted: BuyingPowerWanted,
  options?: CallOptions,
): Promise<BuyingPower> {
  checkAction({ of: 'getBuyingPower', client, input: wanted, fields: wantedFields, options })
  const { price, type, ...instrument } = wanted
  const parsed = parseInstrument(instrument)
  const limit = price === undefined ? undefined : parseLimit(price)
  if (parsed.exchange !== 'KRX') {
    const no = (field: string, rule: string) => new KisInputError({ field, rule })
    if (limit === undefined)
      throw no('price', `is missing, and no order buys at the market on ${parsed.exchange}; use a limit`)
    if (type !== undefined)
      throw no('type', `${preview(type)} is given, and KIS asks for none on ${parsed.exchange}; leave it out`)
    return refusingUnknownSymbol(parsed, readOverseasPower(client, { ...parsed, limit }, options))
  }
  const input = {
    PDNO: parsed.symbol,
    ORD_UNPR: limit ?? parseDecimal('0'),
    ORD_DVSN: codeOf(type ?? 'limit', limit),
    CMA_EVLU_AMT_ICLD_YN: 'N',
  } as const
  const read = client.account.product === '29' ? readPensionPower : readDomesticPower
  return refusingUnknownSymbol(parsed, read(client, input, options))
}

const wantedFields: FieldsOf<BuyingPowerWanted> = { symbol: true, exchange: true, price: true, type: true }

/** Parses a limit. @throws {KisInputError} it is not a decimal above zero */
function parseLimit(price: string): Decimal {
  const limit = parseDecimal(price, 'price')
  if (compareDecimals(limit, zero) > 0) return limit
  throw new KisInputError({ field: 'price', rule: `"${limit}" is not above zero; use a price above zero` })
}

/** Returns KIS's code of an order type. @throws {KisInputError} the type is unknown, or has a price too many or too few */
function codeOf(type: string, limit: Decimal | undefined): string {
  const facts = findKrxOrderType(type)
  const no = (field: string, rule: string) => new KisInputError({ field, rule })
  if (facts === undefined) throw no('type', `${preview(type)} is not an order type of KRX; use limit or market`)
  if (facts.price === 'limit' && limit === undefined) {
    const use =
      type === 'limit' ? "a limit, or type: 'market' for an order at the market" : `a limit, which ${type} needs`
    throw no('price', `is missing; use ${use}`)
  }
  if (facts.price === 'none' && limit !== undefined)
    throw no('price', `is given, and ${type} has no limit; leave it out, or use the type limit`)
  return facts.code
}

interface DomesticOrder {
  readonly PDNO: string
  readonly ORD_UNPR: string
  readonly ORD_DVSN: string
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
  const { ORD_DVSN } = input
  if (ORD_DVSN !== '00' && ORD_DVSN !== '01')
    throw new KisInputError({ field: 'type', rule: 'is not a type of a pension account; use limit or market' })
  const { output } = await client.call(pensionInquirePsblOrder, { ...input, ORD_DVSN, ACCA_DVSN_CD: '00' }, options)
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
