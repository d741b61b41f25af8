import { writeTable } from './markdown-table.ts'
import { constantName, lastPart } from './names.ts'
import type { EndpointEntry } from './read-catalog.ts'
import { type FieldMeanings, type FieldRow, statuses } from './read-fields.ts'
import type { ResultField, Results, ResultType } from './read-results.ts'

/** Writes `docs/fields.md`: what each field that an action returns means. */
export function writeFields(
  meanings: FieldMeanings,
  { types, silent }: Results,
  endpoints: readonly EndpointEntry[],
): string {
  const byId = new Map(endpoints.map((entry) => [entry.id, entry]))
  const sections = types.map((type) => writeType(type, meanings.types[type.name] ?? {}, byId))
  const sources = Object.entries(meanings.sources).map(([key, text]) => `- ${key}: ${text}.`)
  const silence = silent.length === 0 ? '' : ` ${listNames(silent)} returns no value.`
  return `# Fields

<!-- Written by scripts/generate.ts from catalog/fields.json, catalog/rest.json and the sources. Not edited by hand: run \`pnpm generate\`. -->

Each field that an action returns, its field at KIS with KIS's Korean name, and what makes it empty, zero or stale. ${countRows(meanings)}.

- documented: KIS names or describes the value, or this package makes it.
- observed: KIS does not describe it, and the source has captured it.
- unknown: the meaning is contested, or no source has it. The field's doc comment says so, and \`kis.call\` with the named endpoint returns KIS's own text beside it.

A field with several rows has one for each answer that it may come from.${silence} The fields of an instrument file are those of its master: [instruments](instruments.md).

${sections.join('\n\n')}

## Sources

${sources.join('\n')}
`
}

/** Counts the rows by status: "3 rows: 1 documented, 1 observed, 1 unknown". */
export function countRows({ types }: FieldMeanings): string {
  const rows = Object.values(types).flatMap((fields) => Object.values(fields).flat())
  const counts = statuses.map((status) => `${rows.filter((row) => row.status === status).length} ${status}`)
  const own = rows.filter(({ endpoints }) => endpoints.length === 0).length
  return `${rows.length} rows: ${counts.join(', ')}; ${own} of them are values of this package, not of KIS`
}

type Endpoints = ReadonlyMap<string, EndpointEntry>

const header = ['Field', 'Meaning', 'At KIS', 'Status', 'Empty, zero or stale', 'Source']

function writeType(
  { name, actions, fields }: ResultType,
  byField: Readonly<Record<string, readonly FieldRow[]>>,
  endpoints: Endpoints,
): string {
  const rows = fields.flatMap((field) => (byField[field.name] ?? []).map((row) => writeRow(row, field, endpoints)))
  return `## ${name}

Returned by ${listNames(actions)}.

${writeTable([header, ...withoutRepeats(rows)])}`
}

const listNames = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

function writeRow(row: FieldRow, { name, doc }: ResultField, endpoints: Endpoints): readonly string[] {
  const { status, source, empty } = row
  return [`\`${name}\``, firstSentence(doc), describeOrigin(row, endpoints), status, empty, source]
}

const firstSentence = (doc = ''): string => /^.*?[.:](?= |$)/.exec(doc)?.[0].replace(/:$/, '.') ?? doc

function describeOrigin({ endpoints: ids, kis, from }: FieldRow, endpoints: Endpoints): string {
  if (ids.length === 0) return from ?? ''
  const names = kis.map((name) => {
    const entry = endpoints.get(ids[0] ?? '')
    return `\`${name}\` ${entry?.response.fields[name]?.nameKo ?? ''}`.trim()
  })
  const calls = ids.map((id) => `\`${constantName(lastPart(id))}\`${id.startsWith('overseas-') ? ' abroad' : ''}`)
  return `${calls.join(', ')}: ${[names.join(', '), from].filter(Boolean).join('; ')}`
}

/** Leaves name and meaning of a field out of its further rows. */
const withoutRepeats = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  rows.map((row, index) => (row[0] === rows[index - 1]?.[0] ? ['', '', ...row.slice(2)] : row))
