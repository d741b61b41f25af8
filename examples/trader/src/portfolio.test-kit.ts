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
  type OrderJournal,
  parseDecimal,
} from '@stockeye/kis-client'
import {
  createSteppedClock,
  type InProcessSimulator,
  type SimulatorOptions,
  type SteppedClock,
  startSimulator,
} from '@stockeye/kis-client/simulator'
import { type Clock, createTokenManager } from '@stockeye/token-manager'
import { onTestFinished } from 'vitest'
import { createDecider } from './decide/decider.ts'
import { type CreateDeskOptions, createDesk, type RunningDesk } from './desk/create-desk.ts'
import { memoryDeskStore } from './desk/store.ts'
import type { Prices, Sight } from './market/prices.ts'
import { createQuotePrices } from './market/quote-prices.ts'
import { createSessions, nextDecision, sessionOn } from './market/sessions.ts'
import type { Market, Watched } from './market/watched.ts'
import type { Portfolio } from './portfolio.ts'
import { defaultRisk, orderLimits } from './risk/settings.ts'
import { type Rules, waiting } from './rules/rules.ts'
import { defaultSettings } from './settings/settings.ts'

const dayMs = 86_400_000

/** Rules of the tests: they buy at two percent below the average of twenty closes, and sell nothing. */
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

/** Rules that wish nothing. */
export const noWish: Rules = {
  name: 'no-wish',
  days: 1,
  plan: () => waiting,
}

/** Rules that wish to sell each position, and buy nothing. */
export const leave: Rules = { name: 'leave', days: 1, plan: () => ({ ...waiting, exit: () => 'leave' }) }

/** Exchange of a test: an instrument that falls on 2026-10-19, an hour of its session on that day, and paths of KIS. */
export interface TestMarket {
  readonly market: Market
  readonly watched: Watched
  readonly at: string
  /** An hour of the session of the next day. */
  readonly nextDayAt: string
  /** Price before the day, and on it. */
  readonly before: string
  readonly fallen: string
  /** Limit at which a purchase stays open. */
  readonly farBelow: string
  readonly orderPath: string
  readonly cancelPath: string
  /** Path of the list of orders. */
  readonly listPath: string
}

export const krx: TestMarket = {
  market: 'KRX',
  watched: { symbol: '005930', exchange: 'KRX' },
  at: '2026-10-19T10:00:00+09:00',
  nextDayAt: '2026-10-20T10:00:00+09:00',
  before: '70000',
  fallen: '60000',
  farBelow: '50000',
  orderPath: '/uapi/domestic-stock/v1/trading/order-cash',
  cancelPath: '/uapi/domestic-stock/v1/trading/order-rvsecncl',
  listPath: '/uapi/domestic-stock/v1/trading/inquire-daily-ccld',
}

export const us: TestMarket = {
  market: 'US',
  watched: { symbol: 'AAPL', exchange: 'NASD' },
  // 10:30 in New York, on the same day.
  at: '2026-10-19T23:30:00+09:00',
  nextDayAt: '2026-10-20T23:30:00+09:00',
  before: '200',
  fallen: '180',
  farBelow: '150',
  orderPath: '/uapi/overseas-stock/v1/trading/order',
  cancelPath: '/uapi/overseas-stock/v1/trading/order-rvsecncl',
  listPath: '/uapi/overseas-stock/v1/trading/inquire-ccnl',
}

/** Both exchanges, for a table of tests. */
export const testMarkets: readonly (readonly [Market, TestMarket])[] = [
  ['KRX', krx],
  ['US', us],
]

export type Bars = NonNullable<SimulatorOptions['bars']>

interface BarPrices {
  readonly market: Market
  readonly before: string
  readonly on: string
  readonly after?: string
}

