import type { BacktestRecord, PlayedOrder } from '../run/record.ts'

/** Difference between a live run and the backtest of the same day. */
export interface Difference {
  /** Id of the order, or `account` for what the account shows at the close. */
  readonly of: string
  readonly live: string
  readonly backtest: string
}

const missing = 'no such order'

/** Compares two runs order by order, with reason, minute, price, fills and state, and then the accounts at each close. */
export function compareRuns(live: BacktestRecord, backtest: BacktestRecord): readonly Difference[] {
  const [one, other] = [textsOf(live), textsOf(backtest)]
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((of) => {
    const [its, others] = [one.get(of) ?? missing, other.get(of) ?? missing]
    return its === others ? [] : [{ of, live: its, backtest: others }]
  })
}

/** Returns what is compared, by the id of the order. */
function textsOf({ orders, closes }: BacktestRecord): ReadonlyMap<string, string> {
  const accounts = closes.map(({ market, date, cash, positions }): readonly [string, string] => {
    const held = positions.map(({ symbol, quantity, averagePrice }) => `${symbol} ${quantity} at ${averagePrice}`)
    return [`account ${market} ${date}`, `${cash}, ${held.sort().join(', ')}`]
  })
  return new Map([...orders.map((order) => [order.clientOrderId, textOf(order)] as const), ...accounts])
}

const minuteMs = 60_000

function textOf({ at, side, symbol, reason, quantity, price, state, filled, fillPrice, code }: PlayedOrder): string {
  const minute = new Date(Math.floor(at / minuteMs) * minuteMs).toISOString()
  return `${minute} ${side} ${quantity} ${symbol} at ${price}, ${reason}: ${state}, ${filled} at ${fillPrice}, ${code}`
}

/** Kinds of orders that a day must have for a comparison to say something. */
export interface Seen {
  readonly entries: number
  readonly stopLosses: number
  readonly takeProfits: number
  readonly partialFills: number
  readonly refusals: number
}

/** Counts the kinds of orders of a run. */
export function countKinds({ orders }: BacktestRecord): Seen {
  const count = (isOne: (order: PlayedOrder) => boolean) => orders.filter(isOne).length
  const isFilled = ({ filled }: PlayedOrder) => Number(filled) > 0
  return {
    entries: count((order) => order.side === 'buy' && isFilled(order)),
    stopLosses: count((order) => order.reason === 'stop-loss' && isFilled(order)),
    takeProfits: count((order) => order.reason === 'take-profit' && isFilled(order)),
    partialFills: count(({ filled, quantity }) => Number(filled) > 0 && Number(filled) < Number(quantity)),
    refusals: count(({ code }) => code !== undefined),
  }
}
