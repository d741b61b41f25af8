import type { NewOrder } from '../../src/orders/place-order.ts'
import type { BookedOrder } from '../../src/simulator/world/orders/booked-order.ts'
import { readJournal } from './account.ts'
import { type Chance, createChance } from './chance.ts'
import {
  type Circumstances,
  type Deck,
  type FaultKind,
  isChangeFault,
  isListFault,
  isPossible,
  placeLookalike,
  prepare,
} from './faults.ts'
import { createHost, type Host, type StartClient } from './host.ts'
import { drawOrder, type Intent, revisedPrice, type Session, sessions, symbolsOf } from './intents.ts'
import { judge, type Verdict } from './judge.ts'
import { createTrader } from './trader.ts'
import { isOfOthers, startWorld, type World } from './world.ts'

/** Days that are traded: around the end of New York's summer time, the exam day, and others. */
const days = ['2026-10-30', '2026-11-02', '2026-11-19', '2026-10-19', '2026-10-21', '2026-12-15'] as const

export interface EpisodeOptions {
  readonly seed: number
  /** Place of the episode in its run: it decides the day. */
  readonly index: number
  readonly intents: number
  readonly deck: Deck
  readonly startClient: StartClient
}

export interface EpisodeResult extends Verdict {
  /** Number of faults of each kind that have happened. */
  readonly faults: ReadonlyMap<FaultKind, number>
  /** Number of denials by the code of the error. */
  readonly denials: ReadonlyMap<string, number>
  /** Number of intents for which no order could be placed, since the fate of others was not known. */
  readonly skipped: number
}

const dayMs = 86_400_000

/** Trades one day with one account, waits until the life of all orders has ended, and judges. */
export async function runEpisode({ seed, index, intents, deck, startClient }: EpisodeOptions): Promise<EpisodeResult> {
  const chance = createChance(seed * 100_003 + index)
  const day = days[index % days.length] ?? days[0]
  const world = await startWorld(day, chance.whole(1, 1_000_000))
  const host = createHost(world, startClient)
  const run = createRun(world, host, { chance, deck })
  try {
    await host.run(async () => undefined)
    await host.stop()
    const perSession = Math.ceil(intents / sessions.length)
    for (const session of sessions) {
      const count = Math.min(perSession, intents - world.intents.size - run.skipped())
      await run.trade(session, Date.parse(`${day}T${session.at}:00+09:00`), count)
    }
    await run.end(Date.parse(`${day}T12:00:00+09:00`) + 4 * dayMs)
    const { clientOptions, orders, calls } = world.simulator
    const histories = await readJournal(world.journal, clientOptions)
    const verdict = judge({ ...world, orders: orders(), calls: calls(), histories })
    for (const [point, count] of host.deaths) run.faults.set(`crash ${point}`, count)
    return { ...verdict, faults: run.faults, denials: run.denials, skipped: run.skipped() }
  } finally {
    await world.close()
  }
}

