import { Cron } from 'croner'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { dstCases, slotsIn } from './dst-cases.test-kit.ts'
import { compileSchedule, type ScheduleRule } from './schedule.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const yearsFrom = Date.UTC(2024, 0, 1)
const yearsTo = Date.UTC(2029, 0, 1)

const zones = ['America/New_York', 'Europe/London', 'Asia/Seoul', 'Australia/Lord_Howe', 'America/Nuuk', 'Africa/Cairo']
const anyZone = fc.constantFrom(...zones, 'UTC', 'Asia/Kathmandu', 'Pacific/Chatham', 'America/Santiago')
const anyInstant = fc.integer({ min: yearsFrom, max: yearsTo })
const anyTime = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
const anyRule: fc.Arbitrary<ScheduleRule> = fc.oneof(
  fc.record({
    cron: fc.constantFrom('0 7 * * 1-5', '*/5 * * * *', '30 1,2 * * *', '0 0 1 * *', '15 9-15 * * 1-5', '@weekly'),
    zone: anyZone,
  }),
  fc.record({ everyMs: fc.integer({ min: 1_000, max: 90 * dayMs }), anchorAt: anyInstant }),
  fc.record({ onceAt: anyInstant }),
)

/** Creates a reader of a zone's clocks, without croner: it returns text such as `2026-03-08 03:00:00`. */
function reader(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  return (at) => format.format(at)
}

function slotsBetween(rule: ScheduleRule, from: number, to: number): number[] {
  const { nextAfter } = compileSchedule(rule)
  const slots: number[] = []
  for (let at = nextAfter(from); at !== undefined && at < to; at = nextAfter(at)) slots.push(at)
  return slots
}

describe('a day of the month and a day of the week', () => {
  // By the calendar of 2026: 13 January is a Tuesday; the 13th is a Friday in February and March.
  it.each([
    ['0 0 13 * 5', ['2026-01-02', '2026-01-09', '2026-01-13', '2026-01-16']],
    ['0 0 13 * +5', ['2026-02-13', '2026-03-13']],
  ])('%s', (cron, dates) => {
    const slots = slotsBetween({ cron }, Date.UTC(2026, 0, 1), Date.UTC(2026, 3, 1)).slice(0, dates.length)

    expect(slots.map((at) => new Date(at).toISOString().slice(0, 10))).toEqual(dates)
  })
})

describe('a schedule where the clocks change', () => {
  it.each(dstCases)('$what ($cron)', (row) => {
    const { cron, zone } = row

    expect(slotsIn(row, compileSchedule({ cron, zone }).nextAfter)).toEqual(row.slots)
  })

  it('has a fixed time once on every date of five years, across every change of the clocks', () => {
    fc.assert(
      fc.property(anyZone, anyTime, (zone, { hour, minute }) => {
        const read = reader(zone)
        const slots = slotsBetween({ cron: `${minute} ${hour} * * *`, zone }, yearsFrom, yearsTo)
        const first = Date.parse(`${read(slots[0] ?? 0).slice(0, 10)}T00:00Z`)
        for (const [i, slot] of slots.entries()) {
          const date = new Date(first + i * dayMs).toISOString().slice(0, 10)
          const time = `${date} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00`
          // The first instant at which the clocks have come to the time: a moment before, they had not.
          expect([read(slot) >= time, read(slot - 1_000) < time]).toEqual([true, true])
        }
        expect(slots.length).toBeGreaterThanOrEqual(5 * 365)
      }),
      { numRuns: 12 },
    )
  })

  it('follows real time with a step in the hour: 96 quarters on a day of 24 hours, 92 on one of 23, 100 on one of 25', () => {
    const quartersOn = (date: string) => {
      const read = reader('America/New_York')
      const noon = Date.parse(`${date}T17:00Z`)
      const quarters = slotsBetween({ cron: '*/15 * * * *', zone: 'America/New_York' }, noon - dayMs, noon + dayMs)
      return quarters.filter((at) => read(at).startsWith(date)).length
    }

    expect(['2026-03-07', '2026-03-08', '2026-11-01'].map(quartersOn)).toEqual([96, 92, 100])
  })
})

