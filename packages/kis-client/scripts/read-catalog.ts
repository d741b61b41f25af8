import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Json } from './source-text.ts'

/** Code values and their Korean labels: pairs, since an object would move codes like '11' before codes like '00'. */
export type Codes = readonly (readonly [code: string, label: string])[]
/** Condition: every field has the value, or one of the values. */
export type Condition = Readonly<Record<string, string | readonly string[]>>

export interface Catalog {
  readonly endpoints: readonly EndpointEntry[]
  readonly feeds: readonly FeedEntry[]
  readonly errors: ErrorCatalog
  /** Order types of KRX-listed shares by code. */
  readonly orderTypes: Readonly<Record<string, OrderTypeEntry>>
  /** Names of the order types abroad by code. */
  readonly overseasOrderTypes: Readonly<Record<string, string>>
  readonly marketRules: Json
}

export interface OrderTypeEntry {
  readonly nameKo: string
  readonly label: string
  /** Whether an order of the type has a limit. */
  readonly price: 'limit' | 'none' | 'unknown'
  readonly venues: readonly string[]
  readonly unknownVenues?: readonly string[] | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
}

export interface EndpointEntry {
  readonly id: string
  readonly docId: string | null
  readonly category: string
  readonly nameKo: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** null for the token endpoints. */
  readonly trIds: TrIds | null
  readonly request: readonly RequestField[]
  /** Description of a body that is not made of `request`. */
  readonly requestBody?: string | undefined
  readonly response: {
    readonly containers: Readonly<Partial<Record<ContainerName, Container>>>
    readonly fields: Readonly<Record<string, ResponseField>>
  }
  readonly pagination: Pagination | null
  readonly warnings?: readonly string[] | undefined
  readonly goneFromPortal?: string | undefined
  /** Absent from the official samples. */
  readonly origin?: 'portal' | undefined
  /** Number of copies of the portal and of clients by others that have it; absent if none has. */
  readonly confirmed?: { readonly portalCopies: number; readonly clients: number } | undefined
}

export interface TrIdPair {
  readonly real: string
  readonly paper: string | null
}

/** Either one pair, or `select` with a pair for each case. */
export interface TrIds {
  readonly real?: string | undefined
  readonly paper?: string | null | undefined
  readonly select?: readonly (TrIdPair & { readonly when: Condition })[] | undefined
  /** The choices that exist in the client alone, the small-letter keys of `when`, and what their values mean. */
  readonly selectors?: Readonly<Record<string, Codes>> | undefined
  /** The ids are documented for this case only. */
  readonly scope?: Condition | undefined
  /** Source of the paper id. */
  readonly paperEvidence: string
  readonly superseded?: readonly (TrIdPair & { readonly when?: Condition | undefined })[] | undefined
  readonly rejected?: readonly string[] | undefined
  readonly formerPaper?: string | undefined
  readonly replacement?:
    | (TrIdPair & {
        readonly seen: string
        readonly requestFields: readonly string[]
        readonly values: Readonly<Record<string, Codes>>
        readonly output1: readonly string[]
      })
    | undefined
}

export interface RequestField {
  readonly name: string
  readonly nameKo: string
  readonly required: boolean
  readonly const?: string | undefined
  readonly fixed?: string | undefined
  readonly default?: string | undefined
  readonly sentOnlyWhenSet?: true | undefined
  readonly pagination?: true | undefined
  /** The sample refuses any other value. */
  readonly allowed?: readonly string[] | undefined
  /** Codes that are documented, here or where the catalogue's `valuesRef` leads. */
  readonly values?: Codes | undefined
  readonly valuesPartial?: true | undefined
  /** Date and source of `values`, where they differ from the sample's. */
  readonly valuesSource?: string | undefined
  readonly valuesByVenue?: string | undefined
  readonly valuesByTr?: Readonly<Record<string, readonly string[]>> | undefined
  readonly valuesByEnv?: Readonly<Record<'real' | 'paper', Codes>> | undefined
  readonly valuesByParam?: Readonly<Record<string, Readonly<Record<string, Codes>>>> | undefined
  readonly paperValues?: readonly string[] | undefined
  readonly onlyForTr?: readonly string[] | undefined
  readonly requiredWhen?: Condition | undefined
  /** The sample sets it by itself. */
  readonly derived?: true | undefined
  readonly example?: string | undefined
  readonly formerName?: string | undefined
  readonly origin?: 'portal' | undefined
}