/** Returns bars that stand at `before` from 2026-09-14 on, at `on` on 2026-10-19, and at `after` from the day after it on. */
export function barsOf({ market, before, on, after = before }: BarPrices): Bars[string] {
  const days = Array.from({ length: 40 }, (_, day) =>
    exchangeDate('KRX', Date.parse('2026-09-14T00:00:00+09:00') + day * dayMs),
  )
  return days.flatMap((date) => {
    if (sessionOn(market, date) === undefined) return []
    const late = date > '2026-10-19' ? after : before
    const price = date === '2026-10-19' ? on : late
    return { date, open: price, high: price, low: price, close: price, volume: 1_000_000 }
  })
}

/** Returns bars of an exchange with which `belowAverage` buys its instrument on 2026-10-19. */
export const fallenOf = ({ market, watched, before, fallen }: TestMarket): Bars => ({
  [watched.symbol]: barsOf({ market, before, on: fallen }),
})

/** Bars of 005930 that make `belowAverage` buy on 2026-10-19: it fell that day. */
export const fallenSamsung: Bars = fallenOf(krx)

export interface StartOptions
  extends Omit<SimulatorOptions, 'clock' | 'speed' | 'startAt' | 'sockets' | 'port' | 'wsPort' | 'moreAppKeys'>,
    Partial<Pick<Portfolio['settings'], 'watchlist' | 'risk' | 'interval'>> {
  readonly at: string
  readonly haltFile?: string
  /** Rules of both markets. @default belowAverage */
  readonly rules?: Rules
  /** Whether a person has confirmed that the journal knows the account. @default true */
  readonly isConfirmed?: boolean
  /** Whether nothing is sent. @default false */
  readonly dryRun?: boolean
}

/** Starts a portfolio on a simulator of its own, in this process and on stepped time, with prices by REST. Its log is `lines`. */
export async function startPortfolio({
  at,
  haltFile,
  rules = belowAverage,
  isConfirmed = true,
  dryRun = false,
  watchlist = defaultSettings.watchlist,
  risk = defaultRisk,
  interval = 'minute',
  ...market
}: StartOptions) {
  const clock = createSteppedClock(Date.parse(at))
  const simulator = await startSimulator({ clock, hours: 'exchange', limits: false, sockets: false, ...market })
  onTestFinished(() => simulator.close())
  const given = {
    clock,
    simulator,
    settings: { watchlist, risk, interval },
    rules,
    trading: { dryRun, ...(haltFile !== undefined && { haltFile }) },
  }
  const journal = memoryJournal()
  const started = await startOn({ ...given, journal })
  if (isConfirmed) await started.portfolio.trading.confirmAccount({ by: 'Minji' })
  /** Closes the program, and starts it again. @param on journal of the next one; the same by default */
  async function restart(on: OrderJournal = journal, more: Pick<StartOnOptions, 'connect'> = {}): Promise<Started> {
    await started.close()
    return startOn({ ...given, journal: on, ...more })
  }
  return { ...started, restart }
}

/** Rate of calls of a client that no test waits for. */
const unlimited = { limit: 10_000, windowMs: 1_000 }

export interface StartOnOptions {
  readonly clock: SteppedClock
  readonly simulator: InProcessSimulator
  readonly journal: OrderJournal
  readonly settings: Portfolio['settings']
  readonly rules: Rules
  readonly trading?: Omit<Parameters<typeof createTrading>[1], 'journal' | 'limits'>
  /** Clock of the program. @default the clock of the simulator */
  readonly programClock?: Clock
  /** Whether the test drops the program, and nothing closes it. @default false */
  readonly isDropped?: boolean
  /** Changes the connections of the client. */
  readonly connect?: (of: NonNullable<InProcessSimulator['clientOptions']['connect']>) => typeof of
}

