import { constantName, refuseTwins, typeName } from './names.ts'
import type { MasterColumn, MasterEntry } from './read-masters.ts'
import {
  formatCodes,
  formatDoc,
  formatHeader,
  formatKey,
  formatUnion,
  formatValue,
  type Json,
  joinRemarks,
} from './source-text.ts'

/** Writes `masters.gen.ts`: a row type and a table of columns for each layout, and an entry for each file. */
export function writeMasters(entries: readonly MasterEntry[]): string {
  const layouts = Map.groupBy(entries, ({ columns }) => JSON.stringify(columns))
  const named = [...layouts.values()].map((group) => ({ name: constantName(commonId(group)), group }))
  refuseTwins(
    'the table of master files',
    named.map(({ name }) => name),
  )
  return `${formatHeader('masters.json')}
import type { AnyMaster, Master } from './master.ts'

${named.map(({ name, group }) => writeLayout(name, group)).join('\n')}
/** Every file, for code that works on all of them. */
export const allMasters: readonly AnyMaster[] = [
${entries.map(({ id }) => `  ${constantName(id)},`).join('\n')}
]
`
}

/** Returns the common part of the ids of a group: `overseas-stock` for all files of foreign stocks. */
function commonId(group: readonly MasterEntry[]): string {
  const ids = group.map(({ id }) => id.split('-'))
  const [first = []] = ids
  const isShared = (index: number) => ids.every((parts) => parts.at(index) === first.at(index))
  const head = first.findIndex((_, index) => !isShared(index))
  if (head < 0) return first.join('-')
  const tail = first.toReversed().findIndex((_, index) => !isShared(-1 - index))
  return [...first.slice(0, head), ...first.slice(first.length - tail)].join('-')
}

function writeLayout(name: string, group: readonly MasterEntry[]): string {
  const columns = group[0]?.columns ?? []
  const row = `${typeName(name)}Row`
  const widths = `${name}Columns`
  const start = `const ${widths} = `
  return `${formatDoc([`One line of ${group.map(({ file }) => file).join(', ')}. A column that is blank is undefined.`])}export interface ${row} {
${columns.map(writeColumn).join('')}}

${start}${formatValue(Object.fromEntries(columns.map((column) => [column.name, column.width])), '', start.length)}

${group.map((entry) => writeMaster(entry, row, widths)).join('\n')}`
}

function writeColumn({ name, nameKo, values }: MasterColumn): string {
  const type = values === undefined ? 'string' : `${formatUnion(values.map(([code]) => code))} | (string & {})`
  const remark = joinRemarks([nameKo ?? undefined, values && formatCodes(values)])
  return `${formatDoc([remark !== '' && remark], '  ')}  readonly ${formatKey(name)}: ${type} | undefined\n`
}

function writeMaster(entry: MasterEntry, row: string, columns: string): string {
  const { id, market, file, url, compressed, confidence, notes = [] } = entry
  const remarks = [
    joinRemarks([market, file]),
    '',
    url === null && 'It can be parsed, and not be downloaded: its address is not known.',
    confidence && `Unsure: the confidence in these columns is ${confidence}.`,
    ...notes.map((note) => `- ${note}`),
  ]
  const table: Record<string, Json> = {
    id,
    file,
    download: url === null ? null : `${file}${compressed ? '.zip' : ''}`,
    layout: layoutOf(entry),
  }
  const lines = Object.entries(table).map(([key, value]) => `  ${key}: ${formatValue(value, '  ', key.length + 4)},\n`)
  return `${formatDoc(remarks)}export const ${constantName(id)}: Master<${row}> = {
${lines.join('')}  columns: ${columns},
}
`
}

function layoutOf({ id, recordLayout: layout, columns, notes = [] }: MasterEntry): Json {
  if (layout.kind === 'delimited') return { kind: 'delimited', delimiter: layout.delimiter }
  if (layout.unit === 'byte') return { kind: 'bytes', recordBytes: layout.recordBytes }
  // The catalogue has words for it, and no field.
  const isPacked = notes.some((note) => note.includes('everything after the name is left-stripped before slicing'))
  if (!isPacked) return { kind: 'characters' }
  const name = columns.find((column) => column.name === 'kor_name')
  if (name === undefined) throw new Error(`masters.json, ${id}: has no name after which its columns are packed`)
  return { kind: 'characters', packedAfter: name.name }
}
