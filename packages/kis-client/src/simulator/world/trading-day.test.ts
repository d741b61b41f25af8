import { describe, expect, it } from 'vitest'
import { createHolidayTable } from './holiday-table.ts'
import { minuteAt, minuteCount, minuteStart } from './trading-day.ts'

describe('a trading day', () => {
  it('counts its minutes without its lunch', () => {
    const at = (text: string) => Date.parse(`${text}+09:00`)
    const tokyo = createHolidayTable('exchange').dayOn('JP', '20261019')
    if (tokyo === undefined) throw new Error('no trading day')

    expect(minuteCount(tokyo)).toBe(150 + 180)
    expect(
      ['09:00', '11:29', '11:30', '12:29', '12:30', '15:29'].map((time) => minuteAt(tokyo, at(`2026-10-19T${time}`))),
    ).toEqual([0, 149, 149, 149, 150, 329])
    expect([0, 149, 150, 329].map((minute) => minuteStart(tokyo, minute))).toEqual(
      ['09:00', '11:29', '12:30', '15:29'].map((time) => at(`2026-10-19T${time}`)),
    )
  })
})
