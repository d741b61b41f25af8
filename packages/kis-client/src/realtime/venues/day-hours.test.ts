import { describe, expect, it } from 'vitest'
import { createDayHours, daysFrom } from './day-hours.ts'

const seoul = (text: string) => Date.parse(`${text}+09:00`)

describe('createDayHours', () => {
  it('begins the day of the US at 07:00 in Korea, between its after-hours and its daytime market', () => {
    const hoursAt = createDayHours()

    expect(hoursAt('US', seoul('2026-11-24T06:59:59')).day).toBe('2026-11-23')
    expect(hoursAt('US', seoul('2026-11-24T07:00')).day).toBe('2026-11-24')
    expect(hoursAt('KRX', seoul('2026-11-24T00:00')).day).toBe('2026-11-24')
  })

  it('has no hours on a weekend and on a holiday, for certain', () => {
    const hoursAt = createDayHours()

    // 2026-11-26 is Thanksgiving, 2026-12-25 Christmas, 2027-01-02 a Saturday (catalog/market-rules.json holidays).
    for (const [market, at] of [
      ['US', '2026-11-26T22:00'],
      ['KRX', '2026-12-25T10:00'],
      ['KRX', '2027-01-02T10:00'],
    ] as const)
      expect(hoursAt(market, seoul(at))).toMatchObject({ hours: [], isCertain: true })
  })

  it('doubts a day that the table of holidays does not decide, and a year that it lacks', () => {
    const hoursAt = createDayHours()

    const undecided = hoursAt('KRX', seoul('2027-05-03T10:00'))
    expect(undecided.isCertain).toBe(false)
    expect(undecided.hours.map(({ name }) => name)).toContain('continuous')
    expect(hoursAt('US', seoul('2028-03-07T10:00')).isCertain).toBe(false)
    expect(hoursAt('KRX', seoul('2028-01-04T10:00'))).toMatchObject({ hours: [], isCertain: false })
    expect(hoursAt('KRX', seoul('2028-01-01T10:00'))).toMatchObject({ hours: [], isCertain: true })
  })

  it('returns the same day again without building it', () => {
    const hoursAt = createDayHours()
    const today = hoursAt('KRX', seoul('2026-11-24T09:00'))

    const coming = [...daysFrom(hoursAt, 'KRX', seoul('2026-11-24T09:00'))]

    expect(coming.map(({ day }) => day).slice(0, 3)).toEqual(['2026-11-24', '2026-11-25', '2026-11-26'])
    expect(coming).toHaveLength(14)
    expect(hoursAt('KRX', seoul('2026-11-24T15:00'))).toBe(today)
  })
})
