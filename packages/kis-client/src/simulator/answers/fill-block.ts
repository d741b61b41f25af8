import type { AnyEndpoint } from '../../endpoint.ts'

/** Documented fields of a block, empty, in KIS's order. */
export type DocumentedFields = Readonly<Record<string, string>>

/** Returns the documented fields of an endpoint's block. @throws {Error} the endpoint has no such block */
export function documentedFields({ id, blocks }: AnyEndpoint, block: string): DocumentedFields {
  const { fields } = blocks[block] ?? {}
  if (fields === undefined) throw new Error(`${id} has no block ${block}`)
  return Object.fromEntries(fields.map((name) => [name, '']))
}

/**
 * Returns a block with every documented field: KIS sends '' where it has no value.
 *
 * @throws {Error} a value has a name that the block lacks
 */
export function fillBlock(fields: DocumentedFields, values: Readonly<Record<string, string>>): Record<string, string> {
  for (const name in values) if (!(name in fields)) throw new Error(`the block has no field ${name}`)
  return { ...fields, ...values }
}
