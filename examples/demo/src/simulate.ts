import { type SimulatedKis, startSimulatedKis } from '@stockeye/example-shared/simulated-kis'
import { createQuotePrices } from '@stockeye/example-trader/market/quote-prices'
import { orderLimits } from '@stockeye/example-trader/risk/settings'
import { defaultSettings } from '@stockeye/example-trader/settings/settings'
import { startTrader } from '@stockeye/example-trader/trader'
import { createJobRunner, memoryBackend } from '@stockeye/job-runner'
import { createKisClient, createTrading, kisTokenIssuer, memoryJournal } from '@stockeye/kis-client'
import {
  createTokenManager,
  memoryStore,
  type Token,
  type TokenSource,
  type TokenStatus,
} from '@stockeye/token-manager'
import { countCalls } from './count-calls.ts'
import { countOrders } from './count-orders.ts'
import { pullbackRules } from './system/rules.ts'
import { createTimeline, type Timeline } from './timeline.ts'

/** First instant of the demo, in ms since 1970: Monday morning in Seoul, before KRX opens. */
export const startAt: number = Date.parse('2026-10-19T08:00:00+09:00')
const hourMs = 3_600_000

/** Settings of the trader: it reads its prices by REST, so that a simulated day takes a second. */
const settings = {
  ...defaultSettings,
  interval: 'half-hour',
  risk: { ...defaultSettings.risk, mostPositions: 8, stopLossPercent: 0.5, takeProfitPercent: 0.5 },
} as const
const rules = { rules: pullbackRules, stops: settings.risk }

/** Options of `simulate`. */
export interface SimulationOptions {
  /** Length of the simulation, in simulated hours. */
  readonly hours: number
  /** Seed of the market. */
  readonly seed: number
  /** `current`: the client listens to rotations. `legacy`: it reads the token once and keeps it, as many bots do. */
  readonly way: 'current' | 'legacy'
  /** Called after each simulated hour. */
  readonly onHour?: ((hour: number) => void) | undefined
}

/** Result of a simulation. */
export interface Simulation {
  /** Number of calls. */
  readonly calls: number
  /** Number of calls that ended in an error for the trader, after the retries of the client. */
  readonly failedCalls: number
  /** Time of the first failed call, in whole hours from the start, or null. */
  readonly firstFailureHour: number | null
  /** Number of tokens after the first. */
  readonly rotations: number
  /** Number of sessions that were built because of a rotation. */
  readonly sessionsRebuilt: number
  /** Number of new orders that the exchange booked. */
  readonly orders: number
  /** Number of times that the trader saw a larger part of an order filled. */
  readonly fills: number
  /** Number of booked orders minus the decisions of the trader to order. */
  readonly duplicateOrders: number
  readonly timeline: Timeline
}

/**
 * Runs the trader of `examples/trader` for `hours` on a simulator of its own, over real sockets and on simulated time.
 */
export async function simulate({ hours, seed, way, onHour }: SimulationOptions): Promise<Simulation> {
  const kis = await startSimulatedKis({ at: startAt, seed, hours: 'exchange' })
  try {
    return await run(kis, { hours, way, onHour })
  } finally {
    await kis.simulator.close()
  }
}

async function run(
  { clock, simulator, options }: SimulatedKis,
  { hours, way, onHour }: Omit<SimulationOptions, 'seed'>,
): Promise<Simulation> {
  const issuer = kisTokenIssuer(options)
  const manager = createTokenManager({ issuer, store: memoryStore({ clock }), clock })
  const timeline = createTimeline({ clock, startAt })
  manager.on('rotated', ({ token, cause }) =>
    timeline.note('token', `generation ${token.generation} ${cause}, good until ${timeline.timeOf(token.expiresAt)}`),
  )
  await manager.start()
  const first = await manager.get()
  let rotations = 0
  manager.on('rotated', ({ previous }) => {
    if (previous !== undefined) rotations += 1
  })
  const { tokens, status } = way === 'current' ? { tokens: manager, status: manager.status } : keepForever(first)
  if (way === 'legacy') await manager.close()

  const kis = createKisClient({ ...options, tokens })
  let sessionsRebuilt = 0
  kis.on('session', ({ generation, replaces }) => {
    if (replaces !== undefined) sessionsRebuilt += 1
    timeline.note(
      'session',
      replaces === undefined ? `built for generation ${generation}` : `rebuilt for generation ${generation}`,
    )
  })
  const countsOfCalls = countCalls(kis, clock)
  const trading = await clock.settle(
    createTrading(kis, { journal: memoryJournal(), limits: orderLimits(settings.risk) }),
  )
  const countsOfOrders = countOrders(trading)
  const portfolio = {
    kis,
    tokens: { on: tokens.on, status },
    clock,
    log: timeline.log,
    trading,
    settings,
    rules: { KRX: rules, US: rules },
    prices: createQuotePrices(kis),
  }
  const trader = await startTrader(portfolio, createJobRunner({ backend: memoryBackend(), clock, slots: 1 }))
  for (let hour = 1; hour <= hours; hour += 1) {
    await clock.runUntil(startAt + hour * hourMs)
    onHour?.(hour)
  }
  // The failures are counted before the stop: calls that the trader then aborts have not failed.
  const { calls, failedCalls, firstFailureAt } = countsOfCalls()
  await clock.settle(trader.stop())
  await clock.settle(trading.close())
  await kis.close()
  await manager.close()

  const { intents, fills } = countsOfOrders()
  const orders = simulator.orders().filter(({ kind }) => kind === 'new').length
  return {
    calls,
    failedCalls,
    firstFailureHour: firstFailureAt === undefined ? null : Math.floor((firstFailureAt - startAt) / hourMs),
    rotations,
    sessionsRebuilt,
    orders,
    fills,
    duplicateOrders: orders - intents,
    timeline,
  }
}

/** Returns a source of tokens that never changes: the bug of a client that keeps its token. */
function keepForever(first: Token): { tokens: TokenSource; status: () => TokenStatus } {
  const tokens: TokenSource = { get: async () => first, reject: async () => {}, on: () => () => {} }
  return { tokens, status: () => ({ phase: 'fresh', token: first, failure: undefined }) }
}
