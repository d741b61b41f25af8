import fc from 'fast-check'
import type { NewOrder } from '../../orders/place-order.ts'
import type { Fault } from '../../simulator/control/faults.ts'
import type { SimulatorSettings } from '../../simulator.ts'
import type { Trouble } from './mortal-program.test-kit.ts'

/** Paths of KRX at which faults happen. */
export const krxPaths = {
  place: '/uapi/domestic-stock/v1/trading/order-cash',
  change: '/uapi/domestic-stock/v1/trading/order-rvsecncl',
  list: '/uapi/domestic-stock/v1/trading/inquire-daily-ccld',
} as const

/** Orders of the programs: each one twice makes twins, and one of another program with the same content is a lookalike. */
export const contents: readonly NewOrder[] = [
  // It stays open: the price never falls so far.
  { symbol: '005930', side: 'buy', quantity: '10', price: '65000' },
  { symbol: '005930', side: 'buy', quantity: '4', type: 'market' },
  { symbol: '000660', side: 'buy', quantity: '2', price: '150000' },
  // It stays open, too, where there are shares to sell.
  { symbol: '005930', side: 'sell', quantity: '3', price: '75000' },
]

/** Event that a notice claims: fills as the exchange has them, or more of them, or of an order that does not exist. */
export type NoticeWhat = 'true fill' | 'forged fill' | 'forged order' | 'forged rejection' | 'gap'

/** Course of a call: a fault of the exchange, and a trouble of the program. */
export interface Course {
  readonly fault: Fault | undefined
  readonly trouble: Trouble | undefined
}

/** Step of a random program. `of` chooses among the orders that there are by then. */
export type Step =
  | ({ readonly kind: 'place' | 'place twins'; readonly content: number } & Course)
  | { readonly kind: 'place again' | 'place another with its id'; readonly of: number }
  | ({ readonly kind: 'cancel'; readonly of: number; readonly quantity: string | undefined } & Course)
  | ({ readonly kind: 'revise'; readonly of: number; readonly price: string } & Course)
  | {
      readonly kind: 'another places'
      readonly content: number
      readonly from: 'app' | 'api'
      readonly isAlike: boolean
    }
  | { readonly kind: 'another cancels'; readonly of: number }
  | { readonly kind: 'fill'; readonly of: number; readonly quantity: number }
  /** A person says what is true of an order in doubt. */
  | { readonly kind: 'claim'; readonly of: number }
  | ({ readonly kind: 'reconcile' | 'restart' } & Course)
  /** Notices of an order of the exchange: true, or with a forged number of shares or of the order; all of them come so many times. */
  | { readonly kind: 'notice'; readonly of: number; readonly what: NoticeWhat; readonly times: number }
  /** Lag of the lists, a span of time, and the time by which the clock of the host is ahead of KIS's. */
  | { readonly kind: 'lag' | 'wait' | 'set clock'; readonly ms: number }

/** Program of a test, and the exchange that it meets. */
export interface RandomProgram {
  /** Start, in ms since 1970. */
  readonly startAt: number
  readonly settings: SimulatorSettings
  readonly steps: readonly Step[]
}

