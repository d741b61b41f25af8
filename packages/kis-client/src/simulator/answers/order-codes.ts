import type { SimulatedOrder } from '../world/orders/order.ts'
import type { Side } from '../world/side.ts'
import type { SimulatedCall } from './answer.ts'

/** Side codes of KIS, `SLL_BUY_DVSN_CD`. */
export const sideCode: Readonly<Record<Side, string>> = { sell: '01', buy: '02' }
export const sideName: Readonly<Record<Side, string>> = { sell: '매도', buy: '매수' }

/** Code `RVSE_CNCL_DVSN_CD` of KIS and its name, for a new order, a revision and a cancellation. */
export const kindCode: Readonly<Record<SimulatedOrder['kind'], string>> = { new: '00', revise: '01', cancel: '02' }
export const kindName: Readonly<Record<SimulatedOrder['kind'], string>> = { new: '', revise: '정정', cancel: '취소' }

/** Returns whether a query's side filter includes the order: '01' and '02' name a side, anything else means both. */
export const hasSide = ({ side }: SimulatedOrder, code: string | undefined): boolean =>
  (code !== '01' && code !== '02') || sideCode[side] === code

/** Returns the side of an order. Buying and selling have two TR ids, so the row that the call named has the side. */
export const sideOf = ({ choice: { when } }: SimulatedCall): Side =>
  (when?.ord_dv ?? when?.order_dv)?.includes('sell') ? 'sell' : 'buy'
