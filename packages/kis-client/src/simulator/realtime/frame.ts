import type { Feed } from '../../endpoint.ts'
import { type CipherKeys, encrypt } from './cipher.ts'
import { widthAt } from './former-widths.ts'

/** Most records in a frame: 19 were seen. */
export const mostRecords = 20

/** Damage of a frame: it ends in a record, says another count, has no values, or is no frame at all. */
export type Mangling = (typeof manglings)[number]

/** Names of the kinds of damage. */
export const manglings: readonly ['cut', 'count', 'empty', 'noise'] = ['cut', 'count', 'empty', 'noise']

/** Form of the values of a frame. */
export interface FrameForm {
  /** Number of unknown columns after those of the feed. */
  readonly extraColumns: number
  /** Text of a cell without a value. */
  readonly emptyCells: 'empty' | 'null'
}

/** Returns the values of records that follow each other, as they were at the instant. */
export function formatRecords(
  feed: Feed<string>,
  rows: readonly (readonly string[])[],
  at: number,
  { extraColumns, emptyCells }: FrameForm,
): string {
  const width = widthAt(feed, at)
  const extra = Array.from({ length: extraColumns }, (_, index) => `EXT${index + 1}`)
  const toCell = (value: string) => (value === '' && emptyCells === 'null' ? '(null)' : value)
  return rows.flatMap((row) => [...row.slice(0, width).map(toCell), ...extra]).join('^')
}

/** Returns a frame, `flag|TR|count|values`. @param keys encrypt the values, and set the flag */
export function formatFrame(trId: string, count: number, values: string, keys: CipherKeys | undefined): string {
  const flag = keys ? '1' : '0'
  return `${flag}|${trId}|${`${count}`.padStart(3, '0')}|${keys ? encrypt(values, keys) : values}`
}

/** Damages a frame. */
export function mangle(frame: string, how: Mangling): string {
  const [flag = '', trId = '', count = '', values = ''] = frame.split('|')
  switch (how) {
    case 'cut':
      return [flag, trId, count, values.slice(0, Math.floor(values.length / 2))].join('|')
    case 'count':
      return [flag, trId, `${Number(count) + 1}`.padStart(3, '0'), values].join('|')
    case 'empty':
      return [flag, trId, count].join('|')
    case 'noise':
      return values.replace(/[|^{]/g, '~')
  }
}
