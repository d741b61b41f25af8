import { checkNames } from '../../values/check-names.ts'
import { checkOption, environmentRule, type OptionRule, objectRule } from '../../values/check-options.ts'
import { parseInstant } from '../../values/dates.ts'
import { type NewOrder, type NewReservedOrder, orderFields, parseNewOrder } from '../place-order.ts'
import { findClock } from './clock-border.ts'
import { type Denial, type DenialCode, denialOf, denials } from './denials.ts'
import { findBarred, findHours, findLot, findPaper, findPriceLimit, findTick } from './exchange-rules.ts'
import type { Guard, GuardedOrder, OrderFacts, ReadFacts } from './facts.ts'
import { findHalted, findIncrease } from './modes.ts'
import { type OrderGuards, parseGuards } from './order-guards.ts'
import {
  findBuyingPower,
  findCollar,
  findDailyLoss,
  findDuplicate,
  findNotional,
  findQuantity,
  findRate,
} from './own-limits.ts'

/** Codes of guards that look at the order alone: `createTrading` knows about mismatches. */
type GuardCode = Exclude<DenialCode, 'FACTS' | 'MISMATCH'>

const guards: Readonly<Record<GuardCode, Guard>> = {
  HALTED: findHalted,
  PAPER: findPaper,
  QUANTITY: findQuantity,
  RATE: findRate,
  DUPLICATE: findDuplicate,
  CLOCK: findClock,
  HOURS: findHours,
  REDUCING: findIncrease,
  TICK: findTick,
  LOT: findLot,
  BARRED: findBarred,
  PRICE_LIMIT: findPriceLimit,
  COLLAR: findCollar,
  NOTIONAL: findNotional,
  DAILY_LOSS: findDailyLoss,
  BUYING_POWER: findBuyingPower,
}

/** Returns a fact that must be read before the order can be judged, the first denial, or undefined for an order that may leave. */
export function judge(guarded: GuardedOrder): Denial | { readonly needs: keyof ReadFacts } | undefined {
  for (const code of codes) {
    const finding = guards[code](guarded)
    if (finding === undefined) continue
    if (typeof finding === 'string') return denialOf(code, finding)
    if ('needs' in finding) return finding
    return denialOf('FACTS', `the guard ${code} needs the ${finding.lacks}, and KIS does not answer it`)
  }
  return undefined
}

// A misspelled field would let every order through.
const clockRule: OptionRule = {
  is: 'a difference { aheadMs, errorMs } in ms',
  use: 'what serverClock() of a client returned',
  fits: (value) => ['aheadMs', 'errorMs'].every((name) => Number.isFinite(Reflect.get(Object(value), name))),
}

// The order of the table is the order of the guards.
const isGuard = (code: string): code is GuardCode => Object.hasOwn(guards, code)
const codes = Object.keys(denials).filter(isGuard)

/**
 * Returns the reason for which an order must not be sent, or undefined. It reads nothing: a fact that a guard needs and that is
 * not in `facts` denies the order. `checkOrder` reads the facts and throws the denial.
 *
 * @example
 * const order = { symbol: '005930', side: 'buy', quantity: '1', price: '70000' } as const
 * const facts = { at: Date.now(), environment: 'paper' } as const
 * console.log(findDenial(order, { own: [], mode: 'halted' }, facts)?.code) // prints HALTED
 * @throws {KisInputError} an order that `placeOrder` refuses, a limit or a mode that is wrong, or an unknown field
 */
export function findDenial(
  order: NewOrder | NewReservedOrder,
  guards: OrderGuards,
  facts: OrderFacts,
): Denial | undefined {
  checkOption('order', order, objectRule(`an object with ${Object.keys(orderFields).join(', ')}`))
  checkNames(order, 'a field of an order', Object.keys(orderFields))
  checkOption('facts', facts, objectRule('an object with at, environment and what the guards need'))
  const { at, environment, clock } = facts
  parseInstant(at, 'facts.at')
  checkOption('facts.environment', environment, environmentRule)
  if (clock !== undefined) checkOption('facts.clock', clock, clockRule)
  const parsed = parseNewOrder({ environment, clock: { now: () => at } }, order)
  const verdict = judge({ order: parsed, given: order, ...parseGuards(guards, environment), facts })
  return verdict !== undefined && 'needs' in verdict
    ? denialOf('FACTS', `${verdict.needs}: it was not read, and a guard needs it`)
    : verdict
}
