import { isKisError } from '../../src/errors.ts'
import type { NewOrder } from '../../src/orders/place-order.ts'
import { claimFound, readJournal } from './account.ts'
import { type Chance, createChance } from './chance.ts'
import {
  type Circumstances,
  createDeck,
  type FaultKind,
  isListFault,
  isPossible,
  placeLookalike,
  prepare,
} from './faults.ts'
import { createHost, type Host, type StartClient } from './host.ts'
import { drawOrder, type Intent, type Session, sessions, symbolsOf } from './intents.ts'
import { judge, type Verdict } from './judge.ts'
import { onBehalfOf } from './points.ts'
import { isOfOthers, startWorld, type World } from './world.ts'

/** Days that are traded: around the end of New York's summer time, the exam day, and others. */
const days = ['2026-10-30', '2026-11-02', '2026-11-19', '2026-10-19', '2026-10-21', '2026-12-15'] as const

export interface EpisodeOptions {
  readonly seed: number
  /** Place of the episode in its run: it decides the day. */
  readonly index: number
  readonly intents: number
  readonly startClient: StartClient
}

export interface EpisodeResult extends Verdict {
  /** Number of faults of each kind that have happened. */
  readonly faults: ReadonlyMap<FaultKind, number>
  /** Number of intents for which no order could be placed, since the fate of others was not known. */
  readonly denied: number
}

const dayMs = 86_400_000

/** Trades one day with one account, waits until the life of all orders has ended, and judges. */
export async function runEpisode({ seed, index, intents, startClient }: EpisodeOptions): Promise<EpisodeResult> {
  const chance = createChance(seed * 100_003 + index)
  const day = days[index % days.length] ?? days[0]
  const world = await startWorld(day, chance.whole(1, 1_000_000))
  const host = createHost(world, startClient)
  const run = createRun(world, host, chance)
  try {
    await host.run(async () => undefined)
    await host.stop()
    const perSession = Math.ceil(intents / sessions.length)
    for (const session of sessions) {
      const count = Math.min(perSession, intents - world.intents.size - run.denied())
      await run.trade(session, Date.parse(`${day}T${session.at}:00+09:00`), count)
    }
    await run.end(Date.parse(`${day}T12:00:00+09:00`) + 4 * dayMs)
    const { clientOptions, orders, calls } = world.simulator
    const histories = await readJournal(world.journal, clientOptions)
    const verdict = judge({ ...world, orders: orders(), calls: calls(), histories })
    for (const [point, count] of host.deaths) run.faults.set(`crash ${point}`, count)
    return { ...verdict, faults: run.faults, denied: run.denied() }
  } finally {
    await world.close()
  }
}

function createRun(world: World, host: Host, chance: Chance) {
  const { clock, simulator } = world
  const deck = createDeck(chance)
  const faults = new Map<FaultKind, number>()
  let denied = 0

  /** Places the orders of intents; their program may die, and then nothing is known of it. */
  async function place(intents: readonly Intent[]): Promise<boolean> {
    const ended = await host.run((trading) =>
      Promise.all(intents.map(({ id, order }) => onBehalfOf(id, () => trading.place(order, { clientOrderId: id })))),
    )
    if (ended.how !== 'failed') return true
    if (!isKisError(ended.error)) throw ended.error
    return ended.error.code !== 'KIS_ORDER_UNSETTLED' && ended.error.code !== 'KIS_ACCOUNT_TAKEN'
  }

  /** Reads the lists, and lets a person say which of the found orders are ours. */
  const reconcile = (isPersonThere: boolean) =>
    host.run(async (trading) => {
      if (isPersonThere) await claimFound(trading, simulator)
      else await trading.reconcile()
    })

  const hasLookalike = ({ symbol, quantity }: NewOrder) =>
    simulator
      .orders()
      .some((order) => isOfOthers(order) && order.symbol === symbol && order.quantity === Number(quantity))

  async function tradeOne(session: Session) {
    const circumstances: Circumstances = { world, host, chance, session }
    const kind = chance.happens(0.2) ? deck.deal((card) => isPossible(card, circumstances)) : undefined
    const base = drawOrder(chance, session, world.intents.size + 1)
    const count = kind === 'twins' ? 2 : 1
    for (let tries = 0; ; tries += 1) {
      const order = tries === 0 ? base : { ...base, symbol: chance.pick(symbolsOf(session.venue)) }
      const intents = Array.from({ length: count }, (_, twin) => ({
        id: `intent ${world.intents.size + 1 + twin}`,
        order,
        fault: kind,
      }))
      for (const intent of intents) world.intents.set(intent.id, intent)
      if (kind !== undefined && tries === 0) prepare(kind, circumstances, order)
      if (await place(intents)) return finish(kind, intents, circumstances)
      for (const { id } of intents) world.intents.delete(id)
      if (tries === 10) break
      await reconcile(true)
    }
    denied += count
    return undefined
  }

  async function finish(kind: FaultKind | undefined, intents: readonly Intent[], circumstances: Circumstances) {
    if (kind !== undefined && !kind.startsWith('crash')) faults.set(kind, (faults.get(kind) ?? 0) + 1)
    const [{ order }] = intents as [Intent]
    const mine = () =>
      simulator.orders().findLast(({ symbol, quantity, isExternal }) => {
        return isExternal !== true && symbol === order.symbol && quantity === Number(order.quantity)
      })
    const booked = mine()
    const left = booked === undefined ? 0 : booked.quantity - booked.filled - booked.cancelled - booked.rejected
    if (kind === 'lookalike' && !hasLookalike(order)) placeLookalike(circumstances, order)
    if (kind === 'partial fill' && booked && left > 1)
      simulator.fillOrder(booked.orderNumber, chance.whole(1, left - 1))
    if (kind === 'external cancel' && booked && left > 0) simulator.cancelExternally(booked.orderNumber)
    if (kind === 'crash reconcile' || (kind !== undefined && isListFault(kind))) await reconcile(true)
    // The program does not remember what it has placed: it asks for its last orders again.
    if (chance.happens(0.2)) await place([chance.pick([...world.intents.values()].slice(-5))])
    await clock.runUntil(clock.now() + chance.whole(500, 40_000))
    if (chance.happens(0.2)) await reconcile(chance.happens(0.5))
  }

  return {
    faults,
    denied: () => denied,
    async trade(session: Session, at: number, count: number) {
      await clock.runUntil(at)
      simulator.configure({ orderListLagMs: chance.happens(0.3) ? 0 : chance.whole(1, 60_000) })
      for (let placed = 0; placed < count; placed += 1) await tradeOne(session)
      await reconcile(true)
      await host.stop()
    },
    /** Waits until all orders have ended and the lists show it. */
    async end(at: number) {
      await clock.runUntil(at)
      world.hostErrorMs = 0
      for (let turn = 0; turn < 4; turn += 1) {
        await clock.runUntil(clock.now() + 180_000)
        await reconcile(true)
      }
      await host.stop()
    },
  }
}
