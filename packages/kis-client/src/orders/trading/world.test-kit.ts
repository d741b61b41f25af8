import { onTestFinished } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import type { Fault, Simulator, SimulatorOptions } from '../../simulator.ts'
import { type SteppedKis, startSteppedKis } from '../../tests/stepped-kis.test-kit.ts'
import type { OrderJournal } from '../journal/journal.ts'
import { memoryJournal } from '../journal/memory.ts'
import type { NewOrder } from '../place-order.ts'
import { createTrading } from './create-trading.ts'
import type { Trading, TradingOptions } from './trading.ts'

export const orderCash = { path: '/uapi/domestic-stock/v1/trading/order-cash' }
const flat = { open: '70000', high: '70000', low: '70000', close: '70000', volume: 1_000 }
const bars = { '005930': [{ date: '2026-10-19', ...flat }] }
// Twins are allowed here.
const limits = { duplicateWindowMs: 'none', collarPercent: 'none', mostNotional: { KRW: 'none' } } as const
// It stays open: the price never falls so far.
export const order: NewOrder = { symbol: '005930', side: 'buy', quantity: '10', price: '65000' }

/** Simulated exchange, and programs on one journal. */
export interface TradingWorld extends Pick<SteppedKis, 'simulator' | 'options' | 'clock' | 'settle'> {
  readonly journal: OrderJournal
  /** Starts a program after the death of the one before it. */
  startProgram(changed?: Partial<OrderJournal>, more?: Partial<TradingOptions>): Promise<Trading>
  /** Starts such a program whose calls let time advance until they have ended. */
  start(more?: Partial<TradingOptions>): Promise<Trading>
}

/** Starts a simulated exchange, and programs on one journal, each after the death of the one before it. */
export async function startWorld(
  wanted: Pick<
    SimulatorOptions,
    'account' | 'orderListLagMs' | 'positions' | 'positionLagMs' | 'endedOrderRow' | 'hours'
  > = {},
  given: OrderJournal = memoryJournal(),
  environment: 'paper' | 'real' = 'paper',
): Promise<TradingWorld> {
  // Without limits: two programs on one key pace their calls apart.
  const { simulator, options, settle, clock } = await startSteppedKis({
    environment,
    realOrders: environment === 'real',
    bars,
    limits: false,
    ...wanted,
  })
  const journal = given
  let isDead: { value: boolean } = { value: false }
  async function startProgram(
    changed: Partial<OrderJournal> = {},
    more: Partial<TradingOptions> = {},
  ): Promise<Trading> {
    isDead.value = true
    await clock.runUntil(clock.now() + 15_000)
    const mine = { value: false }
    isDead = mine
    const kis = createKisClient(options)
    onTestFinished(() => settle(kis.close()))
    return settle(createTrading(kis, { limits, ...more, journal: mortal({ ...journal, ...changed }, mine) }))
  }
  async function start(more: Partial<TradingOptions> = {}): Promise<Trading> {
    const trading = await startProgram({}, more)
    return {
      ...trading,
      place: (...given) => settle(trading.place(...given)),
      send: (...given) => settle(trading.send(...given)),
      cancel: (...given) => settle(trading.cancel(...given)),
      revise: (...given) => settle(trading.revise(...given)),
      adopt: (...given) => settle(trading.adopt(...given)),
      halt: (...given) => settle(trading.halt(...given)),
      waitForOrder: (...given) => settle(trading.waitForOrder(...given)),
      reconcile: (...given) => settle(trading.reconcile(...given)),
    }
  }
  return { simulator, journal, options, clock, settle, start, startProgram }
}

/** Returns a journal that a program reaches no more once it is dead. */
function mortal(journal: OrderJournal, isDead: { readonly value: boolean }): OrderJournal {
  return new Proxy(journal, {
    get: (target, name: keyof OrderJournal) =>
      isDead.value ? () => new Promise(() => undefined) : target[name].bind(target),
  })
}

/** Sale that no guard has to read a fact for: several of them leave together. Its symbol must be held, and the account confirmed. */
export const sale: NewOrder = { symbol: '005930', side: 'sell', quantity: '10', type: 'market' }

/** Starts a world whose account holds shares that may be sold. */
export async function startHolder(): Promise<TradingWorld> {
  const world = await startWorld({ positions: [{ symbol: '005930', quantity: 1_000, averagePrice: '70000' }] })
  const trading = await world.start()
  await trading.confirmAccount({ by: 'Minji' })
  return world
}

/** Refusal of a list, as KIS answers a wrong input. */
export const unreadable: Fault = { status: 200, msgCd: 'OPSQ2001', taken: false }

/** Lets the next reading of each list of orders fail. */
export function failLists(simulator: Simulator): void {
  for (const path of ['domestic-stock/v1/trading/inquire-daily-ccld', 'overseas-stock/v1/trading/inquire-ccnl'])
    simulator.fault({ path: `/uapi/${path}` }, unreadable)
}
