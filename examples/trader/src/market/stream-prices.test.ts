import { parseCalendarDate } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import { type Session, sessionOn } from './sessions.ts'
import { clockAt, samsung, sightOf, startStreamPrices } from './stream.test-kit.ts'

type Started = Awaited<ReturnType<typeof startStreamPrices>>

const session = sessionOn('KRX', parseCalendarDate('2026-10-19')) as Session
const { signal } = new AbortController()
const restDay = sightOf('70000 71000 69000 70500', '900')

/** Sees the instrument two seconds after a minute, by what was known at its end. */
async function seeAt({ moveTo, prices }: Pick<Started, 'moveTo' | 'prices'>, minute: string) {
  await moveTo(`${minute}:02`)
  return prices.dayAt(samsung, { session, minuteEnd: clockAt(`${minute}:00`) }, signal)
}

/** Starts before the open, with a topic that KIS delivers. */
async function startLive() {
  const started = await startStreamPrices('08:50:00')
  started.confirm()
  return started
}

describe('a day that the stream delivers', () => {
  it.each([
    [20_000, 0],
    [20_001, 1],
  ])('has %i trades that no decision has read, and asks REST %i times', async (count, asked) => {
    const started = await startLive()
    const { moveTo, trade, fallback } = started
    fallback.sight = restDay

    await moveTo('09:00:30')
    for (let sent = 0; sent < count; sent += 1) trade('70000')
    const seen = await seeAt(started, '09:01')
    const { asked: first } = fallback
    await moveTo('09:01:30')
    trade('70600', { volume: '1000' })
    const next = await seeAt(started, '09:02')

    expect(first).toBe(asked)
    expect(seen).toEqual(asked === 0 ? sightOf('70000 70000 70000 70000') : restDay)
    // One reading is enough: the trades after it are added to its day.
    expect(fallback.asked).toBe(asked)
    expect(next).toEqual(
      asked === 0 ? sightOf('70000 70600 70000 70600', '1000') : sightOf('70000 71000 69000 70600', '1000'),
    )
  })

  it('has its trades up to the end of the minute, and asks REST for nothing', async () => {
    const started = await startLive()
    const { moveTo, trade, fallback } = started

    await moveTo('09:00:00')
    trade('70000', { volume: '10' })
    await moveTo('09:00:40')
    trade('70500', { volume: '30' })
    await moveTo('09:00:59')
    trade('69900', { volume: '35' })
    await moveTo('09:01:00')
    trade('60000', { volume: '50' })
    const first = await seeAt(started, '09:01')
    const second = await seeAt(started, '09:02')

    expect(first).toEqual(sightOf('70000 70500 69900 69900', '35'))
    expect(second).toEqual(sightOf('70000 70500 60000 60000', '50'))
    expect(fallback.asked).toBe(0)
  })

  it('has no trade of the time before the open, of the day before, and of the minutes to come', async () => {
    const started = await startLive()
    const { moveTo, trade } = started

    trade('50000', { at: clockAt('15:19:00') - 3 * 86_400_000 })
    await moveTo('08:59:59')
    trade('51000')
    const none = await seeAt(started, '09:01')
    trade('70000', { at: clockAt('09:00:30') })
    // A false row, of tomorrow, holds up none behind it.
    trade('52000', { at: clockAt('10:00:00') + 86_400_000 })
    trade('70100', { at: clockAt('09:01:01') })
    const second = await seeAt(started, '09:02')
    await moveTo('09:02:30')
    trade('70300')

    expect(none).toEqual({ blind: 'nothing has traded today' })
    expect(second).toEqual(sightOf('70000 70100 70000 70100'))
    expect(await seeAt(started, '09:03')).toEqual(sightOf('70000 70300 70000 70300'))
  })

  it('counts a trade without a time at its arrival', async () => {
    const started = await startLive()
    const { moveTo, trade } = started

    await moveTo('09:00:59')
    trade('70000', { at: undefined })
    await moveTo('09:01:01')
    trade('60000', { at: undefined })

    expect(await seeAt(started, '09:01')).toEqual(sightOf('70000 70000 70000 70000'))
  })

  it('begins with each session again', async () => {
    const started = await startLive()
    const { clock, moveTo, trade, prices } = started
    await moveTo('09:00:30')
    trade('70000')
    const tomorrow = sessionOn('KRX', parseCalendarDate('2026-10-20')) as Session
    // A false row, which says that it is of tomorrow.
    trade('52000', { at: tomorrow.opensAt + 5_000 })
    await seeAt(started, '09:01')
    const minuteEnd = tomorrow.opensAt + 60_000

    await clock.runUntil(minuteEnd + 2_000)
    const before = await prices.dayAt(samsung, { session: tomorrow, minuteEnd }, signal)
    trade('71000', { at: tomorrow.opensAt + 61_000 })
    const after = await prices.dayAt(samsung, { session: tomorrow, minuteEnd: minuteEnd + 60_000 }, signal)

    expect(before).toEqual({ blind: 'nothing has traded today' })
    expect(after).toMatchObject({ day: { date: '2026-10-20', open: '71000', low: '71000' } })
  })

  it('stays whole while KIS is quiet', async () => {
    const started = await startLive()
    const { moveTo, trade, fallback, note } = started
    await moveTo('09:00:30')
    trade('70000')

    await moveTo('09:05:00')
    note({ is: 'confirmed', at: clockAt('08:50:00'), silence: 'quiet' })

    expect(await seeAt(started, '09:06')).toEqual(sightOf('70000 70000 70000 70000'))
    expect(fallback.asked).toBe(0)
  })
})

