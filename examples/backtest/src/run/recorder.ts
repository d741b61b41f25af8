import { currencyOf, type Market, marketDate, marketOfOrder } from '@stockeye/example-trader/market/watched'
import {
  addDecimals,
  type CalendarDate,
  divideDecimals,
  type Fill,
  getBalance,
  type KisClient,
  listFills,
  listPositions,
  multiplyDecimals,
  type OrderRecord,
  parseDecimal,
} from '@stockeye/kis-client'
import type { Close, PlayedOrder } from './record.ts'

/** Session whose close is recorded. */
export interface ClosedSession {
  readonly market: Market
  readonly date: CalendarDate
  readonly kis: KisClient
  /** Orders of the trader that have changed since the close before. */
  readonly orders: readonly OrderRecord[]
}

/** Record of a backtest while it runs. */
export interface Recorder {
  readonly closes: () => readonly Close[]
  /** Returns the orders, oldest first. */
  readonly orders: () => readonly PlayedOrder[]
  /** Reads the account at a close, by the calls that a user has. */
  note(session: ClosedSession): Promise<void>
}

export function createRecorder(): Recorder {
  const closes: Close[] = []
  /** Orders by id: one that ends after a close is noted again. */
  const orders = new Map<string, PlayedOrder>()

  return {
    closes: () => closes,
    orders: () => [...orders.values()],
    async note({ market, date, kis, orders: changed }) {
      const { settled } = await getBalance(kis, { currency: currencyOf[market] })
      const { positions } = await listPositions(kis, { market })
      closes.push({ market, date, cash: settled, positions: positions.map(heldOf) })
      const ours = changed.filter((record) => isNew(record) && marketOfOrder(record.order) === market)
      if (ours.length === 0) return
      const dates = ours.map((record) => dateOf(record, market)).sort()
      const fills = await listFills(kis, { market, from: dates[0] ?? date, to: date })
      for (const record of ours)
        orders.set(record.clientOrderId, toPlayed(record, { market, date: dateOf(record, market), fills }))
    },
  }
}

const isNew = ({ change }: OrderRecord): boolean => change === undefined
const dateOf = ({ intendedAt }: OrderRecord, market: Market): CalendarDate => marketDate(market, intendedAt)

const heldOf = ({ symbol, quantity, averagePrice, price }: Close['positions'][number]): Close['positions'][number] => ({
  symbol,
  quantity,
  averagePrice,
  price,
})

const none = parseDecimal('0')

function toPlayed(
  record: OrderRecord,
  { market, date, fills }: { readonly market: Market; readonly date: CalendarDate; readonly fills: readonly Fill[] },
): PlayedOrder {
  const { clientOrderId, order, intendedAt, decision, state, filled, reason, name } = record
  const { symbol, side, quantity, price } = order
  // Numbers of orders repeat from day to day.
  const its = fills.filter(
    ({ orderNumber, orderedOn }) =>
      orderedOn === date && name !== undefined && Number(orderNumber) === Number(name.number),
  )
  return {
    clientOrderId,
    market,
    date,
    at: intendedAt,
    symbol,
    side,
    reason: decision ?? '',
    quantity: parseDecimal(quantity),
    price: price === undefined ? none : parseDecimal(price),
    state,
    filled,
    fillPrice: averageOf(its),
    code: reason?.code,
  }
}

/** Returns the average price of fills. Abroad KIS lists each of them, on KRX their sum. */
function averageOf(fills: readonly Fill[]) {
  const [first, ...more] = fills
  if (first === undefined || more.length === 0) return first?.price
  const shares = fills.map(({ quantity }) => quantity).reduce(addDecimals)
  const amounts = fills.map(({ quantity, price }) => multiplyDecimals(quantity, price)).reduce(addDecimals)
  return divideDecimals(amounts, shares, 6)
}