/** Trades through the sessions of a day. */
function createRun(world: World, host: Host, { chance, deck }: { readonly chance: Chance; readonly deck: Deck }) {
  const { clock, simulator } = world
  const faults = new Map<FaultKind, number>()
  const trader = createTrader(world, host)
  let skipped = 0

  /** Places the orders of new intents, with another symbol if the fate of one before is not known. */
  async function place(session: Session, kind: FaultKind | undefined): Promise<readonly Intent[]> {
    const circumstances: Circumstances = { world, host, chance, session }
    const rests = isChangeFault(kind) || kind === 'partial fill' || kind === 'external cancel'
    const base = drawOrder(chance, session, { quantity: world.intents.size + 1, rests })
    const count = kind === 'twins' ? 2 : 1
    for (let tries = 0; tries < 10; tries += 1) {
      const order = { ...base, symbol: chance.pick(symbolsOf(session.venue)) }
      const first = world.intents.size + 1
      const intents = Array.from({ length: count }, (_, twin) => ({ id: `intent ${first + twin}`, order, fault: kind }))
      for (const intent of intents) world.intents.set(intent.id, intent)
      if (kind !== undefined && tries === 0) prepare(kind, circumstances, order)
      const denied = await trader.place(intents)
      for (const { id } of denied) world.intents.delete(id)
      if (denied.length < count) {
        if (kind === 'lookalike' && !hasLookalike(order)) placeLookalike(circumstances, order)
        return intents
      }
      await trader.reconcile(true)
    }
    skipped += count
    return []
  }

  const hasLookalike = ({ symbol, quantity }: NewOrder) =>
    simulator
      .orders()
      .some((order) => isOfOthers(order) && order.symbol === symbol && order.quantity === Number(quantity))

  /** Fills, cancels or revises an order that rests, as the fault of its intent wants. */
  async function follow(intent: Intent, kind: FaultKind | undefined) {
    const rest = restOf(simulator.orders(), intent)
    if (rest !== undefined && kind === 'partial fill' && rest.left > 1)
      simulator.fillOrder(rest.orderNumber, chance.whole(1, rest.left - 1))
    if (rest !== undefined && kind === 'external cancel') simulator.cancelExternally(rest.orderNumber)
    if (kind === 'fill after a cancel') {
      await trader.cancel(intent)
      if (rest !== undefined) simulator.fillOrder(rest.orderNumber, chance.whole(1, rest.left))
      await clock.runUntil(clock.now() + 6_000)
      simulator.configure({ cancelLagMs: 0 })
    } else if (isChangeFault(kind) || chance.happens(0.2)) {
      if (chance.happens(0.5)) await trader.cancel(intent)
      else await trader.revise(intent, revisedPrice(intent.order))
    }
  }

  async function tradeOne(session: Session) {
    const circumstances: Circumstances = { world, host, chance, session }
    const kind = chance.happens(0.2) ? deck.deal((card) => isPossible(card, circumstances)) : undefined
    const [intent] = await place(session, kind)
    if (intent === undefined) return
    if (kind !== undefined && !kind.startsWith('crash')) faults.set(kind, (faults.get(kind) ?? 0) + 1)
    await follow(intent, kind)
    if (kind === 'crash reconcile' || isListFault(kind)) await trader.reconcile(true)
    // The program does not remember what it has placed: it asks for its last orders again.
    if (chance.happens(0.2)) await trader.place([chance.pick([...world.intents.values()].slice(-5))])
    await clock.runUntil(clock.now() + chance.whole(500, 40_000))
    if (chance.happens(0.2)) await trader.reconcile(chance.happens(0.5))
  }

  return {
    faults,
    denials: trader.denials,
    skipped: () => skipped,
    async trade(session: Session, at: number, count: number) {
      await clock.runUntil(at)
      simulator.configure({ orderListLagMs: chance.happens(0.3) ? 0 : chance.whole(1, 60_000) })
      for (let placed = 0; placed < count; placed += 1) await tradeOne(session)
      await trader.reconcile(true)
      await host.stop()
    },
    /** Waits until all orders have ended and the lists show it. */
    async end(at: number) {
      await clock.runUntil(at)
      world.hostErrorMs = 0
      for (let turn = 0; turn < 4; turn += 1) {
        await clock.runUntil(clock.now() + 180_000)
        await trader.reconcile(true)
      }
      await host.stop()
    },
  }
}

/** Returns the number of the order of an intent, and its open shares; undefined if it is not open. */
function restOf(
  orders: readonly BookedOrder[],
  { order }: Intent,
): { readonly orderNumber: string; readonly left: number } | undefined {
  const booked = orders.findLast(({ symbol, quantity, isExternal, kind }) => {
    return isExternal !== true && kind === 'new' && symbol === order.symbol && quantity === Number(order.quantity)
  })
  if (booked === undefined) return undefined
  const { orderNumber, quantity, filled, cancelled, rejected } = booked
  const left = quantity - filled - cancelled - rejected
  return left > 0 ? { orderNumber, left } : undefined
}
