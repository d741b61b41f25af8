/** Values of both sides of a condition on a day. */
export interface Sides {
  readonly left: number
  readonly right: number
}

/** Comparison of a condition. */
export interface Operator {
  /** Whether it looks at the day before, too. */
  readonly crosses: boolean
  /** Returns whether it holds. */
  readonly holds: (day: Sides, before: Sides) => boolean
}

const compare = (holds: (day: Sides) => boolean): Operator => ({ crosses: false, holds })
const cross = (holds: (day: Sides, before: Sides) => boolean): Operator => ({ crosses: true, holds })

const above = compare(({ left, right }) => left > right)
const below = compare(({ left, right }) => left < right)
const atLeast = compare(({ left, right }) => left >= right)
const atMost = compare(({ left, right }) => left <= right)
const equal = compare(({ left, right }) => left === right)
const different = compare(({ left, right }) => left !== right)
const crossAbove = cross((day, before) => before.left <= before.right && day.left > day.right)
const crossBelow = cross((day, before) => before.left >= before.right && day.left < day.right)

/** Operators by the vendor's names, its other spellings among them. */
const operators: ReadonlyMap<string, Operator> = new Map([
  ...named(above, 'greater_than', '>', 'gt', 'breaks'),
  ...named(below, 'less_than', '<', 'lt'),
  ...named(atLeast, 'greater_equal', '>=', 'gte'),
  ...named(atMost, 'less_equal', '<=', 'lte'),
  ...named(equal, 'equal', '=='),
  ...named(different, 'not_equal', '!='),
  ...named(crossAbove, 'cross_above', 'crosses_above', 'crossover', 'indicator_cross_above'),
  ...named(crossBelow, 'cross_below', 'crosses_below', 'crossunder', 'indicator_cross_below'),
])

function named(operator: Operator, ...names: readonly string[]): readonly (readonly [string, Operator])[] {
  return names.map((name) => [name, operator] as const)
}

/** Returns the operator of a name; undefined where it is not supported. */
export const findOperator = (name: string): Operator | undefined => operators.get(name.toLowerCase().trim())
