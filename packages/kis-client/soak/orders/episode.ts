import { type Chance, createChance } from '@stockeye/test-kit/chance'
import type { NewOrder } from '../../src/orders/place-order.ts'
import type { EndedOrderRow } from '../../src/simulator/settings.ts'
import type { BookedOrder } from '../../src/simulator/world/orders/booked-order.ts'
import { readJournal } from './account.ts'
import { type Deck, type FaultKind, isChangeFault, isListFault, isPossible, placeLookalike, prepare } from './faults.ts'
import { createHost, type Host, type StartClient } from './host.ts'
import { drawOrder, endsOfHours, type Intent, revisionOf, type Session, sessions, symbolsOf } from './intents.ts'
import { judge, type Verdict } from './judge.ts'
import { createTrader, type Trader } from './trader.ts'
import { startWorld, type World } from './world.ts'

/** Days that are traded: around the end of New York's summer time, the exam day, and others. */
const days = ['2026-10-30', '2026-11-02', '2026-11-19', '2026-10-19', '2026-10-21', '2026-12-15'] as const

export interface EpisodeOptions {
  readonly seed: number
  /** Place of the episode in its run: it decides the day. */
  readonly index: number
  readonly intents: number
  readonly deck: Deck
  /** Part of the intents with which something goes wrong. */
  readonly faultShare: number
  readonly startClient: StartClient
}

export interface EpisodeResult extends Verdict {
  /** Number of faults of each kind that have happened. */
  readonly faults: ReadonlyMap<FaultKind, number>
  /** Number of denials by the code of the error. */
  readonly denials: ReadonlyMap<string, number>
  /** Number of intents whose orders were placed, or may have been. */
  readonly placed: number
}

/** Rows of orders that KRX has cancelled at its close, by the last digit of the place of an account. */
const endedRows: Readonly<Record<number, EndedOrderRow>> = { 3: 'zeros', 5: 'nothing-left', 8: 'unchanged' }

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Account of an episode, and what has happened to it. */
interface Run {
  readonly world: World
  readonly host: Host
  readonly chance: Chance
  readonly deck: Deck
  readonly faultShare: number
  readonly trader: Trader
  readonly faults: Map<FaultKind, number>
}

/** Trades one day with one account, waits until the life of all orders has ended, and judges. */
export async function runEpisode(options: EpisodeOptions): Promise<EpisodeResult> {
  const { seed, index, intents, deck, faultShare, startClient } = options
  const chance = createChance(seed * 100_003 + index)
  const day = days[index % days.length] ?? days[0]
  const world = await startWorld(day, chance.whole(1, 1_000_000), endedRows[index % 10] ?? 'cancelled')
  const host = createHost(world, startClient)
  const trader = createTrader(world, host)
  const run: Run = { world, host, chance, deck, faultShare, trader, faults: new Map() }
  try {
    // The first program of an account learns what it holds, and gets the token that is rotated later.
    await look(run, world.clock.now())
    await tradeDay(run, { midnight: Date.parse(`${day}T00:00:00+09:00`), intents })
    const { clientOptions, orders, calls } = world.simulator
    const histories = await readJournal(world.journal, clientOptions)
    const verdict = judge({ intents: world.intents, orders: orders(), calls: calls(), histories })
    for (const [point, count] of host.deaths) run.faults.set(`crash ${point}`, count)
    return { ...verdict, faults: run.faults, denials: trader.denials, placed: world.intents.size }
  } finally {
    await world.close()
  }
}

/** Trades through the sessions of a day, reads the lists after the end of each life, and again when all is over. */
async function tradeDay(run: Run, { midnight, intents }: { readonly midnight: number; readonly intents: number }) {
  for (const [place, session] of sessions.entries()) {
    for (const hours of endsOfHours) if (hours < session.at) await look(run, midnight + hours * hourMs)
    const left = intents - run.world.intents.size
    await trade(run, session, {
      at: midnight + session.at * hourMs,
      count: Math.ceil(left / (sessions.length - place)),
    })
  }
  for (const hours of endsOfHours) await look(run, midnight + hours * hourMs)
  await look(run, midnight + 4.5 * dayMs)
}

