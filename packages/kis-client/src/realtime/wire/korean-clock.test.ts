import { describe, expect, it } from 'vitest'
import { createDayReader, findLastInstant, readTimeOfDay } from './korean-clock.ts'

const hour = 3_600_000
const korea = (text: string) => Date.parse(`${text.replace(' ', 'T')}+09:00`)

describe('readTimeOfDay', () => {
  it.each([
    ['000000', 0],
    ['000001', 1_000],
    ['000100', 60_000],
    ['010000', hour],
    ['235959', 86_399_000],
    ['123456', 45_296_000],
  ])('returns the ms of %s since midnight', (text, ms) => {
    expect(readTimeOfDay(text, 0, text.length)).toBe(ms)
    expect(readTimeOfDay(`9${text}9`, 1, 7)).toBe(ms)
  })

  it.each([
    '',
    '00000',
    '0000000',
    '240000',
    '236000',
    '235960',
    '00000/',
    '00000:',
    '/00000',
    ':00000',
    '-00001',
    '1e0000',
    '12345/',
    '1-2345',
  ])('returns -1 for %j', (text) => {
    expect(readTimeOfDay(text, 0, text.length)).toBe(-1)
  })
})

describe('findLastInstant', () => {
  it.each([
    ['a time of its day', '10:00:00', '2026-11-30 10:00:05', '2026-11-30 10:00:00'],
    ['an hour after its arrival, by a clock that is ahead', '11:00:05', '2026-11-30 10:00:05', '2026-11-30 11:00:05'],
    ['more than an hour after its arrival', '11:00:06', '2026-11-30 10:00:05', '2026-11-29 11:00:06'],
    ['the last second of the day before', '23:59:59', '2026-11-30 00:00:01', '2026-11-29 23:59:59'],
    ['midnight', '00:00:00', '2026-11-30 00:00:00', '2026-11-30 00:00:00'],
    ['an hour of the next day that KIS has reached', '00:59:59', '2026-11-30 23:59:59', '2026-12-01 00:59:59'],
    ['more than an hour of the next day', '01:00:00', '2026-11-30 23:59:59', '2026-11-30 01:00:00'],
  ])('takes %s for that of the right day', (_what, time, arrival, expected) => {
    const timeOfDay = korea(`1970-01-02 ${time}`) - korea('1970-01-02 00:00:00')

    expect(findLastInstant(timeOfDay, korea(arrival))).toBe(korea(expected))
  })
})

describe('createDayReader', () => {
  const read = (text: string) => createDayReader().read(text, 0, text.length)

  it.each(['20261130', '20240229', '19700101', '19991231', '99991231'])(
    'returns the midnight of %s in Korea',
    (text) => {
      const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`

      expect(read(text)).toBe(korea(`${day} 00:00:00`))
      expect(createDayReader().read(`x${text}x`, 1, 9)).toBe(korea(`${day} 00:00:00`))
    },
  )

  it.each([
    '',
    '2026113',
    '202611300',
    '20261131',
    '20260229',
    '20261301',
    '20260001',
    '20261100',
    '19691231',
    '00000000',
    '2026113x',
  ])('returns undefined for %j, which is no day', (text) => {
    expect(read(text)).toBeUndefined()
  })

  it('returns the day of each row, also after one that is no day', () => {
    const days = createDayReader()
    const at = (text: string) => days.read(text, 0, text.length)

    expect(['20261130', '20261130', 'x', '20261201', '20261130'].map(at)).toEqual([
      korea('2026-11-30 00:00:00'),
      korea('2026-11-30 00:00:00'),
      undefined,
      korea('2026-12-01 00:00:00'),
      korea('2026-11-30 00:00:00'),
    ])
  })
})