export interface Container {
  readonly kind: 'object' | 'array'
  readonly kindEvidence: string
  /** Value in the portal, if it differs. */
  readonly kindPortal?: string | undefined
  readonly kindConfidence?: 'low' | undefined
  readonly fields: readonly string[]
}

export interface ResponseField {
  readonly nameKo: string | null
  readonly container: ContainerName | readonly ContainerName[]
  readonly nameKoByContainer?: Readonly<Record<string, string>> | undefined
  readonly origin?: 'portal' | undefined
}

export interface Pagination {
  readonly kind: 'tr_cont' | 'tr_cont-header' | 'keyb' | 'index-key' | 'cts' | 'time-cursor'
  readonly keys: readonly string[]
  readonly responseKeys: readonly string[]
  readonly responseContainer?: ContainerName | undefined
  /** The values of the reply's header tr_cont that promise another page. */
  readonly continueOn?: readonly string[] | undefined
  readonly cursorFormat?: string | undefined
  readonly evidence: string
  /** Value in the portal, if it differs. */
  readonly portal?: string | undefined
}

export interface FeedEntry {
  readonly id: string
  readonly docId: string | null
  readonly category: string
  readonly nameKo: string
  readonly trIdReal: string
  readonly trIdPaper: string | null
  readonly paperEvidence: string
  readonly key: { readonly name: 'tr_key'; readonly kind: string; readonly examples?: readonly string[] | undefined }
  readonly encrypted: boolean
  readonly columns: readonly Column[]
  readonly columnConfidence?: string | undefined
  readonly columnAddedFirst?: string | undefined
  readonly columnCountHistory?:
    | readonly { readonly since?: string | undefined; readonly until?: string | undefined; readonly columns: number }[]
    | undefined
  /** The same columns in the order that was not chosen. */
  readonly alternativeColumns?: readonly string[] | undefined
  readonly variableDepth?:
    | { readonly headColumns: number; readonly columnsPerLevel: number; readonly levels: readonly number[] }
    | undefined
  /** Changes of other columns by the value of one column. */
  readonly variants?:
    | {
        readonly by: string
        readonly values: Codes
        readonly meaning?: Readonly<Record<string, Readonly<Record<string, string | null>>>> | undefined
        readonly priceDecimals?: Readonly<Record<string, number>> | undefined
      }
    | undefined
  readonly endedWithMarket?: string | undefined
  readonly origin?: 'portal' | undefined
}

export interface Column {
  readonly name: string
  readonly nameKo: string
  readonly optional?: true | undefined
  /** The day it was appended. */
  readonly since?: string | undefined
  readonly values?: Codes | undefined
}

export interface ErrorCatalog {
  readonly kinds: Readonly<Record<string, string>>
  readonly retry: Readonly<Record<string, string>>
  readonly orderRule: string
  readonly httpStatus: string
  readonly order: Readonly<Record<string, string>>
  readonly codes: Readonly<Record<string, ErrorCode>>
}

interface ErrorCode {
  readonly label: string
  readonly kind: string
  readonly retry: string
  readonly order?: string | undefined
}

const containerNames = ['$root', 'output', 'output1', 'output2', 'output3', 'output4', 'outblock1'] as const
export type ContainerName = (typeof containerNames)[number]

// Every object is strict: an unknown key stops the generator, so that no part of a new catalogue is lost silently. Keys that
// are read and left out on purpose are listed under "not used".
const text = z.string()
const texts = z.array(text)
const yes = z.literal(true).optional()
const portal = z.literal('portal').optional()
const condition = z.record(text, z.union([text, texts]))
const containerName = z.enum(containerNames)

export const codes: z.ZodType<Codes> = z.record(text, text).transform((byCode): Codes => {
  const pairs = Object.entries(byCode)
  if (!pairs.every(([code]) => /^\d+$/.test(code))) return pairs
  return pairs.sort(([a], [b]) => Number(a) - Number(b) || a.length - b.length)
})

