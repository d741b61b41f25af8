import type { Chance } from '@stockeye/test-kit/chance'
import { isKisError } from '../../src/errors.ts'
import type { NewOrder } from '../../src/orders/place-order.ts'
import type { Fault } from '../../src/simulator/control/faults.ts'
import type { ExternalOrder } from '../../src/simulator/control/order-controls.ts'
import type { Host } from './host.ts'
import type { Session } from './intents.ts'
import type { CrashPoint } from './points.ts'
import type { World } from './world.ts'

/** Circumstances of an intent. */
export interface Circumstances {
  readonly world: World
  readonly host: Host
  readonly chance: Chance
  readonly session: Session
}

/** Kinds of what goes wrong with an intent. */
export type FaultKind = WireFault | ListFault | ChangeFault | AccountFault | TimeFault | `crash ${CrashPoint}`

type WireFault =
  | 'answer lost before booking'
  | 'answer lost after booking'
  | 'hang'
  | 'EGW00301 taken'
  | 'EGW00301 not taken'
  | 'EGW00302 taken'
  | 'EGW00302 not taken'
  | 'unreadable answer, taken'
  | 'unreadable answer, not taken'
  | 'refused APBK0400'
  | 'refused APBK0918'
  | 'refused APBK0952'
  | 'rejected later'
type ListFault = 'list fails' | 'list cut' | 'short pages' | 'repeated rows'
type ChangeFault =
  | 'change lost before booking'
  | 'change lost after booking'
  | 'change rejected later'
  | 'fill after a cancel'
type AccountFault = 'twins' | 'lookalike' | 'order of others' | 'partial fill' | 'external cancel'
type TimeFault = 'clock jump' | 'token rotation'

const unexecuted = (msgCd: string, status = 200): Fault => ({ status, msgCd, taken: false })
const executed = (msgCd: string, status = 200): Fault => ({ status, msgCd, taken: true })

/** Faults of the call that places an order. */
const wireFaults: Readonly<Record<WireFault, Fault>> = {
  'answer lost before booking': 'hang-up-before',
  'answer lost after booking': 'hang-up-after',
  hang: { delayMs: 30_000 },
  'EGW00301 taken': executed('EGW00301'),
  'EGW00301 not taken': unexecuted('EGW00301'),
  'EGW00302 taken': executed('EGW00302'),
  'EGW00302 not taken': unexecuted('EGW00302'),
  'unreadable answer, taken': executed('IGW00019', 500),
  'unreadable answer, not taken': unexecuted('IGW00019', 500),
  'refused APBK0400': unexecuted('APBK0400'),
  'refused APBK0918': unexecuted('APBK0918'),
  'refused APBK0952': unexecuted('APBK0952'),
  'rejected later': { rejectAfterMs: 5_000 },
}

/** Faults of the next reading of the lists; a page is asked for up to five times. */
const listFaults: Readonly<Record<ListFault, { readonly fault: Fault; readonly times: number }>> = {
  'list fails': { fault: unexecuted('EGW00201', 500), times: 5 },
  'list cut': { fault: 'hang-up-after', times: 5 },
  'short pages': { fault: { pageRows: 2 }, times: 30 },
  'repeated rows': { fault: { repeatRows: true }, times: 10 },
}

/** Faults of the call that revises or cancels; without one the cancellation takes effect late. */
const changeFaults: Readonly<Record<ChangeFault, Fault | undefined>> = {
  'change lost before booking': 'hang-up-before',
  'change lost after booking': 'hang-up-after',
  'change rejected later': { rejectAfterMs: 5_000 },
  'fill after a cancel': undefined,
}

const accountFaults: readonly AccountFault[] = [
  'twins',
  'lookalike',
  'order of others',
  'partial fill',
  'external cancel',
]
const timeFaults: readonly TimeFault[] = ['clock jump', 'token rotation']

const crashes: Readonly<Record<`crash ${CrashPoint}`, CrashPoint>> = {
  'crash journal-wire': 'journal-wire',
  'crash wire-answer': 'wire-answer',
  'crash answer-journal': 'answer-journal',
  'crash reconcile': 'reconcile',
}

const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) => Object.keys(table) as Name[]

/** All kinds of faults. */
export const faultKinds: readonly FaultKind[] = [
  ...namesOf(wireFaults),
  ...namesOf(listFaults),
  ...namesOf(changeFaults),
  ...accountFaults,
  ...timeFaults,
  ...namesOf(crashes),
]

const isIn = <Name extends string>(table: Readonly<Record<Name, unknown>>, kind: string): kind is Name =>
  Object.hasOwn(table, kind)

export const isListFault = (kind: FaultKind | undefined): boolean => isIn(listFaults, kind ?? '')
export const isChangeFault = (kind: FaultKind | undefined): boolean => isIn(changeFaults, kind ?? '')

/** Dealer of the kinds of faults: each comes as often as another. */
export interface Deck {
  /** Returns a kind that is possible; undefined if there is no such kind. */
  deal(isPossible: (kind: FaultKind) => boolean): FaultKind | undefined
}

