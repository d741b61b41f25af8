import { createLocalPacer } from '@stockeye/kis-client'
import type { TokenManager } from '@stockeye/token-manager'
import { createFigureCounter, type FigureCounter, type Figures } from './count/figures.ts'
import { memoryDisk } from './system/disk.ts'
import { demoRules, demoSettings, startAt } from './system/settings.ts'
import { startSystem } from './system/system.ts'
import { startTokenOwner } from './system/tokens.ts'
import { startTraderProgram } from './system/trader.ts'
import { startWorld } from './system/world.ts'
import { createTimeline, type Timeline } from './timeline.ts'
import { visit, visitsFrom } from './visits.ts'

const hourMs = 3_600_000

/** Settings of the trader: it reads its prices by REST every half hour, so that a simulated day takes a second. */
const settings = { ...demoSettings, interval: 'half-hour' } as const

/** Factor with which a bot asks for updates once an hour. */
const chatPatience = hourMs / 25_000

/** Options of a simulation. */
export interface SimulationOptions {
  /** Length of the simulation, in simulated hours. */
  readonly hours: number
  /** Seed of the market. */
  readonly seed: number
  /** Called after each simulated hour. */
  readonly onHour?: ((hour: number) => void) | undefined
}

/** Result of a simulation. */
export interface Simulation {
  readonly figures: Figures
  /** Time of the first failed call, in whole hours from the start, or null. */
  readonly firstFailureHour: number | null
  readonly timeline: Timeline
}

/**
 * Runs the whole system, trader, API with its worker, and bot, for `hours` of simulated time over real sockets. An admin triggers jobs
 * in the chat.
 */
export async function simulate({ hours, seed, onHour }: SimulationOptions): Promise<Simulation> {
  const world = await startWorld({ at: startAt, seed, disk: memoryDisk(), chatPatience })
  try {
    const { clock } = world
    const counter = createFigureCounter(world)
    const timeline = createTimeline({ clock, startAt })
    const watch = withTimeline(counter.watch, timeline)
    const system = startSystem(world, { settings, rules: demoRules, log: timeline.log, watch })
    await clock.settle(system.ready)
    const visits = [...visitsFrom(startAt, hours)]
    for (let hour = 1; hour <= hours; hour += 1) {
      const at = startAt + hour * hourMs
      for (let next = visits[0]; next !== undefined && next.at <= at; next = visits[0]) {
        await clock.runUntil(next.at)
        await visit(world, next)
        visits.shift()
      }
      await clock.runUntil(at)
      onHour?.(hour)
    }
    const simulation = resultOf(counter, timeline)
    await clock.settle(system.stop())
    return simulation
  } finally {
    await world.close()
  }
}

/** Runs the trader alone, with a client that reads its token once and keeps it, as many bots do. */
export async function simulateLegacy({ hours, seed, onHour }: SimulationOptions): Promise<Simulation> {
  const world = await startWorld({ at: startAt, seed, disk: memoryDisk() })
  try {
    const { clock } = world
    const counter = createFigureCounter(world)
    const timeline = createTimeline({ clock, startAt })
    const { log } = timeline
    const watch = withTimeline(counter.watch, timeline)
    const owner = startTokenOwner(world)
    watch.owner(owner)
    const tokens = await clock.settle(keepForever(owner.tokens))
    const failed = (error: unknown) => log.error({}, `TRADER_FAILED ${error}`)
    const pacer = createLocalPacer({ clock })
    const trader = startTraderProgram(world, { tokens, pacer, settings, rules: demoRules, log, failed })
    watch.trader(trader)
    for (let hour = 1; hour <= hours; hour += 1) {
      await clock.runUntil(startAt + hour * hourMs)
      onHour?.(hour)
    }
    const simulation = resultOf(counter, timeline)
    await clock.settle(trader.stop())
    await owner.stop()
    return simulation
  } finally {
    await world.close()
  }
}

type Watch = FigureCounter['watch']

/** Adds the events of token and sessions to what watches the programs. */
const withTimeline = ({ owner, trader, service }: Watch, timeline: Timeline): Watch => ({
  owner(program) {
    owner(program)
    program.tokens.on('rotated', ({ token: { generation, expiresAt }, cause }) =>
      timeline.note('token', `generation ${generation} ${cause}, good until ${timeline.timeOf(expiresAt)}`),
    )
  },
  trader(program) {
    trader(program)
    program.kis.on('session', ({ generation, replaces }) =>
      timeline.note('session', `${replaces === undefined ? 'built' : 'rebuilt'} for generation ${generation}`),
    )
  },
  service(program) {
    service(program)
    program.jobs.on('ended', ({ run: { jobId, cause, state } }) => {
      if (cause === 'manual') timeline.note('job', `${jobId} ${state}`)
    })
  },
})

/** Returns the result so far. Calls that the stop then aborts have not failed. */
function resultOf(counter: FigureCounter, timeline: Timeline): Simulation {
  const failedAt = counter.firstFailureAt()
  const firstFailureHour = failedAt === undefined ? null : Math.floor((failedAt - startAt) / hourMs)
  return { figures: counter.read(), firstFailureHour, timeline }
}

/** Returns a manager of tokens that never changes: the bug of a client that keeps its token. */
async function keepForever(manager: TokenManager): Promise<TokenManager> {
  const first = await manager.get()
  return {
    ...manager,
    start: async () => {},
    get: async () => first,
    reject: async () => {},
    on: () => () => {},
    status: () => ({ phase: 'fresh', token: first, failure: undefined }),
  }
}
