import { kisRateLimits, parseCalendarDate } from '@stockeye/kis-client'
import {
  createSteppedClock,
  type InProcessSimulator,
  type SimulatorOptions,
  type SteppedClock,
  startSimulator,
} from '@stockeye/kis-client/simulator'
import type { BarData } from '../data/bar-data.ts'

/** KIS, simulated on stepped time, whose prices are those of the data. */
export interface ReplayedKis {
  readonly clock: SteppedClock
  readonly simulator: InProcessSimulator
}

export interface ReplayOptions extends Pick<SimulatorOptions, 'cash' | 'liquidity'> {
  readonly data: BarData
  readonly seed: number
  /** First instant, in ms since 1970. */
  readonly at: number
  /** Whether it has sockets, and its WebSocket delivers the trades. Without, calls are answered in the process. */
  readonly sockets: boolean
}

/**
 * Starts the simulated KIS. Its rate limit is that of a real account, so that a reading takes no longer than it would there; its environment
 * is paper trading, in which no order moves money.
 */
export async function startReplayedKis({ data, at, sockets, ...options }: ReplayOptions): Promise<ReplayedKis> {
  const clock = createSteppedClock(at)
  const bars = Object.fromEntries(data.instruments.map(({ symbol }) => [symbol, data.days(symbol)]))
  const given = {
    ...options,
    clock,
    hours: 'exchange',
    rate: kisRateLimits.calls.real,
    instruments: data.instruments,
    bars,
    minutes: (symbol: string, date: string) => data.minutes(symbol, parseCalendarDate(date)),
  } as const
  const simulator = sockets ? await startSimulator(given) : await startSimulator({ ...given, sockets })
  return { clock, simulator }
}
