import type { AnyEndpoint } from '../endpoint.ts'
import { type Body, isRecord } from '../values/json-record.ts'

/** Where an answer differs from the catalogue. It breaks no call: it is told so that somebody can look. */
export interface Irregularity {
  /** The catalogue's id, such as `domestic-stock/inquire-price`. */
  readonly endpoint: string
  /** The block that the name stands in; `$root` is the top of the body, where the blocks stand. */
  readonly block: string
  readonly name: string
  /**
   * `extra`: nobody has documented the name. `missing`: KIS left it out altogether; an empty text is a value that KIS
   * does not have, and regular. `kind`: a number, boolean, list or object where text is documented, or a record where a
   * list is, or the other way round.
   */
  readonly what: 'extra' | 'missing' | 'kind'
}

/** KIS's own names around the blocks. */
const envelope: ReadonlySet<string> = new Set(['rt_cd', 'msg_cd', 'msg1'])

/** Compares an answer with its documented shape, in each list by the first row. */
export function findIrregularities({ id, blocks, paging }: AnyEndpoint, body: Body): Irregularity[] {
  const found: Irregularity[] = []
  const tell = (block: string, name: string, what: Irregularity['what']) =>
    found.push({ endpoint: id, block, name, what })

  const compare = (block: string, fields: readonly string[], row: Body) => {
    for (const name of fields) {
      if (!Object.hasOwn(row, name)) tell(block, name, 'missing')
      else if (typeof row[name] !== 'string' && row[name] !== null) tell(block, name, 'kind')
    }
  }

  for (const [block, { kind, fields }] of Object.entries(blocks)) {
    if (block === '$root') {
      compare(block, fields, body)
      continue
    }
    const value = body[block]
    if (!Object.hasOwn(body, block)) tell('$root', block, 'missing')
    else if (!isNothing(value) && Array.isArray(value) !== (kind === 'array')) tell('$root', block, 'kind')
    const row = Array.isArray(value) ? value[0] : value
    if (isRecord(row)) {
      compare(block, fields, row)
      for (const name in row) if (!fields.includes(name)) tell(block, name, 'extra')
    } else if (!isNothing(row) && Array.isArray(value) === (kind === 'array')) tell('$root', block, 'kind')
  }
  for (const name in body) {
    const isKnown = envelope.has(name) || Object.hasOwn(blocks, name) || blocks['$root']?.fields.includes(name)
    if (!isKnown && !paging?.answerKeys.includes(name)) tell('$root', name, 'extra')
  }
  return found
}

const isNothing = (value: unknown): boolean => value === undefined || value === null || value === ''

/** Tells each irregularity once. */
export function createIrregularityWatch(
  tell: (irregularity: Irregularity) => void,
): (endpoint: AnyEndpoint, body: Body) => void {
  const told = new Set<string>()
  return (endpoint, body) => {
    for (const irregularity of findIrregularities(endpoint, body)) {
      const key = Object.values(irregularity).join(' ')
      if (told.has(key)) continue
      told.add(key)
      tell(irregularity)
    }
  }
}
