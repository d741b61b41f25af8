import type { AnyEndpoint } from '../endpoint.ts'
import { type Body, isRecord } from '../values/json-record.ts'

/** One place where an answer differs from the catalogue. It breaks no call: the client reports it as the event `irregular`. */
export interface Irregularity {
  /** The catalogue's id, such as `domestic-stock/inquire-price`. */
  readonly endpoint: string
  /** The block that the name stands in; `$root` is the top of the body, where the blocks stand. */
  readonly block: string
  readonly name: string
  /**
   * `extra`: the name is not documented. `missing`: KIS left it out altogether; an empty text is a value that KIS
   * does not have, and regular. `kind`: a number, boolean, list or object where text is documented, or a record where a
   * list is, or the other way round.
   */
  readonly what: 'extra' | 'missing' | 'kind'
}

/** KIS's own names around the blocks. */
const envelope: ReadonlySet<string> = new Set(['rt_cd', 'msg_cd', 'msg1'])

/** Compares an answer with its documented shape, in each list by the first row. */
export function findSchemaDrift({ id, blocks, paging }: AnyEndpoint, body: Body): Irregularity[] {
  const found: Irregularity[] = []
  const add = (block: string, name: string, what: Irregularity['what']) =>
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

/** Returns a function that compares an answer with the catalogue, and calls `emit` once for each difference. */
export function createSchemaDriftWatch(
  emit: (irregularity: Irregularity) => void,
): (endpoint: AnyEndpoint, body: Body) => void {
  const emitted = new Set<string>()
  return (endpoint, body) => {
    for (const irregularity of findSchemaDrift(endpoint, body)) {
      const key = Object.values(irregularity).join(' ')
      if (emitted.has(key)) continue
      emitted.add(key)
      emit(irregularity)
    }
  }
}
