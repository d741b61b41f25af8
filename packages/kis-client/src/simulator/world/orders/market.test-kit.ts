import type { Environment } from '../../../environment.ts'
import { createSimulatedAccount, type Holding, type SimulatedAccount } from '../account.ts'
import { createHolidayTable, type HolidayTable, type Hours } from '../holiday-table.ts'
import { instruments, type SimulatedInstrument } from '../instruments.ts'
import { createPrices, type Prices } from '../prices.ts'
import type { Refusal } from '../refusals.ts'
import { createOrderHours } from './hours.ts'
import { createMatchingEngine, type MatchingEngine } from './matching-engine.ts'
import type { OrderTerms, SimulatedOrder } from './order.ts'

export const monday: number = Date.parse('2026-10-19T09:00+09:00')
export const minute = 60_000
const instrument = (symbol: string): SimulatedInstrument => {
  const found = instruments.find((known) => known.symbol === symbol)
  if (found === undefined) throw new Error(`no ${symbol}`)
  return found
}
export const samsung: SimulatedInstrument = instrument('005930')
export const hynix: SimulatedInstrument = instrument('000660')
export const apple: SimulatedInstrument = instrument('AAPL')

// So expensive that the average price shows in which order a purchase and a sale came.
export const held: readonly Holding[] = [samsung, hynix, apple].map((of) => ({
  instrument: of,
  quantity: 1_000,
  cost: 900_000_000n,
}))

export interface Market {
  readonly holidays: HolidayTable
  readonly prices: Prices
  readonly account: SimulatedAccount
  readonly engine: MatchingEngine
  /** Returns the price of each minute of the trading day at an instant; empty without one. */
  intradayOf(of: SimulatedInstrument, at: number): readonly number[]
}

interface MarketOptions {
  /** @default 'real' */
  readonly environment?: Environment
  /** Time until a cancellation takes effect, in ms. @default 0 */
  readonly lagMs?: number
  /** Days of instruments in place of drawn ones, by symbol. */
  readonly given?: Parameters<typeof createPrices>[0]['given']
}

/** Creates the market of seed 3, with one account on it. */
export function market(
  mode: Hours = 'exchange',
  cash = 1_000_000_000_000n,
  holdings: readonly Holding[] = [],
  { environment = 'real', lagMs = 0, given = new Map() }: MarketOptions = {},
): Market {
  const holidays = createHolidayTable(mode)
  const prices = createPrices({ seed: 3, holidays, given })
  const everywhere = { KRX: cash, US: cash, HK: cash, CN: cash, JP: cash, VN: cash }
  const account = createSimulatedAccount({ cash: everywhere, holdings })
  const orderHours = createOrderHours({ hours: mode, holidays, claims: [] })
  const engine = createMatchingEngine({
    seed: 3,
    environment,
    orderHours,
    prices,
    account,
    cancelLagMs: () => lagMs,
  })
  const intradayOf = (of: SimulatedInstrument, at: number): readonly number[] => {
    const day = holidays.dayAt(of.market, at)
    return (day && prices.intradayPath(of, day)?.prices) ?? []
  }
  return { holidays, prices, account, engine, intradayOf }
}

export const terms = (given: Partial<OrderTerms> & Pick<OrderTerms, 'limit'>): OrderTerms => ({
  instrument: samsung,
  side: 'buy',
  type: given.limit === undefined ? '01' : '00',
  venue: 'KRX',
  quantity: 10,
  price: String(given.limit ?? 0),
  atClose: false,
  ...given,
})

export function placed(engine: MatchingEngine, asked: OrderTerms, at: number): SimulatedOrder {
  return booked(engine.place(asked, at))
}

export function booked(order: SimulatedOrder | Refusal): SimulatedOrder {
  if ('messageCode' in order) throw new Error(order.message)
  return order
}
