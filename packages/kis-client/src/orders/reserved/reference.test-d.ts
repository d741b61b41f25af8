import { expectTypeOf, it } from 'vitest'
import type { KisClient } from '../../client/client.ts'
import { cancelOrder } from '../cancel-order.ts'
import type { Order } from '../list-orders.ts'
import type { OrderReference } from '../order.ts'
import { type NewOrder, placeOrder } from '../place-order.ts'
import { reviseOrder } from '../revise-order.ts'
import type { Trading } from '../trading/trading.ts'
import type { ReservedOrder } from './list-reserved-orders.ts'
import type { ReservedOrderReference } from './reference.ts'

declare const kis: KisClient
declare const trading: Trading
declare const reserved: ReservedOrderReference
declare const row: ReservedOrder
declare const order: Order
const terms = { symbol: '005930', side: 'buy', quantity: '1', price: '70000' } as const

it('keeps a reserved order apart from one that has a number', () => {
  expectTypeOf(placeOrder(kis, terms)).resolves.toEqualTypeOf<OrderReference>()
  expectTypeOf(placeOrder(kis, { ...terms, reserved: true })).resolves.toEqualTypeOf<ReservedOrderReference>()
  expectTypeOf(cancelOrder(kis, order)).resolves.toEqualTypeOf<OrderReference>()
  expectTypeOf(cancelOrder(kis, row)).resolves.toEqualTypeOf<ReservedOrderReference>()
  expectTypeOf(reviseOrder(kis, reserved, { price: '70000' })).resolves.toEqualTypeOf<ReservedOrderReference>()
  // @ts-expect-error a reserved order has no order number
  const numbered: OrderReference = row
  // @ts-expect-error an order has no number of a reservation
  const reservation: ReservedOrderReference = order
  expectTypeOf([numbered, reservation]).toBeArray()
})

it('keeps a reserved order from where an order is sent at once', () => {
  // @ts-expect-error its reference would be of another type
  const plain: NewOrder = { ...terms, reserved: true }
  // @ts-expect-error createTrading takes no reserved orders
  trading.place({ ...terms, reserved: true }, { clientOrderId: 'one' })
  // @ts-expect-error KIS cancels a reserved order as a whole
  cancelOrder(kis, reserved, { quantity: '1' })
  expectTypeOf(plain).toEqualTypeOf<NewOrder>()
})
