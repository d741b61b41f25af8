/** Forms of the values that a field has had, by which two servers are compared. No form shows a value. */
export interface FieldForm {
  /** Examples of the values, masked: one for each form. */
  readonly examples: ReadonlySet<string>
  /** Traits of the values that are not empty. */
  readonly traits: ReadonlySet<string>
  readonly lengths: ReadonlySet<number>
  readonly hasEmpty: boolean
  readonly hasValue: boolean
}

/**
 * Returns a value with each digit, letter and syllable replaced; zeros in front, signs, points and blanks stay. The digits
 * before a point are one, unless zeros fill them up: their number would show how large a balance is.
 */
export function maskValue(value: string): string {
  const masked = value
    .replace(/^(\s*[+-]?)[1-9]\d*(?=(\.\d+)?\s*$)/, (_found, sign: string) => `${sign}9`)
    .replace(/^(\s*[+-]?0+)(?=\d)|\d/g, (_found, zeros?: string) => zeros ?? '9')
    .replace(/[A-Za-z]/g, 'a')
    .replace(/[^\x20-\x7e]/g, '가')
  return masked.length > 40 ? `${masked.slice(0, 40)}…` : masked
}

/** Returns the form of the values that one field has had. */
export function formOf(values: readonly unknown[]): FieldForm {
  const examples = new Map<string, string>()
  const traits = new Set<string>()
  const lengths = new Set<number>()
  let hasEmpty = false
  for (const value of values) {
    if (value === '' || value === null) {
      hasEmpty = true
      continue
    }
    const own = typeof value === 'string' ? traitsOf(value) : [`a JSON ${Array.isArray(value) ? 'list' : typeof value}`]
    for (const trait of own) traits.add(trait)
    lengths.add(String(value).length)
    examples.set(own.join(), typeof value === 'string' ? maskValue(value) : '…')
  }
  return { examples: new Set(examples.values()), traits, lengths, hasEmpty, hasValue: lengths.size > 0 }
}

function traitsOf(value: string): readonly string[] {
  const trimmed = value.trim()
  const blanks = trimmed === value ? [] : [value.startsWith(' ') ? 'blanks in front' : 'blanks behind']
  if (trimmed === '') return ['only blanks']
  const number = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(trimmed)
  if (number === null) return ['text', ...blanks]
  const [, sign, digits = '', decimals] = number
  return [
    decimals === undefined ? 'whole number' : `${decimals.length} decimals`,
    ...(sign === '+' ? ['plus sign'] : []),
    ...(digits.length > 1 && digits.startsWith('0') ? [zerosInFront] : []),
    ...blanks,
  ]
}

const zerosInFront = 'zeros in front'

/** Returns in words how the form of a field at KIS differs from that of the simulator; empty if it does not. */
export function compareForms(atKis: FieldForm, simulated: FieldForm): readonly string[] {
  const found: string[] = []
  if (atKis.hasValue && simulated.hasValue) {
    for (const trait of atKis.traits) {
      if (!simulated.traits.has(trait) && !isOfFixedWidth(trait, atKis, simulated)) found.push(`KIS: ${trait}`)
    }
    for (const trait of simulated.traits) {
      if (!atKis.traits.has(trait) && !isOfFixedWidth(trait, simulated, atKis)) found.push(`simulator: ${trait}`)
    }
  }
  if (atKis.hasEmpty && !simulated.hasEmpty) found.push(atKis.hasValue ? 'KIS: empty at times' : 'KIS: empty')
  if (simulated.hasEmpty && !atKis.hasEmpty)
    found.push(simulated.hasValue ? 'simulator: empty at times' : 'simulator: empty')
  return found
}

/** Returns whether zeros in front are those of a time or a code, which has the same width on both sides. */
const isOfFixedWidth = (trait: string, one: FieldForm, other: FieldForm): boolean =>
  trait === zerosInFront &&
  one.lengths.size === 1 &&
  other.lengths.size === 1 &&
  [...one.lengths][0] === [...other.lengths][0]
