import { withoutPadding } from '../../account/position.ts'
import { addDecimals, parseDecimal } from '../../values/decimal.ts'
import type { NewOrder, NewReservedOrder } from '../place-order.ts'

/** Returns a text that is the same for two orders that KIS receives as the same; `kind` is not sent. */
export const contentOf = ({
  exchange = 'KRX',
  type = 'limit',
  daytime = false,
  ...order
}: NewOrder | NewReservedOrder): string =>
  JSON.stringify([
    exchange,
    order.symbol,
    order.side,
    order.quantity,
    type,
    plainPrice(order.price),
    plainPrice(order.triggerPrice),
    exchange === 'KRX' ? (order.venue ?? 'KRX') : undefined,
    daytime,
    ...(order.reserved === undefined ? [] : [order.reserved]),
  ])

/** Returns a price as one text: "185.50", "+185.5" and "185.5" are the same limit. */
const plainPrice = (price: string | undefined): string | undefined =>
  price === undefined ? undefined : withoutPadding(addDecimals(parseDecimal(price, 'price'), parseDecimal('0')))