/** Starts a portfolio on a simulator, as a program does after another one. */
export async function startOn({
  clock,
  simulator,
  journal,
  settings,
  rules,
  trading: more = {},
  programClock = clock,
  isDropped = false,
  connect = (its) => its,
}: StartOnOptions) {
  const { settle } = clock
  const { clientOptions } = simulator
  const options = {
    ...clientOptions,
    clock: programClock,
    rate: unlimited,
    ...(clientOptions.connect && { connect: connect(clientOptions.connect) }),
  }
  const tokens = createTokenManager({ issuer: kisTokenIssuer(options), clock: programClock })
  const kis = createKisClient({ ...options, tokens, realOrders: options.environment === 'real' })
  const trading = await settle(createTrading(kis, { journal, limits: orderLimits(settings.risk), ...more }))
  let isClosed = false
  async function close() {
    if (isClosed) return
    isClosed = true
    await settle(trading.close())
    await kis.close()
    await tokens.close()
  }
  if (!isDropped) onTestFinished(close)
  const lines: string[] = []
  const note = (_fields: object, message: string) => void lines.push(message)
  const log = { debug: note, info: note, warn: note, error: note }
  const prices = createQuotePrices(kis)
  const its = { rules, stops: settings.risk }
  const portfolio: Portfolio = {
    kis,
    tokens,
    clock: programClock,
    log,
    trading,
    settings,
    prices,
    rules: { KRX: its, US: its },
  }
  const said = (word: string) => lines.filter((line) => line.startsWith(word))
  return { portfolio, clock, simulator, settle, lines, said, close }
}

/** Program that the tests let decide. */
export type Started = Awaited<ReturnType<typeof startOn>>

/** Returns a function that decides once, about the minute that ended last. */
export function deciding({ portfolio, settle }: Pick<Started, 'portfolio' | 'settle'>) {
  const decider = createDecider(portfolio)
  onTestFinished(() => decider.close())
  const { signal } = new AbortController()
  return (market: Market = 'KRX') => {
    const minuteEnd = Math.floor(portfolio.clock.now() / 60_000) * 60_000
    const { session } = nextDecision(createSessions(market), minuteEnd - 60_000)
    return settle(decider.decide({ session, minuteEnd }, signal))
  }
}

/** Creates a desk on a portfolio, with its records in memory. */
export function deskOf(
  portfolio: Portfolio,
  { records = memoryDeskStore(portfolio).recordsOf('test'), haltFile }: Partial<CreateDeskOptions> = {},
): RunningDesk {
  const desk = createDesk(portfolio, { records, haltFile })
  onTestFinished(desk.close)
  return desk
}

/** Prices that a test sets. They stand for those of the stream: instruments without one have those of REST. */
export interface TestPrices extends Prices {
  /** Sets the day of a symbol to one at a single price, or to a sight. */
  set(symbol: string, sight: string | Sight): void
}

/** Puts prices that a test sets into a portfolio. */
export function withPrices(portfolio: Portfolio): { readonly portfolio: Portfolio; readonly prices: TestPrices } {
  const sights = new Map<string, string | Sight>()
  const prices: TestPrices = {
    ...portfolio.prices,
    set: (symbol, sight) => void sights.set(symbol, sight),
    async dayAt(instrument, until, signal) {
      const sight = sights.get(instrument.symbol)
      if (sight === undefined) return portfolio.prices.dayAt(instrument, until, signal)
      if (typeof sight !== 'string') return sight
      const price = parseDecimal(sight)
      const volume = parseDecimal('1000')
      return { day: { date: until.session.date, open: price, high: price, low: price, last: price, volume } }
    },
  }
  return { portfolio: { ...portfolio, prices }, prices }
}

/** Returns the orders that the exchange has booked, such as `buy 49 005930`, without those of others, revisions and cancellations. */
export const bookedOf = (simulator: Pick<InProcessSimulator, 'orders'>): readonly string[] =>
  simulator
    .orders()
    .filter(({ kind, isExternal }) => kind === 'new' && isExternal === undefined)
    .map(({ side, quantity, symbol }) => `${side} ${quantity} ${symbol}`)
