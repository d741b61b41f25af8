import { KisInputError } from '../../errors.ts'
import { checkNames, type FieldsOf, unknownName } from '../../values/check-names.ts'
import { checkOption, countRule, type OptionRule, objectRule, oneOf } from '../../values/check-options.ts'
import { preview } from '../../values/preview.ts'
import { type BookedOrder, toBookedOrder } from '../world/orders/booked-order.ts'
import { ownOrigin } from '../world/orders/matching-engine.ts'
import type { OrderOrigin, SimulatedOrder } from '../world/orders/order.ts'
import { readKrxOrder, readOverseasOrder } from '../world/orders/rules.ts'
import type { World } from '../world/world.ts'

/** Order that a person or another program places in the account. */
export interface ExternalOrder {
  /** Symbol on the venue, such as '005930' or 'AAPL'. */
  readonly symbol: string
  /** Side of the order. */
  readonly side: 'buy' | 'sell'
  /** Quantity in shares. */
  readonly quantity: number
  /** Limit in the market's money, such as '70000'. @default no limit */
  readonly price?: string | undefined
  /** Venue in Korea (KRX, NXT, SOR) or exchange abroad, such as NASD. @default 'KRX' */
  readonly venue?: string | undefined
  /** Order type, KIS's `ORD_DVSN`. @default '00' with a price and '01' without one */
  readonly type?: string | undefined
  /** Origin that KIS's rows show. @default KIS's app: the branch of the account, Nsmart, 192.0.2.10 and 모바일 */
  readonly origin?: ExternalOrigin | undefined
}

/**
 * Origin of an external order; what it means is contested.
 *
 * @see the portal's pages of inquire-daily-ccld (Nsmart in the example) and of overseas-stock/inquire-ccnl (OpenAPI, 모바일)
 */
export interface ExternalOrigin {
  /** Branch, `ord_gno_brno`. */
  readonly branch?: string | undefined
  /** Person or program, `ordr_empno` of KRX's rows; OpnAPI for KIS's API. */
  readonly employee?: string | undefined
  /** IP address, `inqr_ip_addr` of KRX's rows. */
  readonly address?: string | undefined
  /** Medium, `mdia_dvsn_name` of rows abroad; OpenAPI for KIS's API. */
  readonly medium?: string | undefined
}

/** Controls of the orders of the account, for tests. */
export interface OrderControls {
  orders(account?: string): readonly BookedOrder[]
  placeExternalOrder(order: ExternalOrder): BookedOrder
  cancelExternally(orderNumber: string, quantity?: number): BookedOrder
  fillOrder(orderNumber: string, quantity?: number): BookedOrder
}

export function createOrderControls(options: {
  readonly world: World
  readonly account: string
  readonly now: () => number
}): OrderControls {
  const { world, account, now } = options
  const { engine, environment } = world

  function placeExternalOrder(given: ExternalOrder): BookedOrder {
    checkExternalOrder(given)
    const { venue = 'KRX', price = '0', type = given.price === undefined ? '01' : '00' } = given
    const { symbol, side } = given
    const sent = { symbol, side, venue, price, type, quantity: String(given.quantity) }
    const at = now()
    engine.settle(at)
    const read = ['KRX', 'NXT', 'SOR'].includes(venue) ? readKrxOrder : readOverseasOrder
    const terms = read(sent, world, at)
    const order = 'messageCode' in terms ? terms : engine.place(terms, at, { origin: originOf(given.origin) })
    if ('messageCode' in order)
      throw new KisInputError({
        field: 'order',
        rule: `the exchange refuses it: [${order.messageCode}] ${order.message}; use an order that KIS takes at this hour`,
      })
    return toBookedOrder(order, account)
  }

  function originOf(given: ExternalOrigin = {}): OrderOrigin {
    const own = ownOrigin(environment)
    const { branch = own.branch, employee = 'Nsmart', address = '192.0.2.10', medium = '모바일' } = given
    return { branch, employee, address, medium, isExternal: true }
  }

  /** Finds an open order and the quantity of it that a control acts on. */
  function findOpen(orderNumber: string, asked: number | undefined, at: number): [SimulatedOrder, number] {
    engine.settle(at)
    const market = engine.all()[Number(orderNumber) - 1]?.instrument.market
    const order = market && engine.openOrders(market, at).find(({ number }) => number === orderNumber)
    if (order === undefined)
      throw new KisInputError({
        field: 'orderNumber',
        rule: `${preview(orderNumber)} is not an open order; use the orderNumber of one in orders()`,
      })
    const { remaining } = order
    if (asked !== undefined)
      checkOption('quantity', asked, {
        is: `a quantity from 1 to ${remaining}, which is open`,
        use: 'such a number, or leave it out for all of it',
        fits: (value) => Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= remaining,
      })
    return [order, asked ?? remaining]
  }

  return {
    orders: (asked) => world.orders(asked, now()),
    placeExternalOrder,
    cancelExternally(orderNumber, asked) {
      const at = now()
      const [order, quantity] = findOpen(orderNumber, asked, at)
      return toBookedOrder(engine.cancel(order, quantity, at, { origin: originOf() }), account)
    },
    fillOrder(orderNumber, asked) {
      const at = now()
      const [order, quantity] = findOpen(orderNumber, asked, at)
      engine.fill(order, quantity, at)
      return toBookedOrder(order, account)
    },
  }
}

const orderFields: FieldsOf<ExternalOrder> = {
  symbol: true,
  side: true,
  quantity: true,
  price: true,
  venue: true,
  type: true,
  origin: true,
}
const originFields: FieldsOf<ExternalOrigin> = { branch: true, employee: true, address: true, medium: true }
const textRule = (use: string): OptionRule => ({ is: 'text', use, fits: (value) => typeof value === 'string' })

function checkExternalOrder(order: ExternalOrder): void {
  checkOption('order', order, objectRule('an order such as { symbol, side, quantity }'))
  checkNames(order, 'a field of an external order', Object.keys(orderFields))
  const { symbol, side, quantity, origin = {}, ...texts } = order
  checkOption('symbol', symbol, textRule("text such as '005930'"))
  checkOption('side', side, oneOf('a side', ['buy', 'sell']))
  checkOption('quantity', quantity, countRule('a quantity such as 10'))
  for (const [name, value] of Object.entries(texts))
    if (value !== undefined) checkOption(name, value, textRule('text, as KIS takes it, or leave it out'))
  checkOption('origin', origin, objectRule('an origin such as { medium }'))
  for (const [name, value] of Object.entries(origin)) {
    const field = `origin.${name}`
    if (!Object.hasOwn(originFields, name)) throw unknownName(field, 'a field of an origin', Object.keys(originFields))
    if (value !== undefined) checkOption(field, value, textRule('text, as KIS shows it, or leave it out'))
  }
}
