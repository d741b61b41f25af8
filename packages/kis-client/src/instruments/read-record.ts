import { createCp949Decoder } from './cp949.ts'
import type { AnyMaster } from './master.ts'

/** Columns of a record by name, or the reason why it cannot be read. */
export type ReadRecord = (bytes: Buffer, start: number, end: number) => Record<string, string | undefined> | BadRecord

/** Reason why a record cannot be read. */
export class BadRecord {
  readonly reason: string
  constructor(reason: string) {
    this.reason = reason
  }
}

/** Reads the records of one file, which have no line break. */
export function createRecordReader(master: AnyMaster): ReadRecord {
  const { layout } = master
  switch (layout.kind) {
    case 'bytes':
      return readBytes(master, layout.recordBytes)
    case 'delimited':
      return readDelimited(master, layout.delimiter)
    case 'characters':
      return readCharacters(master, layout.packedAfter)
  }
}

const names = (master: AnyMaster): readonly string[] => Object.keys(master.columns)

/**
 * Creates rows that have every column from the start. JSON.parse makes an object of seventy names that V8 keeps as a record:
 * an object that grows name by name becomes a hash table, half as fast and several times as large.
 */
function blankRows(master: AnyMaster): () => Record<string, string | undefined> {
  const blank = JSON.parse(JSON.stringify(Object.fromEntries(names(master).map((name) => [name, '']))))
  return () => ({ ...blank })
}

type ReadCell = (from: number, to: number) => string | undefined | BadRecord

/** Reads columns of a record without the blanks around them. */
function createCellReader(): (bytes: Buffer, start: number, end: number) => ReadCell {
  const decode = createCp949Decoder()
  return (bytes, recordStart, recordEnd) => {
    // Most columns are ASCII: pieces of one text cost a tenth of as many texts.
    const text = bytes.toString('latin1', recordStart, recordEnd)
    return (from, to) => {
      let start = from
      let end = to
      // No byte of a Korean character looks like a blank. Some programs fill up with NUL.
      while (start < end && (bytes[start] ?? 0) <= 0x20) start += 1
      while (end > start && (bytes[end - 1] ?? 0) <= 0x20) end -= 1
      if (start === end) return undefined
      let bits = 0
      for (let at = start; at < end; at += 1) bits |= bytes[at] ?? 0
      if (bits < 0x80) return text.slice(start - recordStart, end - recordStart)
      return decode(bytes, start, end) ?? new BadRecord(notCp949)
    }
  }
}

const notCp949 = 'holds bytes that are not of code page 949'

function readBytes(master: AnyMaster, recordBytes: number): ReadRecord {
  const columns = names(master)
  const widths = Object.values<number | null>(master.columns).map((width) => width ?? 0)
  const createCells = createCellReader()
  const blankRow = blankRows(master)
  return (bytes, start, end) => {
    if (end - start !== recordBytes) return new BadRecord(`has ${end - start} bytes in place of ${recordBytes}`)
    const readCell = createCells(bytes, start, end)
    const row = blankRow()
    let from = start
    for (let index = 0; index < columns.length; index += 1) {
      const to = from + (widths[index] ?? 0)
      const cell = readCell(from, to)
      if (cell instanceof BadRecord) return cell
      row[columns[index] ?? ''] = cell
      from = to
    }
    return row
  }
}

function readDelimited(master: AnyMaster, delimiter: string): ReadRecord {
  const columns = names(master)
  const delimiterCode = delimiter.charCodeAt(0)
  const createCells = createCellReader()
  const blankRow = blankRows(master)
  return (bytes, start, end) => {
    const readCell = createCells(bytes, start, end)
    const row = blankRow()
    let from = start
    let count = 0
    while (from <= end) {
      // Neither a tab nor a bar is ever the second byte of a character.
      let to = from
      while (to < end && bytes[to] !== delimiterCode) to += 1
      const cell = readCell(from, to)
      if (cell instanceof BadRecord) return cell
      if (count < columns.length) row[columns[count] ?? ''] = cell
      count += 1
      from = to + 1
    }
    return count === columns.length ? row : new BadRecord(`has ${count} columns in place of ${columns.length}`)
  }
}

/**
 * Cuts records by characters, as KIS's samples cut these files. That is certain only while each character is one byte: a
 * record with Korean before the last column must look right when it is cut by characters, and wrong when cut by bytes.
 */
function readCharacters(master: AnyMaster, packedAfter: string | undefined): ReadRecord {
  const decode = createCp949Decoder()
  const blankRow = blankRows(master)
  const columns = Object.entries<number | null>(master.columns)
  const least = columns.reduce((sum, [, width]) => sum + (width ?? 0), 0)
  const beforePack = columns.findIndex(([name]) => name === packedAfter) + 1

  /** Slices the columns by the characters of `text`. */
  const cut = (text: string): string[] | undefined => {
    const cells: string[] = []
    let rest = text
    for (const [index, [, width]] of columns.entries()) {
      if (index > 0 && index === beforePack) rest = rest.trimStart()
      if (rest.length < (width ?? 0)) return undefined
      cells.push(rest.slice(0, width ?? undefined).trim())
      rest = rest.slice(width ?? rest.length)
    }
    return cells
  }
  /** Returns whether the columns look right: codes are one word of ASCII, the strike price is a number, names are any text. */
  const looksRight = (cells: readonly string[] | undefined): boolean =>
    cells?.every((cell, index) => {
      const name = columns[index]?.[0] ?? ''
      if (name === 'acpr') return /^-?[\d.]*$/.test(cell)
      return name.endsWith('_name') || /^[!-~]*$/.test(cell)
    }) ?? false

  return (bytes, start, end) => {
    const text = decode(bytes, start, end)
    if (text === undefined) return new BadRecord(notCp949)
    const cells = cut(text)
    if (cells === undefined) return new BadRecord(`has ${text.length} characters, which is less than ${least}`)
    const latin = bytes.toString('latin1', start, end)
    const byBytes = latin === text ? cells : cut(latin)
    const isSame = byBytes !== undefined && columns.every((_, index) => sameCut(index, byBytes, cells))
    if (!looksRight(cells) || (!isSame && looksRight(byBytes)))
      return new BadRecord('has columns that are not in place')
    const row = blankRow()
    for (const [index, cell] of cells.entries()) row[columns[index]?.[0] ?? ''] = cell === '' ? undefined : cell
    return row
  }

  /** Compares the two ways by the columns between the names, which look different in bytes. */
  function sameCut(index: number, one: readonly string[], other: readonly string[]): boolean {
    return columns[index]?.[0].endsWith('_name') === true || one[index] === other[index]
  }
}