const trIdPair = { real: text, paper: text.nullable() }
const trIds = z.strictObject({
  real: text.optional(),
  paper: text.nullish(),
  select: z.array(z.strictObject({ ...trIdPair, when: condition })).optional(),
  selectors: z.record(text, codes).optional(),
  scope: condition.optional(),
  paperEvidence: text,
  superseded: z.array(z.strictObject({ ...trIdPair, when: condition.optional() })).optional(),
  rejected: texts.optional(),
  formerPaper: text.optional(),
  replacement: z
    .strictObject({ ...trIdPair, seen: text, requestFields: texts, values: z.record(text, codes), output1: texts })
    .optional(),
})

const requestField = z.strictObject({
  name: text,
  nameKo: text,
  required: z.boolean(),
  const: text.optional(),
  fixed: text.optional(),
  default: text.optional(),
  sentOnlyWhenSet: yes,
  pagination: yes,
  allowed: texts.optional(),
  values: codes.optional(),
  valuesPartial: yes,
  valuesSource: text.optional(),
  valuesByVenue: text.optional(),
  valuesByTr: z.record(text, texts).optional(),
  valuesByEnv: z.strictObject({ real: codes, paper: codes }).optional(),
  valuesByParam: z.record(text, z.record(text, codes)).optional(),
  paperValues: texts.optional(),
  onlyForTr: texts.optional(),
  requiredWhen: condition.optional(),
  derived: yes,
  example: text.optional(),
  formerName: text.optional(),
  origin: portal,
  // Followed by `followReference`.
  valuesRef: text.optional(),
  // Not used: it follows from the method, which `checkEndpoint` sees to.
  in: z.enum(['query', 'body']),
})

const container = z.strictObject({
  kind: z.enum(['object', 'array']),
  kindEvidence: text,
  kindPortal: text.optional(),
  kindConfidence: z.literal('low').optional(),
  fields: texts,
})

const responseField = z.strictObject({
  nameKo: text.nullable(),
  container: z.union([containerName, z.array(containerName)]),
  nameKoByContainer: z.record(text, text).optional(),
  origin: portal,
  // Not used: what KIS sends is text, also where it is a number.
  numeric: yes,
})

const pagination = z.strictObject({
  kind: z.enum(['tr_cont', 'tr_cont-header', 'keyb', 'index-key', 'cts', 'time-cursor']),
  keys: texts,
  responseKeys: texts,
  responseContainer: containerName.optional(),
  continueOn: texts.optional(),
  cursorFormat: text.optional(),
  evidence: text,
  portal: text.optional(),
  // Not used: the header that asks for the next page is the same everywhere.
  requestHeader: z.literal('N').optional(),
})

const endpointEntry = z.strictObject({
  id: text,
  docId: text.nullable(),
  category: text,
  nameKo: text,
  method: z.enum(['GET', 'POST']),
  path: text,
  trIds: trIds.nullable(),
  request: z.array(requestField),
  requestBody: text.optional(),
  response: z.strictObject({
    containers: z.partialRecord(containerName, container),
    fields: z.record(text, responseField),
  }),
  pagination: pagination.nullable(),
  warnings: texts.optional(),
  goneFromPortal: text.optional(),
  origin: portal,
  confirmed: z.strictObject({ portalCopies: z.number(), clients: z.number() }).optional(),
  // Not used: the portal's chapter, where the entry was found, and the optional header hashkey.
  group: text,
  source: text,
  hashkey: yes,
})

