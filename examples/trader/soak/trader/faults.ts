import type { Fault } from '@stockeye/kis-client/simulator'
import type { Chance } from '@stockeye/test-kit/chance'
import type { Market } from '../../src/market/watched.ts'
import { hourMs, minuteMs } from './days.ts'
import { ordersOfOthers } from './market.ts'
import type { Observer } from './observer.ts'
import { isEnded } from './person.ts'
import type { World } from './world.ts'

const restsUntilCancelled: Fault = { rejectAfterMs: 10 * hourMs }

/** Faults of the next order in a market. */
const orderFaults = {
  'order: hang-up before': 'hang-up-before',
  'order: hang-up after': 'hang-up-after',
  'order: 500, taken': { status: 500, msgCd: 'IGW00019', taken: true },
  'order: 500, not taken': { status: 500, msgCd: 'IGW00019', taken: false },
  'order: 503, taken': { status: 503, msgCd: '', taken: true },
  'order: answer beyond the time-out': { delayMs: 30_000 },
  'order: EGW00201': { status: 500, msgCd: 'EGW00201', taken: false },
  'order: rejected after acceptance': { rejectAfterMs: 20_000 },
  'order: stays open': restsUntilCancelled,
  'order: stays open, cancellation lost': restsUntilCancelled,
  'order: cancelled externally': restsUntilCancelled,
  'order: filled in part, then open': restsUntilCancelled,
} satisfies Record<string, Fault>

/** Faults of the next readings. */
const readFaults = {
  'read: hang-up before': 'hang-up-before',
  'read: hang-up after': 'hang-up-after',
  'read: 500': { status: 500, msgCd: 'IGW00019', taken: true },
  'read: answer beyond the time-out': { delayMs: 30_000 },
  'read: EGW00201': { status: 500, msgCd: 'EGW00201', taken: false },
} satisfies Record<string, Fault>

const otherFaults = [
  'lists lag',
  'positions lag',
  'killed token',
  'refused issues',
  'stream: abrupt disconnect',
  'stream: closed',
  'stream: silence',
  'stream: stall',
  'order of others',
] as const

type OrderFault = keyof typeof orderFaults
type ReadFault = keyof typeof readFaults
export type FaultKind = OrderFault | ReadFault | (typeof otherFaults)[number]

const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) => Object.keys(table) as Name[]
const isIn = <Name extends string>(table: Readonly<Record<Name, unknown>>, kind: string): kind is Name =>
  Object.hasOwn(table, kind)

export const faultKinds: readonly FaultKind[] = [...namesOf(orderFaults), ...namesOf(readFaults), ...otherFaults]

const orderPaths = {
  KRX: '/uapi/domestic-stock/v1/trading/order-cash',
  US: '/uapi/overseas-stock/v1/trading/order',
} as const
const changePaths = {
  KRX: '/uapi/domestic-stock/v1/trading/order-rvsecncl',
  US: '/uapi/overseas-stock/v1/trading/order-rvsecncl',
} as const
const readPaths = {
  KRX: [
    '/uapi/domestic-stock/v1/quotations/inquire-price',
    '/uapi/domestic-stock/v1/trading/inquire-balance',
    '/uapi/domestic-stock/v1/trading/inquire-daily-ccld',
    '/uapi/domestic-stock/v1/trading/inquire-psbl-order',
  ],
  US: [
    '/uapi/overseas-price/v1/quotations/price-detail',
    '/uapi/overseas-stock/v1/trading/inquire-balance',
    '/uapi/overseas-stock/v1/trading/inquire-ccnl',
    '/uapi/overseas-stock/v1/trading/inquire-psamount',
  ],
} as const

const sixHoursMs = 6 * hourMs

/** Faults of a run: each kind as often as another, as far as it is possible. */
export interface Faults {
  /** Applies the next fault in a market that is open. */
  apply(market: Market): Promise<void>
  /** Does what follows to orders that a fault keeps open; called each minute. */
  followUp(): void
  /** Ends the faults that last. */
  calm(): void
  readonly counts: ReadonlyMap<FaultKind, number>
}

