import { describe, expect, it } from 'vitest'
import { createOverlaps } from './overlaps.ts'

const frame = (...records: readonly string[]) => ({
  trId: 'H0STCNT0',
  count: records.length,
  payload: records.join('^'),
  receivedAt: 1_000,
})
const isMoving = (key: string) => key === '000660'

describe('the overlaps of topics that move', () => {
  it('leaves out a record of any topic in a frame, not only of its first', () => {
    const overlaps = createOverlaps()
    overlaps.take('a', frame('000660^1'), 0, isMoving)

    const taken = overlaps.take('b', frame('005930^1', '000660^1', '000660^2'), 0, isMoving)

    expect(taken).toMatchObject({ count: 2, payload: '005930^1^000660^2' })
  })

  it('keeps equal records of one session', () => {
    const overlaps = createOverlaps()

    const taken = overlaps.take('a', frame('000660^1', '000660^1'), 0, isMoving)
    const again = overlaps.take('b', frame('000660^1', '000660^1', '000660^1'), 0, isMoving)

    expect([taken?.count, again?.count]).toEqual([2, 1])
  })

  it('compares records for 10 s after the move, and not afterwards', () => {
    const overlaps = createOverlaps()
    const take = (session: string, receivedAt: number, isDoubled: boolean) =>
      overlaps.take(session, { ...frame('000660^1'), receivedAt }, 0, () => isDoubled)
    take('a', 1_000, true)

    expect(take('b', 10_999, false)).toBeUndefined()
    expect(take('b', 11_000, false)).toMatchObject({ count: 1 })
  })
})
