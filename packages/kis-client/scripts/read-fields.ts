import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { constantName, lastPart } from './names.ts'
import type { Actions } from './read-actions.ts'
import type { EndpointEntry } from './read-catalog.ts'
import type { ResultField, Results, ResultType } from './read-results.ts'

/** How sure the meaning of a value is: by KIS's word, by captured answers, or not. */
export const statuses = ['documented', 'observed', 'unknown'] as const

/** Origin and meaning of a field in one of the answers that it may come from. */
export interface FieldRow {
  /** Endpoints whose answers have the value; none for a value that is not KIS's. */
  readonly endpoints: readonly string[]
  /** KIS's names of the fields, the first one first where one stands in for another. */
  readonly kis: readonly string[]
  /** Computation, where the value is no plain copy. */
  readonly from?: string | undefined
  readonly status: (typeof statuses)[number]
  /** Key of `sources`. */
  readonly source: string
  /** Conditions under which the value is empty, zero or stale. */
  readonly empty: string
}

export interface FieldMeanings {
  /** Sources by key, in words. */
  readonly sources: Readonly<Record<string, string>>
  /** Rows by type and field. */
  readonly types: Readonly<Record<string, Readonly<Record<string, readonly FieldRow[]>>>>
}

const row = z.strictObject({
  endpoints: z.array(z.string()).default([]),
  kis: z.array(z.string()).default([]),
  from: z.string().optional(),
  status: z.enum(statuses),
  source: z.string(),
  empty: z.string(),
})

const fieldsFile = z.strictObject({
  sources: z.record(z.string(), z.string()),
  types: z.record(z.string(), z.record(z.string(), z.array(row).min(1))),
})

/** Facts that `fields.json` must agree with. */
export interface KnownFields {
  readonly results: Results
  readonly endpoints: readonly EndpointEntry[]
  readonly actions: Actions
}

/** Reads what each returned field means. @throws if it does not agree with the sources or with the catalogue */
export function readFields(catalog: string, known: KnownFields): FieldMeanings {
  const meanings: FieldMeanings = fieldsFile.parse(JSON.parse(readFileSync(join(catalog, 'fields.json'), 'utf8')))
  const faults = findFaults(meanings, known)
  if (faults.length > 0) throw new Error(faults.map((fault) => `fields.json, ${fault}`).join('\n'))
  return meanings
}

/** Returns how `fields.json` disagrees with the sources and the catalogue, a sentence each. */
export function findFaults({ sources, types }: FieldMeanings, known: KnownFields): readonly string[] {
  const { results } = known
  const names = new Set(results.types.map(({ name }) => name))
  const rows = Object.values(types).flatMap((fields) => Object.values(fields).flat())
  return [
    ...Object.keys(types).flatMap((name) => (names.has(name) ? [] : [`${name}: no action returns it; remove it`])),
    ...results.types.flatMap((type) => faultsOfType(type, types[type.name] ?? {}, known)),
    ...rows.flatMap(({ source }) => (source in sources ? [] : [`${source}: it is not one of the sources; add it`])),
    ...Object.keys(sources).flatMap((key) =>
      rows.some(({ source }) => source === key) ? [] : [`${key}: no row has this source; remove it`],
    ),
    ...uncoveredEndpoints(types, known),
  ]
}

function faultsOfType(
  { name, actions: users, fields }: ResultType,
  byField: Readonly<Record<string, readonly FieldRow[]>>,
  known: KnownFields,
): readonly string[] {
  const inSources = new Set(fields.map((field) => field.name))
  return [
    ...Object.keys(byField).flatMap((field) =>
      inSources.has(field) ? [] : [`${name}.${field}: the type has no such field; remove it`],
    ),
    ...fields.flatMap((field) => {
      const rows = byField[field.name]
      const path = `${name}.${field.name}`
      if (rows === undefined) return [`${path}: it is missing; say where the field comes from`]
      return rows.flatMap((each) => faultsOfRow(each, field, { users, ...known }).map((fault) => `${path}: ${fault}`))
    }),
  ]
}

/** Words of a doc comment that mark a field whose meaning is not known. */
const mark = /not (documented|known)|not document|unknown|contested/

function faultsOfRow(
  { endpoints: ids, kis, from, status }: FieldRow,
  { doc = '' }: ResultField,
  { users, endpoints, actions }: KnownFields & { readonly users: readonly string[] },
): readonly string[] {
  const isFromKis = ids.length > 0
  return [
    ...(isFromKis || from !== undefined ? [] : ['it has neither an endpoint nor a computation; give one of them']),
    ...(isFromKis && kis.length === 0 && from === undefined ? ['it names no field of KIS; name one'] : []),
    ...(status === 'unknown' && !isFromKis ? ['it is unknown, and names no answer to look at; give the endpoint'] : []),
    ...(status === 'unknown' && !mark.test(doc) ? ['it is unknown; say so in its doc comment'] : []),
    ...ids.flatMap((id) => {
      const entry = endpoints.find((each) => each.id === id)
      if (entry === undefined) return [`${id} is no endpoint of the catalogue; correct the id`]
      const callers = actions.get(keyOf(id)) ?? []
      return [
        ...kis.flatMap((name) => (name in entry.response.fields ? [] : [`${id} does not answer ${name}; correct it`])),
        ...(callers.some((caller) => users.includes(caller)) ? [] : [`${users.join(', ')} does not call ${id}`]),
      ]
    }),
  ]
}

/** Returns the endpoints that an action calls and of which no row of what it returns has a value. */
function uncoveredEndpoints(types: FieldMeanings['types'], { results, actions }: KnownFields): readonly string[] {
  return [...actions].flatMap(([endpoint, callers]) =>
    callers.flatMap((caller) => {
      const returned = results.types.filter((type) => type.actions.includes(caller))
      const rows = returned.flatMap(({ name }) => Object.values(types[name] ?? {}).flat())
      const isCovered = rows.some(({ endpoints }) => endpoints.some((id) => keyOf(id) === endpoint))
      return returned.length === 0 || isCovered
        ? []
        : [`${returned[0]?.name}: ${caller} calls ${endpoint}, of which it has no row`]
    }),
  )
}

/** Returns the key of an endpoint in `Actions`. */
const keyOf = (id: string): string => `${id.slice(0, id.indexOf('/'))}/${constantName(lastPart(id))}`