describe('a schedule', () => {
  it('always returns a later instant, and passes over no slot before it', () => {
    fc.assert(
      fc.property(anyRule, anyInstant, fc.double({ min: 0, max: 1, noNaN: true }), (rule, at, part) => {
        const { nextAfter } = compileSchedule(rule)
        const next = nextAfter(at)
        if (next === undefined) return
        expect(next).toBeGreaterThan(at)
        expect(nextAfter(at + Math.floor((next - 1 - at) * part))).toBe(next)
      }),
    )
  })

  it('is on UTC when it names no zone, in any zone of the host', () => {
    vi.stubEnv('TZ', 'America/New_York')
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })

    const schedule = compileSchedule({ cron: '0 7 * * *' })

    expect(new Date(2026, 0, 1).toISOString()).toBe('2026-01-01T05:00:00.000Z')
    expect(schedule.zone).toBe('UTC')
    expect(schedule.nextAfter(Date.UTC(2026, 6, 1))).toBe(Date.UTC(2026, 6, 1, 7))
  })

  it('does not drift when it is a span: its slots lie on a grid that every host shares', () => {
    const everyFive = compileSchedule({ everyMs: 5 * minuteMs })
    const fortnightly = compileSchedule({ everyMs: 14 * dayMs, anchorAt: Date.UTC(2026, 0, 5, 9) })

    expect(everyFive.nextAfter(Date.UTC(2026, 0, 1, 0, 4, 59, 999))).toBe(Date.UTC(2026, 0, 1, 0, 5))
    expect(everyFive.nextAfter(Date.UTC(2026, 0, 1, 0, 5))).toBe(Date.UTC(2026, 0, 1, 0, 10))
    expect(fortnightly.nextAfter(Date.UTC(2025, 11, 24))).toBe(Date.UTC(2026, 0, 5, 9))
    expect(fortnightly.nextAfter(Date.UTC(2026, 0, 5, 9))).toBe(Date.UTC(2026, 0, 19, 9))
  })

  it('ends after its only slot when it is an instant', () => {
    const { nextAfter } = compileSchedule({ onceAt: 1_000 })

    expect([nextAfter(999), nextAfter(1_000)]).toEqual([1_000, undefined])
  })

  it('returns its rule as text', () => {
    const texts = [
      { cron: '0 7 * * 1-5', zone: 'Asia/Seoul' },
      { everyMs: 90_000 },
      { everyMs: 2 * 60 * minuteMs },
      { everyMs: 1_500 },
      { everyMs: 14 * dayMs, anchorAt: Date.UTC(2026, 0, 5, 9) },
      { onceAt: Date.UTC(2026, 10, 19, 1) },
    ].map((rule) => compileSchedule(rule).text)

    expect(texts).toEqual([
      '0 7 * * 1-5',
      'every 90 s',
      'every 2 h',
      'every 1500 ms',
      'every 14 d from 2026-01-05T09:00:00.000Z',
      'once at 2026-11-19T01:00:00.000Z',
    ])
  })

  it.each([
    ['an unknown zone', { cron: '0 7 * * *', zone: 'Asia/Pusan' }, 'schedule.zone'],
    ['an empty zone', { cron: '0 7 * * *', zone: '' }, 'schedule.zone'],
    ['an offset in place of a zone', { cron: '0 7 * * *', zone: '+09:00' }, 'schedule.zone'],
    ['no cron rule', { cron: '' }, 'schedule.cron'],
    ['a cron rule with an hour that is none', { cron: '0 24 * * *' }, 'schedule.cron'],
    ['an instant in place of a cron rule', { cron: '2026-11-19T01:00:00' }, 'schedule.cron'],
    ['a cron rule that falls on no date', { cron: '0 7 30 2 *' }, 'schedule.cron'],
    ['a span of nothing', { everyMs: 0 }, 'schedule.everyMs'],
    ['a span below a second', { everyMs: 999 }, 'schedule.everyMs'],
    ['an anchor that is not an instant', { everyMs: 60_000, anchorAt: Number.NaN }, 'schedule.anchorAt'],
    ['an anchor between two milliseconds', { everyMs: 60_000, anchorAt: 0.5 }, 'schedule.anchorAt'],
    ['an only slot that is not an instant', { onceAt: Infinity }, 'schedule.onceAt'],
    ['an only slot past the last instant of a Date', { onceAt: 8_640_000_000_000_001 }, 'schedule.onceAt'],
    ['a cron rule with a wildcard that falls on no date', { cron: '* 7 30 2 *' }, 'schedule.cron'],
    ['no kind of rule', {}, 'schedule'],
    ['a name that a cron rule does not have', { cron: '0 7 * * *', timezone: 'Asia/Seoul' }, 'schedule.timezone'],
    ['a name that a span does not have', { everyMs: 60_000, zone: 'Asia/Seoul' }, 'schedule.zone'],
    ['two kinds of rule at once', { cron: '0 7 * * *', everyMs: 60_000 }, 'schedule'],
  ])('is refused when registered with %s', (_, rule, field) => {
    expect(() => compileSchedule(rule as ScheduleRule)).toThrow(expect.objectContaining({ code: 'JOB_INPUT', field }))
  })
})

