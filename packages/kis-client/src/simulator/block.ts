/** The documented fields of a block, empty, in KIS's order. */
export type Fields = Readonly<Record<string, string>>

/** From names that are separated by blanks. */
export const fieldNames = (names: string): Fields =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, '']),
  )

/**
 * A block with every documented field: KIS sends '' where it has no value.
 *
 * @throws {Error} a value has a name that the block lacks
 */
export function fillBlock(fields: Fields, values: Readonly<Record<string, string>>): Record<string, string> {
  for (const name in values) if (!(name in fields)) throw new Error(`the block has no field ${name}`)
  return { ...fields, ...values }
}
