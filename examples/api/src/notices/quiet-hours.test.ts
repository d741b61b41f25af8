import { describe, expect, it } from 'vitest'
import { isQuiet, quietHoursSchema } from './quiet-hours.ts'

describe('isQuiet', () => {
  it.each([
    ['21:59', false],
    ['22:00', true],
    ['23:59', true],
    ['00:00', true],
    ['06:59', true],
    ['07:00', false],
  ])('is decided by the clock of Seoul over midnight: %s is %s', (time, quiet) => {
    const hours = { from: '22:00', to: '07:00', zone: 'Asia/Seoul' }

    expect(isQuiet(hours, Date.parse(`2026-10-19T${time}:00+09:00`))).toBe(quiet)
  })

  it.each([
    ['11:59', false],
    ['12:00', true],
    ['12:59', true],
    ['13:00', false],
  ])('ends on the same day: %s is %s', (time, quiet) => {
    const hours = { from: '12:00', to: '13:00', zone: 'America/New_York' }

    expect(isQuiet(hours, Date.parse(`2026-07-01T${time}:00-04:00`))).toBe(quiet)
  })
})

describe('quietHoursSchema', () => {
  it.each([
    { from: '22:00', to: '22:00', zone: 'Asia/Seoul' },
    { from: '24:00', to: '07:00', zone: 'Asia/Seoul' },
    { from: '9:00', to: '17:00', zone: 'Asia/Seoul' },
    { from: '22:00', to: '07:00', zone: 'Mars/Base' },
  ])('refuses %j', (hours) => {
    expect(quietHoursSchema.safeParse(hours).success).toBe(false)
  })
})