export interface FaultsOptions {
  readonly world: World
  readonly observer: Pick<Observer, 'reopen'>
  readonly chance: Chance
  readonly kinds: readonly FaultKind[]
}

export function createFaults({ world, observer, chance, kinds }: FaultsOptions): Faults {
  const { clock, simulator } = world
  const counts = new Map<FaultKind, number>()
  const waiting = new Map<Market, { readonly kind: OrderFault; readonly since: number }>()
  const deck: FaultKind[] = []

  function wasMet(market: Market): boolean {
    const fault = waiting.get(market)
    return fault === undefined || simulator.calls({ path: orderPaths[market] }).some(({ at }) => at >= fault.since)
  }

  function isPossible(kind: FaultKind, market: Market): boolean {
    if (isIn(orderFaults, kind)) return wasMet(market)
    if (kind !== 'killed token' && kind !== 'refused issues') return true
    // KIS issues the same token again within six hours, even if it is invalid.
    const issuedAt = simulator.calls({ path: '/oauth2/tokenP' }).at(-1)?.at ?? 0
    return clock.now() - issuedAt > sixHoursMs
  }

  function deal(market: Market): FaultKind | undefined {
    if (!deck.some((kind) => isPossible(kind, market))) {
      const added = [...kinds]
      while (added.length > 0) deck.push(...added.splice(chance.whole(0, added.length - 1), 1))
    }
    const index = deck.findIndex((kind) => isPossible(kind, market))
    return deck.splice(index, index === -1 ? 0 : 1)[0]
  }

  async function applyOther(kind: FaultKind, market: Market): Promise<void> {
    const { realtime } = simulator
    if (kind === 'lists lag') simulator.configure({ orderListLagMs: chance.whole(5_000, 60_000) })
    else if (kind === 'positions lag') simulator.configure({ positionLagMs: chance.whole(5_000, 60_000) })
    else if (kind === 'order of others') simulator.placeExternalOrder(chance.pick(ordersOfOthers[market]))
    else if (kind === 'killed token' || kind === 'refused issues') {
      simulator.killToken()
      if (kind === 'refused issues') simulator.refuseIssues('EGW00103', chance.whole(1, 5) * minuteMs)
    } else {
      if (kind === 'stream: silence') realtime.silence()
      else if (kind === 'stream: stall') realtime.stall(chance.whole(10, 120) * 1_000)
      else realtime.disconnect(kind === 'stream: closed' ? 'close' : 'abrupt')
      await observer.reopen()
    }
  }

  return {
    counts,
    async apply(market) {
      const kind = deal(market)
      if (kind === undefined) return
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
      if (isIn(orderFaults, kind)) {
        simulator.fault({ path: orderPaths[market] }, orderFaults[kind])
        waiting.set(market, { kind, since: clock.now() })
        if (kind.endsWith('cancellation lost'))
          simulator.fault({ path: changePaths[market] }, chance.pick(['hang-up-before', 'hang-up-after'] as const))
      } else if (isIn(readFaults, kind))
        simulator.fault({ path: chance.pick(readPaths[market]) }, readFaults[kind], chance.whole(1, 3))
      else await applyOther(kind, market)
    },
    followUp() {
      for (const { kind, since } of waiting.values()) {
        const isExternal = kind === 'order: cancelled externally'
        if (!isExternal && kind !== 'order: filled in part, then open') continue
        const order = simulator.orders().find((one) => one.bookedAt >= since && !one.isExternal && one.kind === 'new')
        if (order === undefined || isEnded(order) || clock.now() < order.bookedAt + 2 * minuteMs) continue
        if (isExternal) simulator.cancelExternally(order.orderNumber)
        else if (order.filled === 0 && order.quantity > 1)
          simulator.fillOrder(order.orderNumber, chance.whole(1, order.quantity - 1))
      }
    },
    calm: () => simulator.configure({ orderListLagMs: 0, positionLagMs: 0 }),
  }
}
