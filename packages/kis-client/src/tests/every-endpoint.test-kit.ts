import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from '../environment.ts'

// Expected values come from the JSON of the catalogue, never from the tables: the generator that makes the tables of it
// may be wrong.

interface CatalogueField {
  readonly name: string
  readonly required: boolean
  readonly const?: string
  readonly fixed?: string
  readonly default?: string
  readonly allowed?: readonly string[]
  readonly values?: Readonly<Record<string, string>>
  readonly example?: string
  readonly sentOnlyWhenSet?: boolean
  readonly pagination?: boolean
}

export interface CatalogueTrId {
  readonly when?: Readonly<Record<string, string | readonly string[]>>
  readonly real: string
  readonly paper: string | null
}

export interface CatalogueEntry {
  readonly id: string
  readonly category: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly trIds: (CatalogueTrId & { readonly select?: readonly CatalogueTrId[] }) | null
  readonly request: readonly CatalogueField[]
  readonly response: {
    readonly containers: Readonly<
      Record<string, { readonly kind: 'object' | 'array'; readonly fields: readonly string[] }>
    >
    readonly fields: Readonly<Record<string, { readonly numeric?: boolean }>>
  }
  readonly pagination: {
    readonly kind: string
    readonly keys: readonly string[]
    readonly responseKeys: readonly string[]
    readonly responseContainer?: string
  } | null
}

/** Reads all endpoints except the four for tokens and hash keys, which `call` does not take. */
export function readEntries(): readonly CatalogueEntry[] {
  const text = readFileSync(join(import.meta.dirname, '../../catalog/rest.json'), 'utf8')
  const entries: readonly CatalogueEntry[] = JSON.parse(text)
  return entries.filter(({ trIds }) => trIds !== null)
}

export const trIdsOf = ({ trIds }: CatalogueEntry): readonly CatalogueTrId[] => trIds?.select ?? (trIds ? [trIds] : [])

/** Input of a call, and the request that it must become. */
interface GeneratedCall {
  readonly input: Readonly<Record<string, string>>
  readonly wire: Readonly<Record<string, string>>
}

// Where the catalogue has neither codes nor an example.
const plausible: readonly (readonly [name: RegExp, value: string])[] = [
  [/_DT$|DATE|YMD|_DAY$/, '20261016'],
  [/(SYMB|_PDNO|PDNO)(_\d+)?$/, 'AAPL'],
  [/EXCD(_\d+)?$/, 'NAS'],
  [/HOUR|TIME|TMD|_TM$/, '100000'],
  [/ISCD(_\d+)?$/, '005930'],
  [/USER_ID$/, 'tester'],
  [/NREC/, '30'],
]

function plausibleValue({ name, allowed, values, example }: CatalogueField): string {
  const codes = allowed ?? Object.keys(values ?? {})
  const code = codes.find((known) => known.trim() !== '')
  const given = example?.trim() ? example : undefined
  return given ?? code ?? plausible.find(([form]) => form.test(name.toUpperCase()))?.[1] ?? '1'
}

/**
 * Generates a call with every required field, and no other field.
 *
 * @param known what must be just so, such as the number of an order that stands
 */
export function generateCall(
  entry: CatalogueEntry,
  choice: CatalogueTrId,
  { account, known = {} }: { readonly account: string; readonly known?: Readonly<Record<string, string>> },
): GeneratedCall {
  const [CANO = '', ACNT_PRDT_CD = ''] = account.split('-')
  const chosen = Object.entries(choice.when ?? {}).map(([name, value]) => [name, [value].flat()[0] ?? ''])
  const required = entry.request.filter(
    ({ name, required, pagination, const: one, fixed }) =>
      required && !pagination && !entry.pagination?.keys.includes(name) && one === undefined && fixed === undefined,
  )
  const given: Record<string, string> = Object.fromEntries([
    ...required.map((field) => [field.name, known[field.name] ?? plausibleValue(field)]),
    ...chosen,
  ])
  const wire: Record<string, string> = {}
  for (const { name, const: one, fixed, default: usual, sentOnlyWhenSet } of entry.request) {
    const own = { CANO, ACNT_PRDT_CD }[name]
    const value = own ?? given[name] ?? one ?? fixed ?? usual ?? (sentOnlyWhenSet ? undefined : '')
    if (value !== undefined) wire[name] = value
  }
  const { CANO: _, ACNT_PRDT_CD: __, ...input } = given
  return { input, wire }
}

/** Returns whether the catalogue offers the choice in an environment. */
export const isOffered = (choice: CatalogueTrId, environment: Environment): boolean => choice[environment] !== null
