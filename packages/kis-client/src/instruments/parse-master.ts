import { KisAnswerError } from '../errors.ts'
import { trustRows } from '../values/trust.ts'
import type { Master } from './master.ts'
import { BadRecord, createRecordReader } from './read-record.ts'

/** Unzipped file in one piece or in several: read from a disk, or yielded by `downloadMaster`. */
export type MasterBytes = Uint8Array | AsyncIterable<Uint8Array>

/** Options of `parseMaster` and `parseInstruments`. */
export interface ParseOptions {
  /** Receives an error for each record that cannot be read, which is left out. @default the first one ends the iteration */
  readonly onBadRecord?: (error: KisAnswerError) => void
}

const newline = 0x0a
const carriageReturn = 0x0d
/** Ten times the longest record: more bytes without an end of line are not an instrument file. */
const longestRecord = 4_096

/**
 * Yields the rows of an instrument file, one by one, in the memory of one chunk. Text is trimmed; a blank column is undefined.
 *
 * @example
 * const bytes = await readFile('kospi_code.mst')
 * for await (const row of parseMaster(domesticKospi, bytes)) console.log(row.mksc_shrn_iscd, row.hts_kor_isnm)
 * @throws {KisAnswerError} a record has another width or another number of columns than its layout, or is not in code page
 * 949; `field` names file and line, such as `kospi_code.mst:17`. It never yields a row with shifted columns
 */
export async function* parseMaster<Row extends object>(
  master: Master<Row>,
  source: MasterBytes,
  { onBadRecord }: ParseOptions = {},
): AsyncGenerator<Row, void> {
  const readRecord = createRecordReader(master)
  let line = 0

  /** Reads a record; undefined for an empty line, and for a bad record that `onBadRecord` has received. */
  function read(bytes: Buffer, start: number, end: number): Row | undefined {
    line += 1
    const last = bytes[end - 1] === carriageReturn && end > start ? end - 1 : end
    if (last === start) return undefined
    const row = readRecord(bytes, start, last)
    if (!(row instanceof BadRecord)) return trustRows(row)
    const field = `${master.file}:${line}`
    const error = new KisAnswerError(`${field}: the record ${row.reason}`, { field })
    if (onBadRecord === undefined) throw error
    onBadRecord(error)
    return undefined
  }

  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunksOf(source)) {
    const fresh = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const bytes = rest.length === 0 ? fresh : Buffer.concat([rest, fresh])
    let start = 0
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
      const row = read(bytes, start, end)
      if (row !== undefined) yield row
      start = end + 1
    }
    rest = bytes.subarray(start)
    if (rest.length > longestRecord) {
      const field = `${master.file}:${line + 1}`
      throw new KisAnswerError(`${field}: the record does not end within ${longestRecord} bytes`, { field })
    }
  }
  const row = read(rest, 0, rest.length)
  if (row !== undefined) yield row
}

async function* chunksOf(source: MasterBytes): AsyncGenerator<Uint8Array, void> {
  if (source instanceof Uint8Array) yield source
  else yield* source
}
