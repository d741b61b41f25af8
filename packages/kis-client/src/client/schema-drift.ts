import type { AnyEndpoint } from '../endpoint.ts'
import { type Body, isRecord } from '../values/json-record.ts'

/** Difference between an answer and the catalogue. It fails no call: the client emits it as the event `schema-drift`. */
export interface SchemaDrift {
  /** Id of the endpoint in the catalogue, such as `domestic-stock/inquire-price`. */
  readonly endpoint: string
  /** Block of the name; `$root` is the top of the body, which holds the blocks. */
  readonly block: string
  /** Name of the field or of the block, as KIS writes it. */
  readonly name: string
  /**
   * Kind of the difference. `extra`: the name is not documented. `missing`: KIS left out the name; an empty text is regular,
   * and means that KIS has no value. `kind`: a number, boolean, list or object where text is documented, a record where a
   * list is documented, or a list where a record is.
   */
  readonly what: 'extra' | 'missing' | 'kind'
}

/** Names that KIS writes beside the blocks. */
const envelope: ReadonlySet<string> = new Set(['rt_cd', 'msg_cd', 'msg1'])

/** Compares an answer with its documented shape, in each list by the first row. */
export function findSchemaDrift({ id, blocks, paging }: AnyEndpoint, body: Body): SchemaDrift[] {
  const found: SchemaDrift[] = []
  const add = (block: string, name: string, what: SchemaDrift['what']) =>
    found.push({ endpoint: id, block, name, what })

  const compare = (block: string, fields: readonly string[], row: Body) => {
    for (const name of fields) {
      if (!Object.hasOwn(row, name)) add(block, name, 'missing')
      else if (typeof row[name] !== 'string' && row[name] !== null) add(block, name, 'kind')
    }
  }

  for (const [block, { kind, fields }] of Object.entries(blocks)) {
    if (block === '$root') {
      compare(block, fields, body)
      continue
    }
    const value = body[block]
    if (!Object.hasOwn(body, block)) add('$root', block, 'missing')
    else if (!isNothing(value) && Array.isArray(value) !== (kind === 'array')) add('$root', block, 'kind')
    const row = Array.isArray(value) ? value[0] : value
    if (isRecord(row)) {
      compare(block, fields, row)
      for (const name in row) if (!fields.includes(name)) add(block, name, 'extra')
    } else if (!isNothing(row) && Array.isArray(value) === (kind === 'array')) add('$root', block, 'kind')
  }
  for (const name in body) {
    const isKnown = envelope.has(name) || Object.hasOwn(blocks, name) || blocks['$root']?.fields.includes(name)
    if (!isKnown && !paging?.answerKeys.includes(name)) add('$root', name, 'extra')
  }
  return found
}

const isNothing = (value: unknown): boolean => value === undefined || value === null || value === ''

/** Most differences that a client emits: a name that is another one in each answer must not fill the memory. */
const mostEmitted = 1_000

/** Returns a function that compares an answer with the catalogue, and calls `emit` once for each difference. */
export function createSchemaDriftWatch(
  emit: (drift: SchemaDrift) => void,
): (endpoint: AnyEndpoint, body: Body) => void {
  const emitted = new Set<string>()
  return (endpoint, body) => {
    for (const drift of findSchemaDrift(endpoint, body)) {
      const key = Object.values(drift).join(' ')
      if (emitted.has(key) || emitted.size >= mostEmitted) continue
      emitted.add(key)
      emit(drift)
    }
  }
}
