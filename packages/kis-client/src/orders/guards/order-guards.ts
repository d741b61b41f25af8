import type { Environment } from '../../environment.ts'
import { checkNames, type FieldsOf } from '../../values/check-names.ts'
import { checkOption, type OptionRule, objectRule, oneOf } from '../../values/check-options.ts'
import { parseInstant } from '../../values/dates.ts'
import { parseDecimal } from '../../values/decimal.ts'
import { type OwnOrder, type TradingMode, tradingModes } from './facts.ts'
import { type OrderLimits, type ParsedLimits, parseLimits } from './limits.ts'

/** Limits of a program on its orders, and what it has ordered so far. */
export interface OrderGuards {
  /** Orders of ours: those that may still be filled, and those of the last minute and of `duplicateWindowMs`. */
  readonly own: readonly OwnOrder[]
  /** Orders that may be placed. @default 'active' */
  readonly mode?: TradingMode | undefined
  /** Limits of yours. @default {} the default of each limit */
  readonly limits?: OrderLimits | undefined
  /**
   * Whether the order revises one of ours, which is not in `own`: it has its money or its shares already, so the buying power, and
   * the shares that KIS subtracts for open sales, are left to KIS.
   *
   * @default false
   */
  readonly isRevision?: boolean | undefined
}

const guardFields: FieldsOf<OrderGuards> = { own: true, mode: true, limits: true, isRevision: true }

const ownRule: OptionRule = {
  is: 'an array',
  use: 'the orders of the journal, or []',
  fits: Array.isArray,
}

/** Guards that were checked. */
export interface ParsedGuards {
  readonly own: readonly OwnOrder[]
  readonly mode: TradingMode
  readonly limits: ParsedLimits
  readonly isRevision: boolean
}

/** Parses guards, and adds the defaults. @throws {KisInputError} an unknown field, or a wrong mode, limit or order of ours */
export function parseGuards(guards: OrderGuards, environment: Environment): ParsedGuards {
  checkOption('guards', guards, objectRule('an object with own, mode, limits, isRevision'))
  checkNames(guards, 'a field of the guards', Object.keys(guardFields))
  const { own, mode = 'active', limits = {}, isRevision = false } = guards
  // A mode that no guard knows would let every order through.
  checkOption('mode', mode, oneOf('a mode', tradingModes))
  checkOption('own', own, ownRule)
  for (const each of own) {
    checkOption('own', each, objectRule('a list of { order, at, remaining }'))
    checkOption('own.order', each.order, objectRule('the order as it was placed'))
    parseInstant(each.at, 'own.at')
    parseDecimal(each.remaining, 'own.remaining')
  }
  return { own, mode, limits: parseLimits(limits, environment), isRevision }
}
