import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkZone, instantOf, wallAt } from './zone.ts'

const hourMs = 3_600_000
const anyZone = fc.constantFrom('America/New_York', 'Australia/Lord_Howe', 'America/Nuuk', 'Pacific/Apia', 'Asia/Seoul')
/** Walls of the days on which New York, Lord Howe, Nuuk and, a whole day at once, Apia changed their clocks. */
const anyWall = fc
  .tuple(
    fc.constantFrom('2026-03-08', '2026-11-01', '2026-10-04', '2026-04-05', '2026-03-28', '2026-10-24', '2011-12-30'),
    fc.integer({ min: -24 * 60, max: 48 * 60 }),
  )
  .map(([date, minutes]) => Date.parse(date) + minutes * 60_000)

it('returns the first instant at which the clocks read a time or later', () => {
  fc.assert(
    fc.property(anyZone, anyWall, fc.integer({ min: 1, max: 24 * 60 }), (zone, wall, minutesBefore) => {
      const at = instantOf(zone, wall)
      expect(wallAt(zone, at)).toBeGreaterThanOrEqual(wall)
      expect(wallAt(zone, at - 1_000)).toBeLessThan(wall)
      expect(wallAt(zone, at - minutesBefore * 60_000)).toBeLessThan(wall)
    }),
  )
})

it('returns the first instant of a repeated time, and the end of the gap for a skipped one', () => {
  const repeated = instantOf('America/New_York', Date.UTC(2026, 10, 1, 1, 30))
  const skipped = instantOf('America/New_York', Date.UTC(2026, 2, 8, 2, 30))

  expect(repeated).toBe(Date.UTC(2026, 10, 1, 5, 30))
  expect(skipped).toBe(Date.UTC(2026, 2, 8, 7))
  expect(wallAt('America/New_York', repeated + hourMs)).toBe(Date.UTC(2026, 10, 1, 1, 30))
})

it.each(['Asia/Seoul', 'UTC', 'ROK', 'Etc/GMT+5'])('accepts the zone %s', (zone) => {
  expect(() => checkZone('zone', zone)).not.toThrow()
})

it.each(['', 'Seoul', 'KST', '+09:00', '-05'])('refuses the zone %j', (zone) => {
  expect(() => checkZone('zone', zone)).toThrow(expect.objectContaining({ code: 'JOB_INPUT', field: 'zone' }))
})
