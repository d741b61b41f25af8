import { compareDecimals, type Exchange, multiplyDecimals, parseDecimal } from '@stockeye/kis-client'
import type { ExternalOrder, SimulatorOptions } from '@stockeye/kis-client/simulator'
import type { Market } from '../../src/market/watched.ts'
import type { MarketRules } from '../../src/settings/market-rules.ts'
import { defaultSettings, type Settings } from '../../src/settings/settings.ts'

/** Instrument of the soak. */
export interface SoakInstrument {
  readonly symbol: string
  readonly exchange: Exchange
  /** Tax group of a sale on KRX; undefined abroad. */
  readonly taxed?: 'share' | 'fund'
}

/** Instruments that the trader watches. The simulator does not have them by itself, so they trade about once a minute. */
export const instruments: readonly SoakInstrument[] = [
  { symbol: '900011', exchange: 'KRX', taxed: 'share' },
  { symbol: '900012', exchange: 'KRX', taxed: 'share' },
  { symbol: '900013', exchange: 'KRX', taxed: 'share' },
  { symbol: '900014', exchange: 'KRX', taxed: 'share' },
  { symbol: '900015', exchange: 'KRX', taxed: 'fund' },
  { symbol: 'SKA', exchange: 'NASD' },
  { symbol: 'SKB', exchange: 'NASD' },
  { symbol: 'SKC', exchange: 'NYSE' },
  { symbol: 'SKD', exchange: 'AMEX' },
]

/** The same instruments for `startSimulator`. */
export const givenInstruments: NonNullable<SimulatorOptions['instruments']> = instruments.map((one, index) => ({
  symbol: one.symbol,
  exchange: one.exchange,
  basePrice: one.exchange === 'KRX' ? String(20_000 + index * 1_000) : String(30 + index),
  ...(one.symbol === '900012' && { board: 'KOSDAQ' as const }),
  ...(one.taxed === 'fund' && { kind: 'etf' as const }),
}))

/** Orders of a person, on symbols that the trader does not watch: some fill at once, and some stay open until the close. */
export const ordersOfOthers: Readonly<Record<Market, readonly ExternalOrder[]>> = {
  KRX: [
    { symbol: '005930', side: 'buy', quantity: 3 },
    { symbol: '000660', side: 'buy', quantity: 1 },
    { symbol: '005930', side: 'sell', quantity: 1 },
  ],
  US: [
    { symbol: 'AAPL', side: 'buy', quantity: 2, price: '9000.00', venue: 'NASD' },
    { symbol: 'MSFT', side: 'buy', quantity: 2, price: '1.00', venue: 'NASD' },
    { symbol: 'AAPL', side: 'sell', quantity: 1, price: '1.00', venue: 'NASD' },
  ],
}

const below = parseDecimal('0.996')

/** Rules that trade often: they buy at four tenths of a percent below the open, and their stops are as near. */
const often: MarketRules = {
  rules: {
    name: 'often',
    days: 1,
    plan: () => ({
      entry: ({ open, last }) => (compareDecimals(last, multiplyDecimals(open, below)) < 0 ? 'below-open' : undefined),
      exit: () => undefined,
    }),
  },
  stops: { stopLossPercent: 0.4, takeProfitPercent: 0.4, trailingStopPercent: undefined, mostDays: undefined },
}

export const rules: Readonly<Record<Market, MarketRules>> = { KRX: often, US: often }

/** Returns the settings of the trader, with its files in a folder. */
export function settingsIn(folder: string, htsId: string): Settings {
  const budget = { KRX: parseDecimal('1000000'), US: parseDecimal('1000') }
  return {
    ...defaultSettings,
    watchlist: instruments.map(({ symbol, exchange }) => ({ symbol, exchange })),
    interval: 'minute',
    risk: { ...defaultSettings.risk, ...often.stops, budget, mostPositions: instruments.length },
    htsId,
    files: {
      log: `${folder}/trading.log`,
      tokens: `${folder}/tokens/tokens.db`,
      jobs: `${folder}/jobs/jobs.db`,
      orders: `${folder}/orders/orders.db`,
      desk: `${folder}/desk/desk.db`,
      halt: `${folder}/STOP`,
    },
  }
}
