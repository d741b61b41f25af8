import { parseCalendarDate } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import { drawdownsOf, highestDrawdown } from './drawdown.ts'

const curveOf = (...values: readonly number[]) =>
  values.map((value, day) => ({ date: parseCalendarDate(`2026-01-${String(day + 11)}`), value }))

describe('highestDrawdown', () => {
  it('is the deepest fall from a peak, with its two days: 1.2 to 0.9 is deeper than 1.5 to 1.2', () => {
    expect(highestDrawdown(curveOf(1.1, 1.2, 0.9, 1.5, 1.2))).toEqual({
      depth: 0.25,
      from: '2026-01-12',
      to: '2026-01-13',
    })
  })

  it('counts the beginning as a peak', () => {
    expect(highestDrawdown(curveOf(0.8, 0.5))).toEqual({ depth: 0.5, from: undefined, to: '2026-01-12' })
  })

  it('is 0 without a fall', () => {
    expect(highestDrawdown(curveOf(1, 1.1, 1.1))).toEqual({ depth: 0, from: undefined, to: undefined })
  })
})

it('shows the part of the peak that is lost at each close', () => {
  expect(drawdownsOf(curveOf(0.5, 2, 1)).map(({ value }) => value)).toEqual([0.5, 0, 0.5])
})
