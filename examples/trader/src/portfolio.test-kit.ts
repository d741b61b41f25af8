import { startSimulatedKis } from '@stockeye/example-shared/simulated-kis'
import {
  createKisClient,
  createTrading,
  exchangeDate,
  getCandles,
  getQuote,
  kisTokenIssuer,
  memoryJournal,
  multiplyDecimals,
  parseDecimal,
} from '@stockeye/kis-client'
import type { SimulatorOptions } from '@stockeye/kis-client/simulator'
import { createTokenManager } from '@stockeye/token-manager'
import { onTestFinished } from 'vitest'
import type { Portfolio } from './portfolio.ts'
import { orderLimits } from './risk.ts'
import { wantsToBuy } from './strategy.ts'
import { watchlist } from './watchlist.ts'

const dayMs = 86_400_000

interface StartOptions extends Pick<SimulatorOptions, 'bars' | 'positions' | 'seed'> {
  readonly at: string
  readonly haltFile?: string
  /** Whether a person has confirmed that the journal knows the account. @default true */
  readonly isConfirmed?: boolean
}

/** Starts a portfolio on a simulator of its own, on stepped time. Its log is `lines`. */
export async function startPortfolio({ at, haltFile, isConfirmed = true, ...market }: StartOptions) {
  const { clock, simulator, options, settle } = await startSimulatedKis({
    at: Date.parse(at),
    hours: 'exchange',
    ...market,
  })
  const tokens = createTokenManager({ issuer: kisTokenIssuer(options), clock })
  const kis = createKisClient({ ...options, tokens })
  const trading = await settle(
    createTrading(kis, { journal: memoryJournal(), limits: orderLimits, ...(haltFile !== undefined && { haltFile }) }),
  )
  if (isConfirmed) await trading.confirmAccount({ by: 'Minji' })
  onTestFinished(async () => {
    await settle(trading.close())
    await kis.close()
    await tokens.close()
    await simulator.close()
  })
  const lines: string[] = []
  const note = (_fields: object, message: string) => void lines.push(message)
  const log = { debug: note, info: note, warn: note, error: note }
  const portfolio: Portfolio = { kis, tokens, clock, log, trading, watchlist }
  return { portfolio, clock, simulator, settle, lines }
}

/** Bars of 005930 that make the strategy buy on 2026-10-19: it fell below its average that day. */
export const fallenSamsung: NonNullable<SimulatorOptions['bars']> = {
  '005930': Array.from({ length: 36 }, (_, day) => {
    const date = exchangeDate('KRX', Date.parse('2026-09-14T00:00:00+09:00') + day * dayMs)
    const price = date === '2026-10-19' ? '60000' : '70000'
    return { date, open: price, high: price, low: price, close: price, volume: 1_000_000 }
  }),
}

/** Returns a seed of the simulator with which the strategy buys in Korea soon after that instant. */
export async function findSeed(at: string): Promise<number> {
  for (let seed = 1; ; seed += 1) {
    const { portfolio, settle } = await startPortfolio({ at, seed })
    const { kis, clock } = portfolio
    const range = { from: exchangeDate('KRX', clock.now() - 40 * dayMs), to: exchangeDate('KRX', clock.now()) }
    for (const { symbol, exchange } of watchlist) {
      if (exchange !== 'KRX') continue
      const candles = await settle(getCandles(kis, { symbol, interval: 'day', ...range }))
      const { price } = await settle(getQuote(kis, { symbol }))
      // A little dearer, so that the price may rise until the trader looks.
      if (wantsToBuy(candles, multiplyDecimals(price, parseDecimal('1.02')))) return seed
    }
  }
}
