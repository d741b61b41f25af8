import { describeEndpoint, describeRequestField, describeResponseField } from './endpoint-docs.ts'
import { constantName, lastPart, refuseTwins, typeName } from './names.ts'
import { type EndpointEntry, isSelector, type RequestField, type TrIds } from './read-catalog.ts'
import { formatCodes, formatDoc, formatHeader, formatKey, formatUnion, formatValue } from './source-text.ts'

/** Writes one table, such as `domestic-stock.gen.ts`. */
export function writeEndpointTable(table: readonly EndpointEntry[]): string {
  const declarations = table.flatMap(declareEndpoint)
  refuseTwins(
    `the table with ${table[0]?.id}`,
    declarations.map(({ name }) => name),
  )
  const rows = declarations.map(({ text }) => text).join('\n')
  const types = ['Endpoint', 'PagedEndpoint']
  return `${formatHeader('rest.json')}
import type { ${types.filter((type) => rows.includes(`: ${type}<`)).join(', ')} } from '../endpoint.ts'

${rows}`
}

/**
 * Writes `all.gen.ts`. It imports each row by name: the object that the build makes of `import * as` would hold all rows
 * of a table together, and a bundle of one row would be as large as the table.
 */
export function writeAllEndpoints(endpoints: readonly EndpointEntry[]): string {
  const tables = Map.groupBy(endpoints, ({ category }) => category)
  return `${formatHeader('rest.json')}
import type { AnyEndpoint } from '../endpoint.ts'
${[...tables].map(([category, table]) => importRows(category, table)).join('\n')}

/** Every row of every table, for code that works on all of them: tools, tests and the simulator. */
export const allEndpoints: readonly AnyEndpoint[] = [
${endpoints.map(({ id }) => `  ${nameInAll(id)},`).join('\n')}
]
`
}

/** Imports the rows of a table. Tables share names of rows, so a row is named after its category too. */
function importRows(category: string, table: readonly EndpointEntry[]): string {
  const rows = table.map(({ id }) => `  ${constantName(lastPart(id))} as ${nameInAll(id)},`)
  return `import {\n${rows.join('\n')}\n} from './${category}.gen.ts'`
}

const nameInAll = (id: string): string => constantName(id.replace('/', '-'))

interface Declaration {
  readonly name: string
  readonly text: string
}

/** Declares the input, each block of the answer, the answer that holds the blocks, and the row itself. */
function declareEndpoint(entry: EndpointEntry): Declaration[] {
  const constant = constantName(lastPart(entry.id))
  const stem = typeName(constant)
  const blocks = Object.entries(entry.response.containers)
  const answer = blocks.flatMap(([block, { kind, fields }]) => {
    if (block === '$root') return fields.map((field) => writeAnswerField(entry, field, block))
    const type = `${stem}${typeName(block)}`
    return `  readonly ${block}: ${kind === 'array' ? `readonly ${type}[]` : type}\n`
  })
  return [
    declareInput(`${stem}Input`, entry),
    ...blocks
      .filter(([block]) => block !== '$root')
      .map(([block, { fields }]) =>
        declareInterface(
          `${stem}${typeName(block)}`,
          fields.map((field) => writeAnswerField(entry, field, block)),
        ),
      ),
    declareInterface(`${stem}Answer`, answer),
    {
      name: constant,
      text: `${formatDoc(describeEndpoint(entry))}export const ${constant}: ${entry.pagination === null ? 'Endpoint' : 'PagedEndpoint'}<${stem}Input, ${stem}Answer${writeOffered(entry.trIds)}> = ${writeRow(entry)}\n`,
    },
  ]
}

const declareInterface = (name: string, properties: readonly string[]): Declaration => ({
  name,
  text: `export interface ${name} {\n${properties.join('')}}\n`,
})

function declareInput(name: string, entry: EndpointEntry): Declaration {
  const properties = [
    ...listSelectors(entry.trIds).map(
      ({ selector, values, meanings }) =>
        `${formatDoc([`Chooses the TR id, is not sent: ${formatCodes(meanings)}`], '  ')}  readonly ${selector}: ${formatUnion(values)}\n`,
    ),
    ...entry.request.map((field) => writeInputField(entry, field)),
  ]
  if (properties.length > 0) return declareInterface(name, properties)
  // An empty interface would take anything; only the body of `requestBody` is anything.
  const value = entry.requestBody === undefined ? 'never' : 'string'
  return { name, text: `export type ${name} = Readonly<Record<string, ${value}>>\n` }
}

