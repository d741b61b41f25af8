import type { FileCondition, FileGroup } from './file-schema.ts'
import type { Column, DailyBars } from './indicators/bars.ts'
import { findOperator, type Operator, type Sides } from './operators.ts'
import type { Params } from './params.ts'
import type { NamedIndicator } from './read-indicators.ts'
import type { Unsupported } from './unsupported.ts'

/** Condition, or group of them, about completed days. */
export interface Condition {
  /** Days that it needs. */
  readonly days: number
  /** Returns whether it holds on the latest of the days. */
  isMet(bars: DailyBars): boolean
}

/** Names that a condition may use, and the list of what is not supported. */
export interface ConditionContext {
  readonly indicators: ReadonlyMap<string, NamedIndicator>
  readonly params: Params
  readonly unsupported: Unsupported
}

/** Side of a condition: a column, or one number for every day. */
interface Operand {
  readonly days: number
  readonly column: Column
}

const knownFields = [
  ...['indicator', 'output', 'operator', 'value', 'compare_to', 'compare_output'],
  ...['compare_scalar', 'compare_operation', 'candlestick', 'signal'],
]

/**
 * Returns the conditions of the entry or the exit as one; undefined where a part of it is not supported.
 *
 * @param logic how the conditions are joined where the group does not say it
 * @throws {Error} a condition is incomplete, or names an alias or a parameter that the preset does not have
 */
export function readGroup(
  group: FileGroup,
  path: string,
  logic: 'AND' | 'OR',
  context: ConditionContext,
): Condition | undefined {
  const { unsupported } = context
  const linesBefore = unsupported.lines.length
  unsupported.addUnknown(`${path}.`, group, ['logic', 'conditions'])
  const read = group.conditions.map((one, index) => readCondition(one, `${path}.conditions[${index}]`, context))
  const conditions = read.filter((one) => one !== undefined)
  if (unsupported.lines.length > linesBefore) return undefined
  const isOr = (group.logic ?? logic) === 'OR'
  return {
    days: Math.max(...conditions.map(({ days }) => days)),
    isMet: (bars) => (isOr ? conditions.some((one) => one.isMet(bars)) : conditions.every((one) => one.isMet(bars))),
  }
}

function readCondition(entry: FileCondition, path: string, context: ConditionContext): Condition | undefined {
  const { unsupported } = context
  unsupported.addUnknown(`${path}.`, entry, knownFields)
  if (entry.candlestick != null) {
    unsupported.add(`${path}.candlestick`, `"${entry.candlestick}" is not supported`)
    return undefined
  }
  if (!entry.indicator) throw new Error(`${path}.indicator: is missing; use an alias or a price`)
  if (!entry.operator) throw new Error(`${path}.operator: is missing; use one such as greater_than`)
  const operator = findOperator(entry.operator)
  if (operator === undefined) unsupported.add(`${path}.operator`, `"${entry.operator}" is not supported`)
  const left = readColumn(`${path}.indicator`, entry.indicator, `${path}.output`, entry.output, context)
  const right = readRight(entry, path, context)
  return left && right && operator && join(left, operator, right)
}

/** Returns the condition that an operator makes of two sides. */
function join(left: Operand, operator: Operator, right: Operand): Condition {
  return {
    days: Math.max(left.days, right.days) + (operator.crosses ? 1 : 0),
    isMet(bars) {
      const [leftColumn, rightColumn] = [left.column(bars), right.column(bars)]
      const sides = (back: number): Sides => ({
        left: leftColumn.at(-back) ?? Number.NaN,
        right: rightColumn.at(-back) ?? Number.NaN,
      })
      const [day, before] = [sides(1), sides(2)]
      // Without a value on a day nothing is known about it, so neither "equal" nor "not equal" is true.
      if (Number.isNaN(day.left) || Number.isNaN(day.right)) return false
      return operator.holds(day, before)
    },
  }
}

/** Returns the right side: a number, or a column that may be scaled. */
function readRight(entry: FileCondition, path: string, context: ConditionContext): Operand | undefined {
  const { value, compare_to: compareTo, compare_output: output } = entry
  if ((value == null) === (compareTo == null)) {
    const found = value == null ? 'neither value nor compare_to' : 'both value and compare_to'
    throw new Error(`${path}: has ${found}; use one of them`)
  }
  const [field, given] = value == null ? [`${path}.compare_to`, compareTo] : [`${path}.value`, value]
  const number = context.params.number(field, given)
  if (number === undefined) {
    const operand = readColumn(field, String(given), `${path}.compare_output`, output, context)
    return operand && scale(operand, entry, path, context)
  }
  if (entry.compare_scalar != null)
    context.unsupported.add(`${path}.compare_scalar`, 'is not supported beside a number')
  return { days: 1, column: ({ close }) => close.map(() => number) }
}

/** Returns the column of an alias or a price. */
function readColumn(
  field: string,
  alias: string,
  outputField: string,
  output: string | null | undefined,
  { indicators, unsupported }: ConditionContext,
): Operand | undefined {
  const named = indicators.get(alias)
  if (named === undefined)
    throw new Error(`${field}: "${alias}" is not an alias or a price; use one of ${[...indicators.keys()].join(', ')}`)
  if (named.indicator === undefined) {
    unsupported.add(field, `"${alias}" is not supported, see ${named.path}`)
    return undefined
  }
  const { days, outputs } = named.indicator
  const wanted = output ?? named.output
  const column = new Map(Object.entries(outputs)).get(wanted)
  if (column !== undefined) return { days, column }
  unsupported.add(outputField, `"${wanted}" of "${alias}" is not supported; it has ${Object.keys(outputs).join(', ')}`)
  return undefined
}

const operations: ReadonlyMap<string, (value: number, scalar: number) => number> = new Map([
  ['mul', (value: number, scalar: number) => value * scalar],
  ['div', (value: number, scalar: number) => value / scalar],
  ['add', (value: number, scalar: number) => value + scalar],
  ['sub', (value: number, scalar: number) => value - scalar],
])

/** Returns a column times, by, plus or less the scalar of the condition. */
function scale(
  { days, column }: Operand,
  { compare_scalar: scalar, compare_operation: name }: FileCondition,
  path: string,
  { unsupported }: ConditionContext,
): Operand | undefined {
  if (scalar == null) {
    if (name == null) return { days, column }
    throw new Error(`${path}.compare_scalar: is missing; use the number of compare_operation "${name}"`)
  }
  const operation = operations.get(name ?? 'mul')
  if (operation === undefined) {
    unsupported.add(`${path}.compare_operation`, `"${name}" is not supported`)
    return undefined
  }
  if (name === 'div' && scalar === 0)
    throw new Error(`${path}.compare_scalar: 0 is not a divisor; use a number other than zero`)
  return { days, column: (bars) => column(bars).map((value) => operation(value, scalar)) }
}
