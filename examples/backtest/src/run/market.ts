import { type Exchange, kisRateLimits, parseCalendarDate } from '@stockeye/kis-client'
import {
  createSteppedClock,
  type InProcessSimulator,
  type SimulatorOptions,
  type SteppedClock,
  startSimulator,
} from '@stockeye/kis-client/simulator'
import type { BarData, DataInstrument } from '../data/bar-data.ts'

/** KIS, simulated on stepped time, whose prices are those of the data. */
export interface Market {
  readonly clock: SteppedClock
  readonly simulator: InProcessSimulator
}

export interface MarketOptions extends Pick<SimulatorOptions, 'cash' | 'liquidity'> {
  readonly data: BarData
  readonly seed: number
  /** First instant, in ms since 1970. */
  readonly at: number
  /** Whether it has sockets, and its WebSocket delivers the trades. Without, calls are answered in the process. */
  readonly sockets: boolean
}

/**
 * Starts the market. Its rate limit is that of a real account, so that a reading takes no longer than it would there; its environment
 * is paper trading, in which no order moves money.
 */
export async function startMarket({ data, at, sockets, ...options }: MarketOptions): Promise<Market> {
  const clock = createSteppedClock(at)
  const bars = Object.fromEntries(data.instruments.map(({ symbol }) => [symbol, data.days(symbol)]))
  const given = {
    ...options,
    clock,
    hours: 'exchange',
    rate: kisRateLimits.calls.real,
    instruments: data.instruments.map(toInstrument),
    bars,
    minutes: (symbol: string, date: string) => data.minutes(symbol, parseCalendarDate(date)),
  } as const
  const simulator = sockets ? await startSimulator(given) : await startSimulator({ ...given, sockets })
  return { clock, simulator }
}

const toInstrument = ({
  symbol,
  exchange,
  kind,
}: DataInstrument): {
  readonly symbol: string
  readonly exchange: Exchange
  readonly kind: DataInstrument['kind']
} => ({
  symbol,
  exchange,
  kind,
})
