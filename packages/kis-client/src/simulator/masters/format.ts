import type { AnyMaster } from '../../instruments/master.ts'
import type { Cp949Encoder } from './cp949.ts'

/** Columns of a record by name; a missing one is blank. */
export type MasterRow = Readonly<Record<string, string>>

/** Formats rows as a file in KIS's own layout. Text that is too long for its column is cut between two characters. */
export function formatMaster(master: AnyMaster, rows: readonly MasterRow[], encode: Cp949Encoder): Uint8Array {
  return Buffer.concat(rows.flatMap((row) => [formatRecord(master, row, encode), Buffer.from('\n')]))
}

function formatRecord(master: AnyMaster, row: MasterRow, encode: Cp949Encoder): Uint8Array {
  const columns = Object.entries<number | null>(master.columns)
  const { layout } = master
  switch (layout.kind) {
    case 'delimited':
      return encode(columns.map(([name, width]) => cut(row[name] ?? '', width, encode)).join(layout.delimiter))
    case 'characters':
      return encode(
        columns.map(([name, width]) => (row[name] ?? '').slice(0, width ?? undefined).padEnd(width ?? 0)).join(''),
      )
    case 'bytes':
      return Buffer.concat(
        columns.map(([name, width]) => fill(encode(cut(row[name] ?? '', width, encode)), width ?? 0)),
      )
  }
}

function cut(text: string, width: number | null, encode: Cp949Encoder): string {
  let short = text
  while (width !== null && encode(short).length > width) short = short.slice(0, -1)
  return short
}

function fill(bytes: Uint8Array, width: number): Uint8Array {
  const filled = new Uint8Array(width).fill(0x20)
  filled.set(bytes)
  return filled
}
