import { startSimulatedKis } from '@stockeye/example-shared/simulated-kis'
import {
  addDecimals,
  compareDecimals,
  createKisClient,
  createTrading,
  divideDecimals,
  exchangeDate,
  kisTokenIssuer,
  memoryJournal,
  multiplyDecimals,
  parseDecimal,
} from '@stockeye/kis-client'
import type { SimulatorOptions } from '@stockeye/kis-client/simulator'
import { createTokenManager } from '@stockeye/token-manager'
import { onTestFinished } from 'vitest'
import { createDecider } from './decide/decider.ts'
import { createQuotePrices } from './market/quote-prices.ts'
import { createSessions, nextDecision } from './market/sessions.ts'
import type { Market } from './market/watched.ts'
import type { Portfolio } from './portfolio.ts'
import { defaultRisk, orderLimits } from './risk/risk-settings.ts'
import type { Rules } from './rules/rules.ts'
import { defaultSettings } from './settings/settings.ts'

const dayMs = 86_400_000

/** Rules of the tests: they buy at two per cent below the average of twenty closes, and sell nothing. */
export const belowAverage: Rules = {
  name: 'below-average',
  days: 20,
  plan(before) {
    const sum = before.map(({ close }) => close).reduce(addDecimals)
    const wanted = multiplyDecimals(divideDecimals(sum, parseDecimal('20'), 4), parseDecimal('0.98'))
    return {
      entry: ({ last }) => (compareDecimals(last, wanted) < 0 ? 'below-average' : undefined),
      exit: () => undefined,
    }
  },
}

export interface StartOptions
  extends Pick<SimulatorOptions, 'bars' | 'positions' | 'seed' | 'cash'>,
    Partial<Pick<Portfolio['settings'], 'watchlist' | 'risk' | 'interval'>> {
  readonly at: string
  readonly haltFile?: string
  /** Rules of both markets. @default belowAverage */
  readonly rules?: Rules
  /** Whether a person has confirmed that the journal knows the account. @default true */
  readonly isConfirmed?: boolean
}

/** Starts a portfolio on a simulator of its own, on stepped time, with prices by REST. Its log is `lines`. */
export async function startPortfolio({
  at,
  haltFile,
  rules = belowAverage,
  isConfirmed = true,
  watchlist = defaultSettings.watchlist,
  risk = defaultRisk,
  interval = 'minute',
  ...market
}: StartOptions) {
  const { clock, simulator, options, settle } = await startSimulatedKis({
    at: Date.parse(at),
    hours: 'exchange',
    ...market,
  })
  const tokens = createTokenManager({ issuer: kisTokenIssuer(options), clock })
  const kis = createKisClient({ ...options, tokens })
  const given = { journal: memoryJournal(), limits: orderLimits(risk), ...(haltFile !== undefined && { haltFile }) }
  const trading = await settle(createTrading(kis, given))
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
  const settings = { watchlist, risk, interval }
  const prices = createQuotePrices(kis)
  const its = { rules, stops: risk }
  const portfolio: Portfolio = { kis, tokens, clock, log, trading, settings, prices, rules: { KRX: its, US: its } }
  const said = (word: string) => lines.filter((line) => line.startsWith(word))
  return { portfolio, clock, simulator, settle, lines, said }
}

/** Returns a function that decides once, about the minute that ended last. */
export function deciding({
  portfolio,
  settle,
}: Pick<Awaited<ReturnType<typeof startPortfolio>>, 'portfolio' | 'settle'>) {
  const decider = createDecider(portfolio)
  onTestFinished(() => decider.close())
  const { signal } = new AbortController()
  return (market: Market = 'KRX') => {
    const minuteEnd = Math.floor(portfolio.clock.now() / 60_000) * 60_000
    const { session } = nextDecision(createSessions(market), 'minute', minuteEnd - 60_000)
    return settle(decider.decide({ session, minuteEnd }, signal))
  }
}

/** Bars of 005930 that make `belowAverage` buy on 2026-10-19: it fell that day. */
export const fallenSamsung: NonNullable<SimulatorOptions['bars']> = {
  '005930': Array.from({ length: 36 }, (_, day) => {
    const date = exchangeDate('KRX', Date.parse('2026-09-14T00:00:00+09:00') + day * dayMs)
    const price = date === '2026-10-19' ? '60000' : '70000'
    return { date, open: price, high: price, low: price, close: price, volume: 1_000_000 }
  }),
}