describe('a day that the stream does not deliver', () => {
  const refusal = { reason: 'refused', messageCode: 'OPSP0002', message: 'no' } as const
  it.each([
    ['pending', { is: 'pending' }],
    ['stale', { is: 'confirmed', at: clockAt('08:50:00'), silence: 'stale' }],
    ['in a gap', { is: 'lost', from: clockAt('09:05:00'), isCertain: false }],
    ['refused', { is: 'refused', refusal }],
  ] as const)(
    'is that of REST at each decision while the topic is %s, and is not seen without REST',
    async (_what, state) => {
      const started = await startLive()
      const { moveTo, trade, fallback, note } = started
      await moveTo('09:00:30')
      trade('70000')
      await moveTo('09:05:00')

      note(state)
      const blind = await seeAt(started, '09:06')
      fallback.sight = restDay
      const seen = [await seeAt(started, '09:07'), await seeAt(started, '09:08')]

      expect(blind).toEqual({ blind: 'REST is away' })
      expect(seen).toEqual([restDay, restDay])
      expect(fallback.asked).toBe(3)
    },
  )

  it('is that of REST before the topic was ever delivered, and where paper trading lacks the feed', async () => {
    const apple = { symbol: 'AAPL', exchange: 'NASD' } as const
    const started = await startStreamPrices('08:50:00', [samsung, apple])
    const { fallback, prices } = started
    fallback.sight = restDay

    const until = { session, minuteEnd: clockAt('09:06:00') }
    const seen = [
      await seeAt(started, '09:06'),
      await prices.dayAt(apple, until, signal),
      await prices.dayAt(apple, until, signal),
    ]

    expect(seen).toEqual([restDay, restDay, restDay])
    expect(fallback.asked).toBe(3)
  })
})

describe('a day of which rows were lost', () => {
  it.each([
    [
      'the trader began later',
      async ({ moveTo, confirm }: Started) => {
        await moveTo('10:00:00')
        confirm()
      },
    ],
    [
      'the connection ended for a while',
      async ({ moveTo, confirm, lose }: Started) => {
        confirm()
        await moveTo('09:59:00')
        lose()
        await moveTo('10:00:00')
        confirm()
      },
    ],
    [
      'it was silent although something had traded',
      async ({ moveTo, note, confirm, clock }: Started) => {
        confirm()
        await moveTo('09:59:00')
        note({ is: 'confirmed', at: clockAt('08:50:00'), silence: 'stale' })
        await moveTo('10:00:00')
        note({ is: 'confirmed', at: clock.now() })
      },
    ],
    [
      'a frame could not be read',
      async ({ moveTo, confirm, garble, trade }: Started) => {
        confirm()
        await moveTo('09:59:30')
        garble()
        await moveTo('10:00:00')
        trade('70500')
      },
    ],
  ] satisfies [string, (started: Started) => Promise<void>][])(
    'begins again with one reading of REST, and goes on by the stream: %s',
    async (_what, lose) => {
      const started = await startStreamPrices('08:50:00')
      const { moveTo, trade, fallback } = started
      await lose(started)
      fallback.sight = restDay

      const read = await seeAt(started, '10:01')
      fallback.sight = { blind: 'asked again' }
      await moveTo('10:01:30')
      trade('71500', { volume: '950' })
      const next = await seeAt(started, '10:02')
      const last = await seeAt(started, '10:03')

      expect(read).toEqual(restDay)
      expect(next).toEqual(sightOf('70000 71500 69000 71500', '950'))
      expect(last).toEqual(next)
      expect(fallback.asked).toBe(1)
    },
  )

  it('asks REST again until it answers', async () => {
    const started = await startStreamPrices('10:00:00')
    const { confirm, fallback, moveTo, trade } = started
    confirm()
    await moveTo('10:00:30')
    // The reading is later than this one.
    trade('70800')

    const blind = await seeAt(started, '10:01')
    fallback.sight = restDay
    const seen = [await seeAt(started, '10:02'), await seeAt(started, '10:03')]

    expect([blind, ...seen]).toEqual([{ blind: 'REST is away' }, restDay, restDay])
    expect(fallback.asked).toBe(2)
  })

  it('has a trade that arrives during the reading of REST, and none of before once more', async () => {
    const started = await startStreamPrices('10:00:00')
    const { confirm, fallback, trade, clock, moveTo } = started
    confirm()
    await moveTo('10:00:30')
    // REST's price is later than this one.
    trade('71000')
    fallback.sight = restDay
    fallback.meanwhile = async () => {
      await clock.runUntil(clock.now() + 500)
      trade('68000', { volume: '990' })
    }

    await seeAt(started, '10:01')
    const next = await seeAt(started, '10:02')

    expect(next).toEqual(sightOf('70000 71000 68000 68000', '990'))
  })

  it('is read once more if rows were lost during the reading', async () => {
    const started = await startStreamPrices('10:00:00')
    const { confirm, lose, fallback, clock } = started
    confirm()
    fallback.sight = restDay
    fallback.meanwhile = async () => {
      lose()
      await clock.runUntil(clock.now() + 500)
      confirm()
    }

    await seeAt(started, '10:01')
    fallback.meanwhile = async () => {}
    await seeAt(started, '10:02')
    await seeAt(started, '10:03')

    expect(fallback.asked).toBe(2)
  })
})
