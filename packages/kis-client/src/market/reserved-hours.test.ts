import { describe, expect, it } from 'vitest'
import { mayBeReserved } from './reserved-hours.ts'

// Hours of KIS's order pages; a minute on each side is left to the clocks. 2026-11-27 is a Friday.
describe('mayBeReserved', () => {
  const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+09:00`)

  it.each([
    ['2026-11-27 15:38', false],
    ['2026-11-27 15:40', true],
    ['2026-11-27 23:39', true],
    ['2026-11-27 23:42', false],
    ['2026-11-28 00:08', false],
    ['2026-11-28 00:10', true],
    ['2026-11-28 12:00', true],
    ['2026-11-30 07:29', true],
    ['2026-11-30 07:32', false],
    ['2026-11-30 12:00', false],
    // The exam of 2026-11-19 moves the day of KRX by an hour; whether it moves these hours is not known.
    ['2026-11-19 08:20', true],
    ['2026-11-19 08:40', false],
    // Whether 2027-05-03 becomes a holiday is not decided, and the holidays of 2035 are not known.
    ['2027-05-03 12:00', true],
    ['2035-05-08 12:00', true],
  ])('answers on KRX at %s in Korea %s', (time, expected) => {
    expect(mayBeReserved('KRX', at(time))).toBe(expected)
  })

  it.each([
    ['US', '2026-11-30 09:58', false],
    ['US', '2026-11-30 10:00', true],
    ['US', '2026-11-30 16:35', true],
    ['US', '2026-11-30 23:19', true],
    ['US', '2026-11-30 23:22', false],
    ['US', '2026-10-19 22:19', true],
    ['US', '2026-10-19 22:22', false],
    ['JP', '2026-11-30 09:00', false],
    ['JP', '2026-11-30 09:10', true],
    ['JP', '2026-11-30 12:19', true],
    ['JP', '2026-11-30 12:22', false],
    ['HK', '2026-11-30 10:19', true],
    ['HK', '2026-11-30 10:30', false],
    ['HK', '2026-11-30 13:49', true],
    ['CN', '2026-11-30 10:30', false],
    ['VN', '2026-11-30 11:10', false],
    ['VN', '2026-11-30 14:49', true],
  ] as const)('answers in %s at %s in Korea %s', (market, time, expected) => {
    expect(mayBeReserved(market, at(time))).toBe(expected)
  })
})
