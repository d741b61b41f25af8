import { type Decimal, multiplyDecimals, type OrderLimits, parseDecimal } from '@stockeye/kis-client'
import { higher } from '../market/price-order.ts'
import type { Market } from '../market/watched.ts'

/** Settings of the risk rules: the part of the rules' wishes that the account may carry out. */
export interface RiskSettings {
  /** Highest cost of one position when it is bought, in the currency of the market. */
  readonly budget: Readonly<Record<Market, Decimal>>
  /** Highest number of positions in one market, with purchases of today that may become one. */
  readonly mostPositions: number
  /** Loss in percent of the average price at which a position is sold; undefined for no stop. */
  readonly stopLossPercent: number | undefined
  /** Gain in percent of the average price at which a position is sold; undefined for no target. */
  readonly takeProfitPercent: number | undefined
  /** Fall in percent from the highest price since the purchase at which a position is sold; undefined for no trailing stop. */
  readonly trailingStopPercent: number | undefined
  /** Trading days after the purchase at which a position is sold; undefined for no time stop. */
  readonly mostDays: number | undefined
  /** Minutes after which an open purchase is cancelled. */
  readonly buyMinutes: number
  /** Minutes after which an open sale is cancelled, to be placed again at the price of then. */
  readonly sellMinutes: number
  /**
   * Worth of a sale above which it waits for the approval of a person, in the currency of the market; undefined for no approval. A
   * sale that waits is a stop that waits.
   */
  readonly approveAbove: Readonly<Record<Market, Decimal | undefined>>
  /** Steps of the price grid by which a limit lies beyond the last price, so that an order trades at once. */
  readonly slackTicks: number
}

export const defaultRisk: RiskSettings = {
  budget: { KRX: parseDecimal('3000000'), US: parseDecimal('3000') },
  mostPositions: 5,
  stopLossPercent: 3,
  takeProfitPercent: 3,
  trailingStopPercent: undefined,
  mostDays: 20,
  buyMinutes: 30,
  sellMinutes: 5,
  approveAbove: { KRX: undefined, US: undefined },
  slackTicks: 2,
}

const two = parseDecimal('2')

/** Most shares of one order. */
export const mostQuantity: Decimal = parseDecimal('10000')

/** Least of the highest amounts of an order: a share that costs more than twice a small budget must stay sellable. */
const leastNotional: Readonly<Record<Market, Decimal>> = { KRX: parseDecimal('10000000'), US: parseDecimal('10000') }

/** Returns the most that one order may be worth, in the currency of the market: twice the budget, as a second look at the sizing. */
export const mostNotional = ({ budget }: Pick<RiskSettings, 'budget'>, market: Market): Decimal =>
  higher(multiplyDecimals(budget[market], two), leastNotional[market])

/** Returns the limits of the guards: an order beyond them is refused before it is sent. */
export const orderLimits = (risk: Pick<RiskSettings, 'budget'>): OrderLimits => ({
  mostQuantity,
  mostNotional: { KRW: mostNotional(risk, 'KRX'), USD: mostNotional(risk, 'US') },
})