/** Makes something happen in one of so many calls. */
const sometimes = <Value>(calls: number, arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: calls - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

const kind = <Kind extends string>(...kinds: readonly Kind[]) => fc.constantFrom(...kinds)
const refusal = (status: number, msgCd: string, taken: boolean): Fault => ({ status, msgCd, taken })

const callFaults = fc.constantFrom<Fault>(
  'hang-up-before',
  'hang-up-after',
  // Longer than the client waits.
  { delayMs: 12_000 },
  { rejectAfterMs: 3_000 },
  refusal(500, 'EGW00302', true),
  refusal(500, 'EGW00301', false),
  refusal(200, 'APBK0952', false),
)
const listFaults = fc.constantFrom<Fault>(
  'hang-up-before',
  refusal(200, 'OPSQ2001', false),
  { pageRows: 1 },
  { repeatRows: true },
)
// A call has up to 20 steps; the last ones are the journal, the wire and the journal again.
const trouble = sometimes(4, fc.record({ kind: kind('death', 'death', 'full disk'), after: fc.nat(20) }))
const course = { fault: sometimes(3, callFaults), trouble }
const listCourse = { fault: sometimes(2, listFaults), trouble }
const content = fc.nat(contents.length - 1)
const of = fc.nat(7)

type Subject =
  | 'placing'
  | 'repeating'
  | 'cancelling'
  | 'revising'
  | 'others'
  | 'filling'
  | 'claiming'
  | 'reading'
  | 'waiting'
  | 'noticing'

const steps: Readonly<Record<Subject, fc.Arbitrary<Step>>> = {
  placing: fc.record({ kind: kind('place', 'place', 'place twins'), content, ...course }),
  repeating: fc.record({ kind: kind('place again', 'place another with its id'), of }),
  cancelling: fc.record({ kind: kind('cancel'), of, quantity: sometimes(2, fc.constant('1')), ...course }),
  revising: fc.record({ kind: kind('revise'), of, price: fc.constantFrom('65100', '66000'), ...course }),
  others: fc.oneof(
    fc.record({ kind: kind('another places'), content, from: kind('app', 'api'), isAlike: fc.boolean() }),
    fc.record({ kind: kind('another cancels'), of }),
  ),
  filling: fc.record({ kind: kind('fill'), of, quantity: fc.integer({ min: 1, max: 10 }) }),
  claiming: fc.record({ kind: kind('claim'), of }),
  reading: fc.record({ kind: kind('reconcile', 'restart'), ...listCourse }),
  waiting: fc.oneof(
    fc.record({ kind: kind('lag'), ms: fc.constantFrom(0, 5_000, 60_000) }),
    fc.record({ kind: kind('wait'), ms: fc.constantFrom(1_000, 20_000, 90_000) }),
    fc.record({ kind: kind('set clock'), ms: fc.constantFrom(-90_000, -1_500, 0, 1_500, 90_000) }),
  ),
  noticing: fc.record({
    kind: kind('notice'),
    of,
    what: fc.constantFrom<NoticeWhat>('true fill', 'forged fill', 'forged order', 'forged rejection', 'gap'),
    times: fc.integer({ min: 1, max: 2 }),
  }),
}

// All orders end at 15:30: long after the program has ended, or before.
const starts = ['15:25:00', '15:28:45'].map((time) => Date.parse(`2026-10-19T${time}+09:00`))

const settings: fc.Arbitrary<SimulatorSettings> = fc.record({
  endedOrderRow: fc.constantFrom('cancelled', 'zeros', 'nothing-left', 'unchanged'),
  cancelLagMs: fc.constantFrom(0, 3_000),
})

/** Makes random programs of a few steps, in which some subjects are more frequent, after steps that all have. */
export function programsOf(
  weights: Readonly<Record<Exclude<Subject, 'noticing'>, number> & { readonly noticing?: number }>,
  first: readonly Step[] = [],
): fc.Arbitrary<RandomProgram> {
  const subjects = Object.entries(steps) as [Subject, fc.Arbitrary<Step>][]
  const step = fc.oneof(...subjects.map(([subject, arbitrary]) => ({ weight: weights[subject] ?? 0, arbitrary })))
  const random = fc.array<Step>(step, { minLength: 2, maxLength: 7, size: 'max' })
  return fc.record({ startAt: fc.constantFrom(...starts), settings, steps: random.map((some) => [...first, ...some]) })
}

/** Kinds of programs that the tests and the soak run. */
export const programKinds: Readonly<Record<'placing' | 'changing' | 'noticing', fc.Arbitrary<RandomProgram>>> = {
  placing: programsOf({
    placing: 6,
    repeating: 1,
    cancelling: 1,
    revising: 0,
    others: 2,
    filling: 2,
    claiming: 1,
    reading: 3,
    waiting: 3,
  }),
  changing: programsOf(
    {
      placing: 1,
      repeating: 1,
      cancelling: 4,
      revising: 4,
      others: 1,
      filling: 2,
      claiming: 1,
      reading: 3,
      waiting: 3,
    },
    [{ kind: 'place', content: 0, fault: undefined, trouble: undefined }],
  ),
  noticing: programsOf({
    placing: 5,
    repeating: 1,
    cancelling: 1,
    revising: 1,
    others: 2,
    filling: 3,
    claiming: 1,
    reading: 2,
    waiting: 3,
    noticing: 6,
  }),
}
