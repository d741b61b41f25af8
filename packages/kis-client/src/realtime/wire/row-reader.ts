import type { Feed } from '../../endpoint.ts'
import { KisInputError } from '../../errors.ts'
import { preview } from '../../values/preview.ts'
import { trustRows } from '../../values/trust.ts'
import type { FeedColumn, FeedRow } from './feed-row.ts'
import { createDayReader, findLastInstant, readTimeOfDay } from './korean-clock.ts'
import { readDecimalAt, readTextAt } from './read-value.ts'

/** Records of a frame, decrypted. A `LineFrame` is one. */
export interface FrameRecords {
  readonly count: number
  readonly payload: string
  /** Instant of arrival, in ms since 1970. It gives the day to a record that has only a time. */
  readonly receivedAt: number
}

/** Rows of a frame in its order, or the reason why it has none. */
export type ReadRows<Row> =
  | {
      readonly kind: 'rows'
      readonly rows: readonly Row[]
      /** Number of values of each record. */
      readonly width: number
      /** Columns that hold a decimal number and had another text, each once. They are undefined in the row. */
      readonly unreadable: readonly string[]
    }
  | {
      readonly kind: 'malformed'
      /** Fault of the form. It holds no value of the frame. */
      readonly reason: string
    }

export interface RowReader<Row> {
  /** Reads the records of a frame of the feed. It never throws. */
  read(frame: FrameRecords): ReadRows<Row>
}

/**
 * Returns a reader of a feed's frames for some of its columns. The others are not parsed: a strategy that needs four of the 47
 * columns of a trade pays for four.
 *
 * @param blank further fields of each row, which its caller fills
 * @throws {KisInputError} the feed has no such column
 */
export function createRowReader<F extends Feed<string>, Column extends FeedColumn<F> = never>(
  feed: F,
  columns: readonly Column[],
  blank: object = {},
): RowReader<FeedRow<F, Column>> {
  const layout = layOut(feed)
  const record = createRecordReader(feed, columns, blank)
  let bounds = new Int32Array(layout.most + 1)

  return {
    read({ count, payload, receivedAt }) {
      const most = count * layout.most
      if (bounds.length <= most) bounds = new Int32Array(most + 1)
      const values = findBounds(payload, bounds, most)
      const width = values / count
      if (values > most || width < layout.least || width % 1 !== 0)
        return { kind: 'malformed', reason: describeFault(feed, count, values > most ? `over ${most}` : `${values}`) }
      const known = layout.widths.findLast((each) => each <= width) ?? 0
      const rows: FeedRow<F, Column>[] = []
      const faults: Faults = { unreadable: noNames }
      for (let first = 0; first < values; first += width)
        rows.push(trustRows<FeedRow<F, Column>>(record(payload, { bounds, first, known, receivedAt }, faults)))
      return { kind: 'rows', rows, width, unreadable: faults.unreadable }
    },
  }
}

/** Numbers of columns of a feed's records. */
interface Layout {
  /** Documented numbers, the smallest first. */
  readonly widths: readonly number[]
  readonly least: number
  /** Largest number that one record can have, with columns that KIS appends. */
  readonly most: number
}

function layOut({ columns, widths = [columns.length] }: Feed<string>): Layout {
  const widest = columns.length
  const least = widths[0] ?? widest
  // KIS has appended up to 4 columns at a time. Twice the columns of a record are two records, and a count that says one.
  const doubled = 2 * (least * 2 > widest ? least : widest)
  return { widths, least, most: doubled - 1 }
}

/**
 * Finds the ends of values: value `i` lies between `bounds[i]` and `bounds[i + 1]`. Returns the number of values, or one more
 * than `most`.
 */
function findBounds(payload: string, bounds: Int32Array, most: number): number {
  let values = 0
  bounds[0] = -1
  for (let at = payload.indexOf('^'); at >= 0; at = payload.indexOf('^', at + 1)) {
    values += 1
    if (values > most) return values
    bounds[values] = at
  }
  values += 1
  bounds[values] = payload.length
  return values
}

const describeFault = ({ id, columns }: Feed<string>, count: number, values: string): string =>
  `${id}: ${values} values are not ${count} ${count === 1 ? 'record' : 'records'} of about ${columns.length}`

/** Place of a record in its frame. */
interface RecordPlace {
  readonly bounds: Int32Array
  /** Index of its first value. */
  readonly first: number
  /** Number of its columns that are documented. */
  readonly known: number
  readonly receivedAt: number
}

interface Faults {
  unreadable: readonly string[]
}

const noNames: readonly string[] = []

type RecordReader = (payload: string, place: RecordPlace, faults: Faults) => object

function createRecordReader(feed: Feed<string>, columns: readonly string[], blank: object): RecordReader {
  const plan = columns.map((name) => planColumn(feed, name))
  const keyIndex = feed.keyColumn === undefined ? -1 : feed.columns.indexOf(feed.keyColumn)
  const readInstant = createInstantReader(feed)
  // Each row is a copy of it: objects of one shape are cheaper to make and to read.
  const blankRow: Record<string, unknown> = { key: undefined, at: undefined, ...blank }
  for (const { name } of plan) blankRow[name] = undefined

  return (payload, place, faults) => {
    const { bounds, first, known } = place
    const row = { ...blankRow }
    if (keyIndex >= 0)
      row['key'] = readTextAt(payload, startOf(bounds, first + keyIndex), endOf(bounds, first + keyIndex))
    row['at'] = readInstant(payload, place)
    for (const { name, index, isText } of plan) {
      if (index >= known) continue
      const from = startOf(bounds, first + index)
      const to = endOf(bounds, first + index)
      const value = isText ? readTextAt(payload, from, to) : readDecimalAt(payload, from, to)
      if (value !== null) row[name] = value
      else if (!faults.unreadable.includes(name)) faults.unreadable = [...faults.unreadable, name]
    }
    return row
  }
}

const startOf = (bounds: Int32Array, value: number): number => (bounds[value] ?? 0) + 1
const endOf = (bounds: Int32Array, value: number): number => bounds[value + 1] ?? 0

interface PlannedColumn {
  readonly name: string
  readonly index: number
  readonly isText: boolean
}

function planColumn({ id, columns, texts }: Feed<string>, name: string): PlannedColumn {
  const index = columns.indexOf(name)
  if (index < 0)
    throw new KisInputError({
      field: 'columns',
      rule: `${preview(name)} is not a column of ${id}; use one of its columns`,
    })
  return { name, index, isText: texts.includes(name) }
}

/** Returns a reader of the instant in a record, by the feed's clock. */
function createInstantReader({
  columns,
  clock,
}: Feed<string>): (payload: string, place: RecordPlace) => number | undefined {
  if (clock === undefined) return () => undefined
  const timeIndex = columns.indexOf(clock.time)
  const dateIndex = clock.date === undefined ? -1 : columns.indexOf(clock.date)
  const days = createDayReader()
  return (payload, { bounds, first, receivedAt }) => {
    const timeMs = readTimeOfDay(payload, startOf(bounds, first + timeIndex), endOf(bounds, first + timeIndex))
    if (timeMs < 0) return undefined
    const midnight =
      dateIndex < 0
        ? undefined
        : days.read(payload, startOf(bounds, first + dateIndex), endOf(bounds, first + dateIndex))
    return midnight === undefined ? findLastInstant(timeMs, receivedAt) : midnight + timeMs
  }
}
