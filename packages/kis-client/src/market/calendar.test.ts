import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createKisClient } from '../client/create-client.ts'
import { chkHoliday } from '../endpoints/domestic-stock.gen.ts'
import { scriptConnection } from '../tests/scripted-kis.test-kit.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { createMarketCalendar } from './calendar.ts'

const dayMs = 86_400_000
const { path } = chkHoliday

describe('the calendar of KRX', () => {
  it('returns which days are open, as far as KIS was asked', async () => {
    const { kis, settle } = await startSteppedKis({ environment: 'real', hours: 'exchange' })

    const calendar = await settle(createMarketCalendar(kis))

    expect(calendar).toMatchObject({ zone: 'Asia/Seoul', until: '2026-12-17' })
    expect(['2026-10-19', '2026-10-24', '2026-10-26', '2026-11-19'].map(calendar.day)).toEqual([
      'open',
      'closed',
      'open',
      'open',
    ])
  })

  it('throws past its horizon, and for a text that is not a date', async () => {
    const { kis, settle } = await startSteppedKis({ environment: 'real', hours: 'exchange' })

    const calendar = await settle(createMarketCalendar(kis, { days: 10 }))

    expect(calendar.day('2026-10-28')).toBe('open')
    expect(() => calendar.day('2026-10-29')).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'date' }))
    expect(() => calendar.day('2026-02-30')).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'date' }))
    expect(() => calendar.day('20261028')).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'date' }))
    expect(() => calendar.day('tomorrow')).toThrow(expect.objectContaining({ code: 'KIS_INPUT' }))
  })

  it('takes days before it from the table of holidays, and throws before the table', async () => {
    const { kis, settle } = await startSteppedKis({ environment: 'real', hours: 'exchange' })

    const calendar = await settle(createMarketCalendar(kis, { days: 1 }))

    expect([calendar.day('2026-10-16'), calendar.day('2026-10-09')]).toEqual(['open', 'closed'])
    expect(() => calendar.day('2019-10-16')).toThrow(expect.objectContaining({ code: 'KIS_INPUT' }))
  })

  it('asks KIS once a day for any number of refreshes and callers', async () => {
    const { kis, clock, simulator, settle } = await startSteppedKis({ environment: 'real', hours: 'exchange' })
    const calendar = await settle(createMarketCalendar(kis, { days: 20 }))

    await settle(Promise.all([calendar.refresh(), calendar.refresh()]))
    await clock.runUntil(clock.now() + dayMs / 4)
    await settle(calendar.refresh())
    const onTheFirstDay = simulator.calls({ path }).length
    await clock.runUntil(clock.now() + dayMs)
    await settle(Promise.all([calendar.refresh(), calendar.refresh(), calendar.refresh()]))

    expect(onTheFirstDay).toBe(1)
    expect(simulator.calls({ path })).toHaveLength(2)
    expect(calendar.until).toBe('2026-11-08')
  })

  it('reads as many pages as its horizon needs, and no more', async () => {
    const { kis, simulator, settle } = await startSteppedKis({ environment: 'real', hours: 'exchange' })

    await settle(createMarketCalendar(kis, { days: 60 }))

    expect(simulator.calls({ path })).toHaveLength(3)
  })

  it('keeps its days when KIS fails, and asks again', async () => {
    const { kis, clock, simulator, settle } = await startSteppedKis({ environment: 'real', hours: 'exchange' })
    const calendar = await settle(createMarketCalendar(kis, { days: 20 }))
    await clock.runUntil(clock.now() + dayMs)
    simulator.fault({ path }, { status: 200, msgCd: 'OPSQ0002', taken: false })

    const failure = await settle(calendar.refresh()).catch((error: unknown) => error)

    expect(failure).toMatchObject({ code: 'KIS_REFUSED' })
    expect(calendar.until).toBe('2026-11-07')
    await settle(calendar.refresh())
    expect(calendar.until).toBe('2026-11-08')
  })

  it('lets one caller abort, and goes on for the others', async () => {
    const { kis, clock, settle } = await startSteppedKis({ environment: 'real', hours: 'exchange' })
    const calendar = await settle(createMarketCalendar(kis, { days: 20 }))
    await clock.runUntil(clock.now() + dayMs)
    const patience = new AbortController()

    const patient = calendar.refresh()
    const impatient = calendar.refresh({ signal: patience.signal }).catch((error: unknown) => error)
    patience.abort('enough')

    expect(await impatient).toBe('enough')
    await settle(patient)
    expect(calendar.until).toBe('2026-11-08')
  })

  it('leaves no listener on the signal of a refresh', async () => {
    const { kis, clock, settle } = await startSteppedKis({ environment: 'real', hours: 'exchange' })
    const calendar = await settle(createMarketCalendar(kis, { days: 20 }))
    await clock.runUntil(clock.now() + dayMs)
    const { signal } = new AbortController()

    await settle(calendar.refresh({ signal }))

    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('reads no more days than KIS has, and needs no memory for the rest', async () => {
    const { options, settle } = await startSteppedKis({ environment: 'real' })
    const output = ['20261019', '20261020'].map((bass_dt) => ({ bass_dt, opnd_yn: 'Y' }))
    const kis = createKisClient({
      ...options,
      connect: scriptConnection(() => ({ blocks: { output }, continuation: 'E' })).connect,
    })

    const calendar = await settle(createMarketCalendar(kis, { days: 2 ** 40 }))

    expect(calendar.until).toBe('2026-10-20')
  })

  it('is refused in paper trading before a request is sent', async () => {
    const { kis, simulator } = await startSteppedKis({ environment: 'paper' })

    const failure = await createMarketCalendar(kis).catch((error: unknown) => error)

    expect(failure).toMatchObject({ code: 'KIS_NOT_OFFERED', outcome: 'not-sent' })
    expect(simulator.calls()).toEqual([])
  })

  it.each([
    ['a day is missing', ['20261019', '20261021']],
    ['a day comes twice', ['20261019', '20261019']],
    ['the days begin a day late', ['20261020', '20261021']],
    ['there are no days', []],
  ])('is refused with an error when %s', async (_, dates) => {
    const { options, settle } = await startSteppedKis({ environment: 'real' })
    const output = dates.map((date) => ({ bass_dt: date, opnd_yn: 'Y' }))
    const kis = createKisClient({
      ...options,
      connect: scriptConnection(() => ({ blocks: { output }, continuation: 'E' })).connect,
    })

    const failure = await settle(createMarketCalendar(kis, { days: 2 })).catch((error: unknown) => error)

    expect(failure).toMatchObject({ code: 'KIS_ANSWER' })
  })

  it('refuses a horizon of 0 days', async () => {
    const { kis } = await startSteppedKis({ environment: 'real' })

    await expect(createMarketCalendar(kis, { days: 0 })).rejects.toMatchObject({ code: 'KIS_INPUT', field: 'days' })
  })
})