describe('the refusal of a schedule', () => {
  it.each([
    [{}, 'schedule: {} has no rule; use exactly one of cron, everyMs, onceAt'],
    [
      { everyMs: 60_000, onceAt: 5 },
      'schedule: {"everyMs":60000,"onceAt":5} has everyMs and onceAt; use exactly one of cron, everyMs, onceAt',
    ],
    [{ cron: '0 7 30 2 *' }, 'schedule.cron: "0 7 30 2 *" falls on no date; use a date that exists'],
    [{ onceAt: 0.5 }, 'schedule.onceAt: 0.5 is not an instant; use whole milliseconds since 1970, such as Date.now()'],
    [
      { cron: '0 7 * * *', zone: 'Asia/Pusan' },
      'schedule.zone: "Asia/Pusan" is not an IANA zone; use one such as Asia/Seoul',
    ],
  ])('says of %j what is wrong, and what to use', (rule, message) => {
    expect(() => compileSchedule(rule as ScheduleRule)).toThrow(expect.objectContaining({ message }))
  })

  it('gives the reason of croner, and has its error as its cause', () => {
    expect(() => compileSchedule({ cron: '0 24 * * *' })).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(
          /^schedule\.cron: "0 24 \* \* \*" is not a cron rule \(.*24.*\); use one such as 0 7 \* \* 1-5$/,
        ),
        cause: expect.any(Error),
      }),
    )
  })

  it('has the error of Intl as its cause where the zone is wrong', () => {
    expect(() => compileSchedule({ cron: '0 7 * * *', zone: 'Asia/Pusan' })).toThrow(
      expect.objectContaining({ cause: expect.any(RangeError) }),
    )
  })
})

describe('a rule of spans or of an instant', () => {
  it('is on the clocks of UTC', () => {
    expect([compileSchedule({ everyMs: 60_000 }).zone, compileSchedule({ onceAt: 5 }).zone]).toEqual(['UTC', 'UTC'])
  })

  it('does not name an anchor that lies on the grid of midnight', () => {
    expect(compileSchedule({ everyMs: minuteMs, anchorAt: 60 * minuteMs }).text).toBe('every 1 min')
  })
})

describe('the latest slot of a cron rule', () => {
  it.each(['0 * * * *', '0 0,1,2,3,4,5,6,7,8,9,10,11,12 * * *'])(
    'is remembered for each question about the time before it, as 10,000 schedules are asked: %s',
    (cron) => {
      const nextRun = vi.spyOn(Cron.prototype, 'nextRun')
      onTestFinished(() => nextRun.mockRestore())
      const { nextAfter } = compileSchedule({ cron })
      const at = (time: string) => Date.parse(`2026-01-05T${time}Z`)
      const asked = (time: string) => {
        nextRun.mockClear()
        const slot = nextAfter(at(time))
        return [slot, nextRun.mock.calls.length > 0]
      }

      expect(asked('10:30')).toEqual([at('11:00'), true])
      expect([asked('10:30'), asked('10:59:59.999')]).toEqual([
        [at('11:00'), false],
        [at('11:00'), false],
      ])
      // A clock that was set back asks about an earlier time: within the same hour, and in one before.
      expect([asked('10:10'), asked('10:10')]).toEqual([
        [at('11:00'), true],
        [at('11:00'), false],
      ])
      expect([asked('08:30'), asked('10:30')]).toEqual([
        [at('09:00'), true],
        [at('11:00'), false],
      ])
      expect(asked('11:00')).toEqual([at('12:00'), true])
    },
  )
})
