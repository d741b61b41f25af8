import { type Chance, createChance } from '@stockeye/test-kit/chance'
import type { NewOrder } from '../../src/orders/place-order.ts'
import type { Revision } from '../../src/orders/revise-order.ts'
import type { Bar } from '../../src/simulator/world/world.ts'

/** Order that the program of a run wants. */
export interface Intent {
  readonly id: string
  readonly order: NewOrder
  /** Kind of what goes wrong with it. */
  readonly fault: string | undefined
}

/** Part of a day in which a program trades. */
export interface Session {
  readonly name: string
  /** Time in Korea, in hours after midnight. */
  readonly at: number
  readonly venue: 'KRX' | 'NXT' | 'US' | 'US-daytime'
}

/** Sessions of a day in their order: some go over the end of hours, and one over midnight in Korea. */
export const sessions: readonly Session[] = [
  { name: 'morning', at: 10.1, venue: 'KRX' },
  { name: 'daytime', at: 11, venue: 'US-daytime' },
  { name: 'close of KRX', at: 15.45, venue: 'KRX' },
  { name: 'close of NXT', at: 19.95, venue: 'NXT' },
  { name: 'midnight', at: 23.95, venue: 'US' },
  { name: 'close of New York in summer', at: 28.96, venue: 'US' },
  { name: 'close of New York in winter', at: 29.96, venue: 'US' },
]

/** Times in Korea, hours after midnight, just after the life of orders has ended by rule: in the US in summer and in winter. */
export const endsOfHours = [15.52, 20.02, 29.02, 30.02] as const

const krxSymbols = [
  ...['005930', '000660', '005380', '000270', '035420', '035720', '051910', '006400', '068270', '207940'],
  ...['005490', '105560', '055550', '012330', '066570', '017670', '030200', '015760', '034020', '006800'],
  ...['011200', '003490', '247540', '086520', '196170', '028300', '035900', '293490'],
] as const
const usSymbols = ['AAPL', 'MSFT', 'NVDA', 'AMZN', 'GOOGL', 'META', 'TSLA', 'AVGO', 'AMD', 'INTC', 'NFLX', 'COST']

const prices = {
  won: { at: '70000', below: '63000', above: '77000' },
  usd: { at: '100.00', below: '90.00', above: '110.00' },
}

/** Positions at the start, so that sales are possible. */
export const positions: readonly { symbol: string; quantity: number; averagePrice: string }[] = [
  ...krxSymbols.map((symbol) => ({ symbol, quantity: 100_000, averagePrice: '70000' })),
  ...usSymbols.map((symbol) => ({ symbol, quantity: 100_000, averagePrice: '100.00' })),
]

/** Returns bars of one price on all days of a run, so that the limit of an order decides whether it fills. */
export function flatBars(days: readonly string[]): Readonly<Record<string, readonly Bar[]>> {
  const flat = (price: string) =>
    days.map((date) => ({ date, open: price, high: price, low: price, close: price, volume: 1_000_000 }))
  return Object.fromEntries([
    ...krxSymbols.map((symbol) => [symbol, flat(prices.won.at)] as const),
    ...usSymbols.map((symbol) => [symbol, flat(prices.usd.at)] as const),
  ])
}

/** Returns the symbols of a venue. */
export const symbolsOf = (venue: Session['venue']): readonly string[] =>
  venue === 'KRX' || venue === 'NXT' ? krxSymbols : usSymbols

/**
 * Draws the order of an intent. No other order of the run has its quantity, apart from its twin and from lookalikes: so the order at
 * the exchange belongs to one intent.
 */
export function drawOrder(
  chance: Chance,
  { venue }: Session,
  { quantity, rests }: { readonly quantity: number; readonly rests: boolean },
): NewOrder {
  const isAbroad = venue === 'US' || venue === 'US-daytime'
  const side = chance.pick(['buy', 'sell'] as const)
  const money = isAbroad ? prices.usd : prices.won
  const away = side === 'buy' ? money.below : money.above
  // Most orders rest in the book: an order that fills at once is the simple case.
  const price = rests || chance.happens(0.7) ? away : money.at
  const terms = { symbol: chance.pick(symbolsOf(venue)), side, quantity: String(quantity), price }
  if (venue === 'US-daytime') return { ...terms, exchange: 'NASD', daytime: true }
  if (venue === 'US') return { ...terms, exchange: 'NASD' }
  return { ...terms, venue: venue === 'NXT' ? 'NXT' : chance.pick(['KRX', 'KRX', 'SOR', 'NXT'] as const) }
}

/** Returns an intent of the soak with kills, which each process computes again. Only later ones have its symbol. */
export function drawKillIntent(seed: number, number: number): Intent {
  const chance = createChance(seed * 1_009 + number)
  const quantity = Math.floor(number / krxSymbols.length) + 1
  const symbol = krxSymbols[number % krxSymbols.length] ?? krxSymbols[0]
  const side = chance.pick(['buy', 'sell'] as const)
  const price = chance.happens(0.3) ? prices.won.at : side === 'buy' ? prices.won.below : prices.won.above
  return { id: `intent ${number}`, order: { symbol, side, quantity: String(quantity), price }, fault: undefined }
}

/** Returns a revision whose limit rests in the book like the order. Abroad KIS wants the shares that are left. */
export function revisionOf({ side, exchange, quantity }: NewOrder, left: number | undefined): Revision {
  const isAbroad = exchange !== undefined && exchange !== 'KRX'
  if (isAbroad) return { price: side === 'buy' ? '90.50' : '109.50', quantity: String(left ?? quantity) }
  return { price: side === 'buy' ? '63100' : '76900' }
}
