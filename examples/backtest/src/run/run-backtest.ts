import type { Market as TradedMarket } from '@stockeye/example-trader/market/watched'
import { marketOf } from '@stockeye/example-trader/market/watched'
import type { Portfolio } from '@stockeye/example-trader/portfolio'
import { parseDecimal } from '@stockeye/kis-client'
import type { SimulatorOptions } from '@stockeye/kis-client/simulator'
import type { BarData } from '../data/bar-data.ts'
import { type BarPrices, createBarPrices } from './bar-prices.ts'
import { startMarket } from './market.ts'
import { keepOneDay } from './one-day.ts'
import { play } from './play.ts'
import type { BacktestRecord } from './record.ts'
import { createRecorder } from './recorder.ts'

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
  /** Called after the close of each session, with the part of the span that is over, from 0 to 1. */
  readonly onProgress?: (part: number) => void
}

/**
 * Runs the trader on past days: its decisions, orders, journal and guards are those of `npm run trader`, the exchange is the simulator,
 * and prices come from bars that are over by the simulated time.
 *
 * Left out: sockets, tokens of another process, the stream, the jobs that report, and the log of orders.
 */
export async function runBacktest(options: BacktestOptions): Promise<BacktestRecord> {
  const { settings, rules, log, from, to, seed, cash, liquidity, onProgress } = options
  const data = keepOneDay(options.data)
  const markets = [...new Set(data.instruments.map(marketOf))]
  const at = Date.parse(`${from}T00:00:00+09:00`)
  const market = await startMarket({ data, seed, at, cash, liquidity, sockets: false })
  const prices: BarPrices = createBarPrices(data, market.clock)
  const recorder = createRecorder()
  const wholeMs = Date.parse(`${to}T23:59:59+09:00`) - at
  try {
    await play(market, {
      settings,
      rules,
      log,
      from,
      to,
      markets,
      openPrices: () => prices,
      async onClose(session) {
        await recorder.note(session)
        onProgress?.(Math.min(1, (market.clock.now() - at) / wholeMs))
      },
    })
  } finally {
    await market.simulator.close()
  }
  return { bars: prices.bars(), cash: cashOf(markets, cash), closes: recorder.closes(), orders: recorder.orders() }
}

const cashOf = (markets: readonly TradedMarket[], { KRW, USD }: BacktestOptions['cash']): BacktestRecord['cash'] =>
  Object.fromEntries(markets.map((market) => [market, parseDecimal(market === 'KRX' ? KRW : USD)]))