async function trade(
  run: Run,
  session: Session,
  { at, count }: { readonly at: number; readonly count: number },
): Promise<void> {
  const { world, host, chance, trader } = run
  await world.clock.runUntil(Math.max(at, world.clock.now()))
  // At the end of hours the lists lag: that is when an order is most easily taken for one that KIS never had.
  const lagMs = () => (session.name.startsWith('close') ? chance.whole(30_000, 60_000) : lagOf(chance))
  world.simulator.configure({ orderListLagMs: lagMs(), positionLagMs: lagMs() })
  const before = world.intents.size
  while (world.intents.size < before + count) if (!(await tradeOne(run, session))) break
  for (let turn = 0; turn < 4; turn += 1) {
    await trader.reconcile(true)
    await world.clock.runUntil(world.clock.now() + 10_000)
  }
  await host.stop()
}

const lagOf = (chance: Chance) => (chance.happens(0.3) ? 0 : chance.whole(1, 60_000))

/** Lets a program read the lists for some minutes, unless the time is over. */
async function look({ world: { clock }, host, trader }: Run, at: number): Promise<void> {
  if (clock.now() > at) return
  await clock.runUntil(at)
  for (let turn = 0; turn < 3; turn += 1) {
    await trader.reconcile(true)
    await clock.runUntil(clock.now() + 65_000)
  }
  await host.stop()
}

/** Trades one intent. @returns whether its order could be placed */
async function tradeOne(run: Run, session: Session): Promise<boolean> {
  const { world, chance, deck, faultShare, trader, faults } = run
  const circumstances = { ...run, session }
  const kind = chance.happens(faultShare) ? deck.deal((card) => isPossible(card, circumstances)) : undefined
  const [intent] = await place(run, session, kind)
  if (intent === undefined) return false
  // A crash counts when the program has died.
  if (kind !== undefined && !kind.startsWith('crash')) faults.set(kind, (faults.get(kind) ?? 0) + 1)
  await follow(run, intent, kind)
  if (kind === 'crash reconcile' || isListFault(kind)) await trader.reconcile(true)
  // The program does not remember what it has placed: it asks for its last orders again.
  if (chance.happens(0.2)) await trader.place([chance.pick([...world.intents.values()].slice(-5))])
  await world.clock.runUntil(world.clock.now() + chance.whole(500, 40_000))
  if (chance.happens(0.2)) await trader.reconcile(chance.happens(0.5))
  return true
}

/** Places the orders of new intents, with another symbol while the fate of an order of that symbol is not known. */
async function place(run: Run, session: Session, kind: FaultKind | undefined): Promise<readonly Intent[]> {
  const { world, chance, trader } = run
  const { intents } = world
  const rests = isChangeFault(kind) || kind === 'partial fill' || kind === 'external cancel'
  const drawn = drawOrder(chance, session, { quantity: intents.size + 1, rests })
  const count = kind === 'twins' ? 2 : 1
  for (let tries = 0; tries < 10; tries += 1) {
    const order = { ...drawn, symbol: chance.pick(symbolsOf(session.venue)) }
    const first = intents.size + 1
    const wanted = Array.from({ length: count }, (_, twin) => ({ id: `intent ${first + twin}`, order, fault: kind }))
    for (const intent of wanted) intents.set(intent.id, intent)
    if (kind !== undefined && tries === 0) prepare(kind, { ...run, session }, order)
    const denied = await trader.place(wanted)
    for (const { id } of denied.keys()) intents.delete(id)
    if (denied.size < count) {
      if (kind === 'lookalike' && !hasLookalike(world, order)) placeLookalike({ ...run, session }, order)
      return wanted.filter(({ id }) => intents.has(id))
    }
    // The exchange takes no order any more.
    if ([...denied.values()].includes('HOURS')) break
    await trader.reconcile(true)
  }
  return []
}

function hasLookalike({ simulator }: World, { symbol, quantity }: NewOrder): boolean {
  return simulator.orders().some((order) => {
    return order.isExternal === true && order.symbol === symbol && order.quantity === Number(quantity)
  })
}

/** Fills, cancels or revises an order that rests, as the fault of its intent wants. */
async function follow({ world, chance, trader }: Run, intent: Intent, kind: FaultKind | undefined): Promise<void> {
  const { clock, simulator } = world
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
    else await trader.revise(intent, revisionOf(intent.order, rest?.left))
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