export function createDeck(chance: Chance, kinds: readonly FaultKind[] = faultKinds): Deck {
  const cards: FaultKind[] = []
  return {
    deal(isPossible) {
      if (!cards.some(isPossible)) {
        const added = kinds.map((kind) => ({ kind, place: chance.number() }))
        cards.push(...added.toSorted((one, other) => one.place - other.place).map(({ kind }) => kind))
      }
      const index = cards.findIndex(isPossible)
      return index === -1 ? undefined : cards.splice(index, 1)[0]
    },
  }
}

const orderPaths = {
  KRX: '/uapi/domestic-stock/v1/trading/order-cash',
  NXT: '/uapi/domestic-stock/v1/trading/order-cash',
  US: '/uapi/overseas-stock/v1/trading/order',
  'US-daytime': '/uapi/overseas-stock/v1/trading/daytime-order',
} as const
const changePaths = {
  KRX: '/uapi/domestic-stock/v1/trading/order-rvsecncl',
  NXT: '/uapi/domestic-stock/v1/trading/order-rvsecncl',
  US: '/uapi/overseas-stock/v1/trading/order-rvsecncl',
  'US-daytime': '/uapi/overseas-stock/v1/trading/daytime-order-rvsecncl',
} as const
const listPaths = ['/uapi/domestic-stock/v1/trading/inquire-daily-ccld', '/uapi/overseas-stock/v1/trading/inquire-ccnl']

const sixHoursMs = 6 * 3_600_000

/** Returns whether a fault can happen in these circumstances. */
export function isPossible(kind: FaultKind, { world, session }: Circumstances): boolean {
  // KIS issues the same token again within six hours, even if it is invalid.
  if (kind === 'token rotation') {
    const issuedAt = world.simulator.calls({ path: '/oauth2/tokenP' }).at(-1)?.at ?? 0
    return world.clock.now() - issuedAt > sixHoursMs
  }
  // Orders of the daytime market rest until it ends; the controls of the simulator trade at the market of New York.
  return (
    session.venue !== 'US-daytime' ||
    !['lookalike', 'order of others', 'partial fill', 'external cancel', 'fill after a cancel'].includes(kind)
  )
}

/** Faults of the two calls of twins. The first one hangs: the second would not leave while the fate of the first is not known. */
const lostOfTwins: readonly (readonly Fault[])[] = [
  [wireFaults.hang, 'hang-up-before'],
  [wireFaults.hang, 'hang-up-after'],
  [wireFaults.hang],
]

/** Prepares a fault before its order is placed. */
export function prepare(kind: FaultKind, circumstances: Circumstances, order: NewOrder): void {
  const { world, host, chance, session } = circumstances
  const { simulator } = world
  if (isIn(wireFaults, kind)) {
    simulator.fault({ path: orderPaths[session.venue] }, wireFaults[kind])
    if (kind.startsWith('unreadable')) host.spoilNextAnswer()
  } else if (isIn(listFaults, kind)) {
    const { fault, times } = listFaults[kind]
    simulator.fault({ path: chance.pick(listPaths) }, fault, times)
  } else if (isIn(changeFaults, kind)) {
    const fault = changeFaults[kind]
    if (fault === undefined) simulator.configure({ cancelLagMs: 5_000 })
    else simulator.fault({ path: changePaths[session.venue] }, fault)
  } else if (isIn(crashes, kind)) {
    const point = crashes[kind]
    // The programs of a reading die at a page or at what it proves, those of an order at once.
    host.dieAt(point, point === 'reconcile' ? chance.whole(1, 4) : 1)
  } else if (kind === 'clock jump') {
    world.hostErrorMs = chance.whole(-300_000, 300_000)
  } else if (kind === 'token rotation') {
    simulator.killToken()
  } else if (kind === 'twins' || kind === 'lookalike') {
    const lost =
      kind === 'twins' ? chance.pick(lostOfTwins) : [chance.pick(['hang-up-before', 'hang-up-after'] as const)]
    for (const fault of chance.happens(0.8) ? lost : []) simulator.fault({ path: orderPaths[session.venue] }, fault)
    if (kind === 'lookalike' && chance.happens(0.5)) placeLookalike(circumstances, order)
  } else if (kind === 'order of others') {
    placeLookalike(circumstances, { ...order, quantity: String(1_000 + chance.whole(1, 1_000)) })
  }
}

/**
 * Places an order of another program that looks like one of ours, with an origin that differs in half of the cases. After the end of
 * hours the exchange refuses it, as it refuses ours.
 */
export function placeLookalike({ world, chance, session }: Circumstances, order: NewOrder): void {
  const { symbol, side, price, quantity, venue } = order
  const sameOrigin = { employee: 'OpnAPI', address: '127.0.0.1', medium: 'OpenAPI' }
  const external: ExternalOrder = {
    symbol,
    side,
    price,
    venue: session.venue === 'US' ? 'NASD' : venue,
    quantity: Number(quantity),
    origin: chance.happens(0.5) ? sameOrigin : {},
  }
  try {
    world.simulator.placeExternalOrder(external)
  } catch (error) {
    if (!isKisError(error) || error.code !== 'KIS_INPUT' || error.field !== 'order') throw error
  }
}