const feedEntry = z.strictObject({
  id: text,
  docId: text.nullable(),
  category: text,
  nameKo: text,
  trIdReal: text,
  trIdPaper: text.nullable(),
  paperEvidence: text,
  key: z.strictObject({ name: z.literal('tr_key'), kind: text, examples: texts.optional() }),
  encrypted: z.boolean(),
  columns: z.array(
    z.strictObject({ name: text, nameKo: text, optional: yes, since: text.optional(), values: codes.optional() }),
  ),
  columnConfidence: text.optional(),
  columnAddedFirst: text.optional(),
  columnCountHistory: z
    .array(z.strictObject({ since: text.optional(), until: text.optional(), columns: z.number() }))
    .optional(),
  alternativeColumns: texts.optional(),
  variableDepth: z
    .strictObject({ headColumns: z.number(), columnsPerLevel: z.number(), levels: z.array(z.number()) })
    .optional(),
  variants: z
    .strictObject({
      by: text,
      values: codes,
      meaning: z.record(text, z.record(text, text.nullable())).optional(),
      priceDecimals: z.record(text, z.number()).optional(),
    })
    .optional(),
  endedWithMarket: text.optional(),
  origin: portal,
  // Not used: the same for every feed, and where the entry was found and who confirms it.
  group: z.literal('실시간시세'),
  url: z.literal('/tryitout'),
  source: text,
  confirmed: z.strictObject({ portalCopies: z.number(), sameColumns: z.boolean() }).optional(),
  columnEvidence: text.optional(),
})

const errorCatalog = z.strictObject({
  kinds: z.record(text, text),
  retry: z.record(text, text),
  orderRule: text,
  order: z.record(text, text),
  httpStatus: text,
  codes: z.record(
    text,
    z.strictObject({
      label: text,
      kind: text,
      retry: text,
      order: text.optional(),
      sources: z.number(),
      // Where the entry comes from, if it is younger than the file, and the day of the reading.
      source: text.optional(),
      asOf: text.optional(),
    }),
  ),
})

const orderType: z.ZodType<OrderTypeEntry> = z.strictObject({
  nameKo: text,
  label: text,
  price: z.enum(['limit', 'none', 'unknown']),
  venues: texts,
  unknownVenues: texts.optional(),
  needs: texts.optional(),
  since: text.optional(),
  until: text.optional(),
  sources: z.number(),
})
const orderTypes = z.object({ codes: z.record(text, orderType) })

/** Reads `rest.json`, `websocket.json`, `codes.json` and `market-rules.json`. Throws on anything it does not understand. */
export function readCatalog(folder: string): Catalog {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const endpoints = z.array(endpointEntry).parse(read('rest.json'))
  const feeds = z.array(feedEntry).parse(read('websocket.json'))
  const { errors, domesticOrderType, overseasOrderType } = z
    .object({
      errors: errorCatalog,
      domesticOrderType: orderTypes,
      overseasOrderType: z.object({ codes: z.record(text, text) }),
    })
    .parse(read('codes.json'))
  for (const entry of endpoints) checkEndpoint(entry)
  for (const entry of feeds) checkFeed(entry)
  checkErrors(errors)
  const resolved = endpoints.map((entry) => ({
    ...entry,
    request: entry.request.map((field) => followReference(field, endpoints)),
  }))
  const marketRules = z.json().parse(read('market-rules.json'))
  return {
    endpoints: resolved,
    feeds,
    errors,
    orderTypes: domesticOrderType.codes,
    overseasOrderTypes: overseasOrderType.codes,
    marketRules,
  }
}

/** Returns the field with the codes of the field that it refers to, `id#FIELD`. */
function followReference(field: z.infer<typeof requestField>, endpoints: readonly EndpointEntry[]): RequestField {
  const { valuesRef, ...own } = field
  if (valuesRef === undefined) return own
  const [id, name] = valuesRef.split('#')
  const target = endpoints.find((entry) => entry.id === id)?.request.find((other) => other.name === name)
  if (target?.values === undefined || own.values !== undefined)
    throw new Error(`rest.json: valuesRef ${valuesRef} names no field with values, or stands beside values; correct it`)
  const { values, valuesPartial, valuesByVenue } = target
  return { ...own, values, valuesPartial, valuesByVenue }
}

