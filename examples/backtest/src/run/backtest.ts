import { currencyOf, type Market, marketsOf } from '@stockeye/example-trader/market/watched'
import type { Portfolio } from '@stockeye/example-trader/portfolio'
import { parseDecimal } from '@stockeye/kis-client'
import type { InProcessSimulator, SimulatorOptions } from '@stockeye/kis-client/simulator'
import type { BarData } from '../data/bar-data.ts'
import { createBarPrices } from './bar-prices.ts'
import { sessionsBetween } from './closes.ts'
import { type KeptData, keepOneDay } from './one-day.ts'
import { type OpenPrices, play } from './play.ts'
import { openQuotedPrices } from './quoted-prices.ts'
import type { BacktestRecord } from './record.ts'
import { createRecorder } from './recorder.ts'
import { startReplayedKis } from './replayed-kis.ts'
import { openStreamPrices } from './stream-prices.ts'

export interface BacktestOptions
  extends Pick<Portfolio, 'settings' | 'rules' | 'log'>,
    Pick<SimulatorOptions, 'liquidity'> {
  readonly data: BarData
  /** First and last day of decisions as `yyyy-MM-dd`, both included. */
  readonly from: string
  readonly to: string
  /** Seed of the fills. */
  readonly seed: number
  /** Cash at the beginning, in won and dollars. */
  readonly cash: { readonly KRW: string; readonly USD: string }
  /** Called after the close of each session, with the number of sessions that are over and of all. */
  readonly onProgress?: (now: { readonly done: number; readonly total: number }) => void
  /** Called with the simulator before the first decision, such as to add faults. */
  readonly onStart?: (simulator: Pick<InProcessSimulator, 'fault'>) => void
}

/**
 * Runs the trader on past days: its decisions, orders, journal and guards are those of `npm run trader`, the exchange is the simulator,
 * and prices come from bars that are over by the simulated time. One that decides each half hour or once a day reads quotes, as it
 * does live.
 *
 * Left out: sockets and the stream, tokens of other processes, the lease of the account, the jobs that report, and the log of orders.
 *
 * @throws what `data.minutes` throws, such as for a damaged file: after the session in which it was read
 */
export function runBacktest(options: BacktestOptions): Promise<BacktestRecord> {
  const data = keepOneDay(options.data)
  const isByMinute = options.settings.interval === 'minute'
  return run({ ...options, data }, false, (kis) =>
    isByMinute ? createBarPrices(data, kis.clock) : openQuotedPrices(kis),
  )
}

/**
 * Runs the trader on past days as it runs live: over sockets, with the stream of the simulator, whose trades add up to the bars of the
 * data. A day takes seconds: it is the measure for a backtest.
 */
export function runLive(options: BacktestOptions): Promise<BacktestRecord> {
  const data = keepOneDay(options.data)
  return run({ ...options, data }, true, (kis) => openStreamPrices(kis, options.settings.watchlist))
}

interface RunOptions extends BacktestOptions {
  readonly data: KeptData
}

async function run(options: RunOptions, sockets: boolean, openPrices: OpenPrices): Promise<BacktestRecord> {
  const { data, settings, rules, log, from, to, seed, cash, liquidity, onProgress, onStart } = options
  const markets = marketsOf(data.instruments)
  const at = startOf(markets, from, to)
  const replayed = await startReplayedKis({ data, seed, at, cash, liquidity, sockets })
  const recorder = createRecorder()
  const total = sessionsBetween(markets, from, to).length
  let done = 0
  onStart?.(replayed.simulator)
  try {
    const bars = await play(replayed, {
      settings,
      rules,
      log,
      from,
      to,
      markets,
      openPrices,
      async onClose(session) {
        data.throwFailure()
        await recorder.note(session)
        done += 1
        onProgress?.({ done, total })
      },
    })
    data.throwFailure()
    return { bars, cash: cashOf(markets, cash), closes: recorder.closes(), orders: recorder.orders() }
  } catch (error) {
    // An error of KIS may be the answer to an error of the data.
    data.throwFailure()
    throw error
  } finally {
    await replayed.simulator.close()
  }
}

/** Time before the first open at which the simulation starts, in ms. */
const beforeOpenMs = 3_600_000

/** Returns an instant before the first session: at midnight in Korea that of the day before may be under way in New York. */
function startOf(markets: readonly Market[], from: string, to: string): number {
  const opens = sessionsBetween(markets, from, to).map(({ opensAt }) => opensAt)
  return opens.length === 0 ? Date.parse(`${from}T00:00:00+09:00`) : Math.min(...opens) - beforeOpenMs
}

const cashOf = (markets: readonly Market[], cash: BacktestOptions['cash']): BacktestRecord['cash'] =>
  Object.fromEntries(markets.map((market) => [market, parseDecimal(cash[currencyOf[market]])]))