function writeInputField(entry: EndpointEntry, field: RequestField): string {
  // The client fills in the account, so no call needs it.
  const isAccount = field.name === 'CANO' || field.name === 'ACNT_PRDT_CD'
  const isOptional = isAccount || ruleOf(entry, field) !== 'required'
  const type = isCursor(entry, field) ? 'string' : typeOfValue(field)
  return `${formatDoc(describeRequestField(field), '  ')}  readonly ${formatKey(field.name)}${isOptional ? '?' : ''}: ${type}\n`
}

/** Fields in which a list of codes is a sample of the values: instruments, industries, days, amounts. */
const dataFields = /ISCD|UPJONG|DATE|HOUR|CNT|PRICE|_VOL/i

/**
 * Writes the type of a value: a closed union if the list is complete, else an open union that only proposes values. It is
 * open where the catalogue says so, where the list has a single code, and in fields that hold data.
 */
function typeOfValue(field: RequestField): string {
  if (field.allowed !== undefined) return formatUnion(field.allowed)
  if (field.values === undefined) return 'string'
  const union = formatUnion(field.values.map(([code]) => code))
  const isOpen = field.valuesPartial === true || field.values.length === 1 || dataFields.test(field.name)
  return isOpen ? `${union} | (string & {})` : union
}

function writeAnswerField(entry: EndpointEntry, name: string, block: string): string {
  const field = entry.response.fields[name]
  if (field === undefined) throw new Error(`${entry.id}: ${block} has a field ${name} that is not described`)
  return `${formatDoc(describeResponseField(field, block), '  ')}  readonly ${formatKey(name)}?: string\n`
}

/** Writes the environments that offer the row, as its third type parameter; nothing if both do. */
function writeOffered(ids: TrIds | null): string {
  if (ids === null) return ', never'
  return (ids.select ?? [ids]).every(({ paper }) => paper === null) ? ", 'real'" : ''
}

/** Writes the row for the run time, without Korean. */
function writeRow(entry: EndpointEntry): string {
  const { id, method, path, pagination: paging } = entry
  const choices = (entry.trIds?.select ?? [entry.trIds]).flatMap((choice) => {
    if (choice?.real === undefined) return []
    const when = 'when' in choice ? { when: listValues(choice.when) } : {}
    return { ...when, real: choice.real, paper: choice.paper ?? null }
  })
  const row = {
    id,
    method,
    path,
    trIds: choices,
    fields: Object.fromEntries(entry.request.map((field) => [field.name, ruleOf(entry, field)])),
    blocks: Object.fromEntries(
      Object.entries(entry.response.containers).map(([block, { kind, fields }]) => [block, { kind, fields }]),
    ),
    ...(paging && {
      paging: {
        kind: paging.kind,
        keys: paging.keys,
        answerKeys: paging.responseKeys,
        ...(paging.responseContainer && { block: paging.responseContainer }),
      },
    }),
  }
  const lines = Object.entries(row).map(([name, value]) => `  ${name}: ${formatValue(value, '  ', name.length + 4)},\n`)
  return `{\n${lines.join('')}}`
}

const listValues = (when: Readonly<Record<string, string | readonly string[]>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(when).map(([name, values]) => [name, [values].flat()]))

/** Returns the `FieldRule` of a field that the caller leaves out. */
function ruleOf(
  entry: EndpointEntry,
  field: RequestField,
): 'required' | 'empty' | 'absent' | { readonly value: string } {
  const value = field.const ?? field.fixed ?? field.default
  if (value !== undefined) return { value }
  // The first page has no cursor yet, so a cursor is never asked for.
  if (field.required && !isCursor(entry, field)) return 'required'
  return field.sentOnlyWhenSet ? 'absent' : 'empty'
}

const isCursor = ({ pagination }: EndpointEntry, field: RequestField): boolean =>
  field.pagination === true || pagination?.keys.includes(field.name) === true

function listSelectors(ids: TrIds | null) {
  const names = new Set(ids?.select?.flatMap(({ when }) => Object.keys(when).filter(isSelector)))
  return [...names].map((selector) => ({
    selector,
    values: [...new Set(ids?.select?.flatMap(({ when }) => when[selector] ?? []))],
    meanings: ids?.selectors?.[selector] ?? [],
  }))
}
