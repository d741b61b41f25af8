import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { type Codes, codes } from './read-catalog.ts'

/** An instrument file. */
export interface MasterEntry {
  readonly id: string
  /** Content of the file, in Korean. */
  readonly market: string
  readonly url: string | null
  readonly file: string
  readonly compressed: boolean
  readonly recordLayout:
    | { readonly kind: 'fixed-width'; readonly unit: 'byte' | 'character'; readonly recordBytes: number | null }
    | { readonly kind: 'delimited'; readonly delimiter: string }
  readonly columns: readonly MasterColumn[]
  readonly confidence?: string | undefined
  readonly notes?: readonly string[] | undefined
}

export interface MasterColumn {
  readonly name: string
  readonly nameKo: string | null
  readonly offset?: number | undefined
  /** null: the rest of the line. */
  readonly width: number | null
  readonly values?: Codes | undefined
}

const text = z.string()
const common = { headerRow: z.literal(false), evidence: text } // Not used: the same everywhere, and where it was found.
const masterEntry = z.strictObject({
  id: text,
  market: text,
  url: text.nullable(),
  file: text,
  compressed: z.boolean(),
  recordLayout: z.discriminatedUnion('kind', [
    z.strictObject({
      ...common,
      kind: z.literal('fixed-width'),
      unit: z.enum(['byte', 'character']),
      recordBytes: z.number().nullable(),
      // Not used: what the samples count from the end of the line.
      lineTerminator: z.literal('newline'),
      headBytes: z.number().optional(),
      tailBytes: z.number().optional(),
      sampleTailChars: z.number().optional(),
    }),
    z.strictObject({ ...common, kind: z.literal('delimited'), delimiter: text }),
  ]),
  columns: z.array(
    z.strictObject({
      name: text,
      nameKo: text.nullable(),
      offset: z.number().optional(),
      width: z.number().nullable(),
      values: codes.optional(),
    }),
  ),
  confidence: text.optional(),
  notes: z.array(text).optional(),
  // Not used: the same for every file.
  encoding: z.literal('cp949'),
})

/** Reads `masters.json`. Throws on anything it does not understand. */
export function readMasters(folder: string): readonly MasterEntry[] {
  const entries = z.array(masterEntry).parse(JSON.parse(readFileSync(join(folder, 'masters.json'), 'utf8')))
  for (const entry of entries) checkMaster(entry)
  return entries
}

/** Throws where the columns do not add up to the record: every column behind the mistake would be read from the wrong place. */
function checkMaster({ id, url, file, compressed, recordLayout: layout, columns }: MasterEntry): void {
  const refuse = (reason: string): never => {
    throw new Error(`masters.json, ${id}: ${reason}`)
  }
  if (new Set(columns.map(({ name }) => name)).size < columns.length) refuse('names a column twice')
  if (url !== null && !url.endsWith(`/${file}${compressed ? '.zip' : ''}`))
    refuse('its address is not that of its file')
  if (columns.slice(0, -1).some(({ width }) => width === null)) refuse('has a column behind one without an end')
  if (layout.kind !== 'fixed-width' || layout.unit !== 'byte') return
  let offset = 0
  for (const column of columns) {
    if (column.offset !== offset) refuse(`${column.name} does not begin where the column before it ends`)
    offset += column.width ?? Number.NaN
  }
  if (offset !== layout.recordBytes) refuse('its columns do not add up to its record')
}