/** Refuses an entry whose parts contradict each other. */
function checkEndpoint(entry: z.infer<typeof endpointEntry>): void {
  const refuse = (reason: string): never => {
    throw new Error(`rest.json, ${entry.id}: ${reason}`)
  }
  const { request, response, pagination: paging, trIds: ids } = entry
  if (entry.id !== `${entry.category}/${entry.id.split('/')[1]}`) refuse(`is not of the category ${entry.category}`)

  const place = entry.method === 'GET' ? 'query' : 'body'
  const names = new Set(request.map((field) => field.name))
  if (names.size < request.length) refuse('names a request field twice')
  for (const field of request) {
    if (field.in !== place) refuse(`${field.name} is in the ${field.in} of a ${entry.method}`)
    const values = [field.const, field.fixed, field.default].filter((value) => value !== undefined)
    if (values.length > 1) refuse(`${field.name} has more than one value of its own`)
    if (field.required && field.sentOnlyWhenSet) refuse(`${field.name} is required and sent only when set`)
    const listed = field.values?.map(([code]) => code)
    if (listed && field.allowed?.some((code) => !listed.includes(code)))
      refuse(`${field.name} allows what it does not list`)
  }

  if (ids !== null) {
    if ((ids.real === undefined) === (ids.select === undefined)) refuse('needs either one TR id or a choice of them')
    if (ids.real !== undefined && ids.paper === undefined) refuse('does not say whether paper trading offers it')
    for (const key of new Set(ids.select?.flatMap(({ when }) => Object.keys(when)))) {
      if (isSelector(key) === names.has(key)) refuse(`${key} is neither a request field nor a choice of the client`)
      const values = new Set(ids.select?.flatMap(({ when }) => when[key] ?? []))
      const explained = ids.selectors?.[key]?.map(([code]) => code) ?? []
      if (isSelector(key) && [...values].sort().join() !== explained.toSorted().join())
        refuse(`does not say what ${key} means`)
    }
  }

  const found = Object.entries(response.containers).flatMap(([block, { fields }]) =>
    fields.map((name) => `${block}.${name}`),
  )
  const described = Object.entries(response.fields).flatMap(([name, field]) =>
    [field.container].flat().map((block) => `${block}.${name}`),
  )
  if (new Set(found).size < found.length) refuse('a block names a field twice')
  if (found.sort().join() !== described.sort().join()) refuse('its blocks and its fields do not agree')

  if (paging) {
    const answerKeys = paging.responseKeys.length
    if (paging.keys.some((key) => !names.has(key))) refuse('turns pages with a field that it does not have')
    if (answerKeys !== 0 && answerKeys !== paging.keys.length) refuse('has not one answer key for each paging key')
    const block = paging.responseContainer && response.containers[paging.responseContainer]
    if (block && paging.responseKeys.some((key) => !block.fields.includes(key)))
      refuse('its answer keys are not in the block')
    if (paging.responseContainer && !block) refuse(`has no block ${paging.responseContainer}`)
  }
}

/** Returns whether a key of `when` is a choice that the client does not send: those are in small letters. */
export const isSelector = (key: string): boolean => key === key.toLowerCase()

function checkFeed({ id, category, columns, alternativeColumns }: FeedEntry): void {
  const refuse = (reason: string): never => {
    throw new Error(`websocket.json, ${id}: ${reason}`)
  }
  if (!id.startsWith(`${category}/`)) refuse(`is not of the category ${category}`)
  const names = columns.map((column) => column.name)
  if (new Set(names).size < names.length) refuse('names a column twice')
  if (alternativeColumns && alternativeColumns.toSorted().join() !== names.toSorted().join())
    refuse('has another set of columns in its other order')
  const firstOptional = columns.findIndex(isOptional)
  if (firstOptional >= 0 && !columns.slice(firstOptional).every(isOptional))
    refuse('has a column after those that may be missing')
}

/** Returns whether some frames end before the column: it may be absent, or frames of an earlier day lack it. */
export const isOptional = (column: Column): boolean => column.optional === true || column.since !== undefined

function checkErrors({ codes: byCode, kinds, retry, order }: ErrorCatalog): void {
  for (const [code, entry] of Object.entries(byCode)) {
    if (kinds[entry.kind] === undefined)
      throw new Error(`codes.json, ${code}: ${entry.kind} is an unknown kind; use ${Object.keys(kinds).join(', ')}`)
    if (retry[entry.retry] === undefined)
      throw new Error(
        `codes.json, ${code}: ${entry.retry} is an unknown retry rule; use ${Object.keys(retry).join(', ')}`,
      )
    if (entry.order !== undefined && order[entry.order] === undefined)
      throw new Error(
        `codes.json, ${code}: ${entry.order} is an unknown outcome of an order; use ${Object.keys(order).join(', ')}`,
      )
  }
}
