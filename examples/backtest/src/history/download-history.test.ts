import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getMinuteCandles, parseCalendarDate } from '@stockeye/kis-client'
import { freshPath, tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it } from 'vitest'
import { readDays, type StoredDays, writeDays } from '../data/bar-file.ts'
import { openCachedData } from '../data/cached-data.ts'
import { downloadHistory, type HistoryEvent, type HistoryWanted } from './download-history.ts'
import { type SimulatedHistory, startHistoryKis } from './simulated-kis.test-kit.ts'

const samsung = { symbol: '005930', exchange: 'KRX' } as const
const apple = { symbol: 'AAPL', exchange: 'NASD' } as const
/** A week with five trading days of both markets. */
const week = { from: '2026-10-19', to: '2026-10-23' }

/** Downloads a week of Samsung, or what is given, and returns the events beside the result. */
async function download(
  { client }: Pick<SimulatedHistory, 'client'>,
  wanted: Partial<HistoryWanted> & { directory: string },
) {
  const events: HistoryEvent[] = []
  const controller = new AbortController()
  const isWhole = await downloadHistory(
    client,
    { instruments: [samsung], interval: 'minute', ...week, ...wanted },
    { report: (event) => events.push(event), findKind: async () => 'stock', signal: controller.signal },
  )
  const dates = events.flatMap((event) => (event.kind === 'minutes' ? [event.date] : []))
  return { isWhole, events, dates }
}

/** Changes the stored days, as if KIS had sent others. */
function changeDays(directory: string, change: (days: StoredDays['days']) => StoredDays['days']): void {
  const path = join(directory, 'KRX-005930', 'days.txt')
  const stored = readDays(path, samsung)
  if (stored === undefined) throw new Error(`${path} is missing`)
  writeDays(path, samsung, { ...stored, days: change(stored.days) })
}

describe('downloadHistory', () => {
  it('stores days and minutes as KIS sends them, for the backtest to read', async () => {
    const kis = await startHistoryKis('2026-11-02T10:00+09:00')
    const directory = freshPath('history')

    const { isWhole, dates } = await download(kis, { directory, instruments: [samsung, apple] })

    const data = openCachedData(directory, { symbols: 2, ...week, daysBefore: 200, interval: 'minute' })
    const [krx, us] = await Promise.all([
      getMinuteCandles(kis.client, {
        ...samsung,
        fromAt: Date.parse('2026-10-21T09:00+09:00'),
        toAt: Date.parse('2026-10-21T15:30+09:00'),
      }),
      getMinuteCandles(kis.client, {
        ...apple,
        fromAt: Date.parse('2026-10-21T09:30-04:00'),
        toAt: Date.parse('2026-10-21T15:59-04:00'),
      }),
    ])
    const fieldsOf = ({ startsAt, open, high, low, close, volume }: (typeof krx)[number]) => ({
      startsAt,
      open,
      high,
      low,
      close,
      volume: Number(volume),
    })
    expect(isWhole).toBe(true)
    expect(dates).toHaveLength(10)
    expect(data.withoutMinutes).toEqual([])
    expect(data.minutes('005930', parseCalendarDate('2026-10-21'))).toEqual(krx.map(fieldsOf))
    expect(data.minutes('AAPL', parseCalendarDate('2026-10-21'))).toEqual(us.map(fieldsOf))
    expect([krx.length, us.length]).toEqual([381, 390])
  })

  it('reads the minutes of a day with four calls, newest day first, and no day twice', async () => {
    const kis = await startHistoryKis('2026-11-02T10:00+09:00')
    const directory = freshPath('history')
    await download(kis, { directory, interval: 'day' })
    const before = kis.barCalls()

    const { dates } = await download(kis, { directory })
    const read = kis.barCalls()
    const again = await download(kis, { directory })

    expect(dates).toEqual(['2026-10-23', '2026-10-22', '2026-10-21', '2026-10-20', '2026-10-19'])
    // KIS sends 120 minutes a call, and KRX has 381 a day; one more call compares the oldest day.
    expect(read - before).toBe(5 * 4 + 1)
    expect(kis.barCalls() - read).toBe(1)
    expect(again.events).toEqual([
      { symbol: '005930', kind: 'days', added: 0, missing: [] },
      { symbol: '005930', kind: 'done', days: 5, minuteDays: 5 },
    ])
  })

  it('reads only the days by which a range is longer', async () => {
    const kis = await startHistoryKis('2026-11-02T10:00+09:00')
    const directory = freshPath('history')
    await download(kis, { directory })

    const { events, dates } = await download(kis, { directory, from: '2026-10-16', to: '2026-10-27' })

    expect(dates).toEqual(['2026-10-27', '2026-10-26', '2026-10-16'])
    // The 400 days before begin on 2025-09-11, a Thursday, in place of Sunday the 14th: two days more, and two at the end.
    expect(events[0]).toMatchObject({ kind: 'days', added: 4 })
    const data = openCachedData(directory, {
      symbols: 1,
      from: '2026-10-16',
      to: '2026-10-27',
      daysBefore: 0,
      interval: 'day',
    })
    expect(data.days('005930').at(-1)?.date).toBe('2026-10-27')
  })

  it('keeps the longer range when a shorter one is downloaded', async () => {
    const kis = await startHistoryKis('2026-11-02T10:00+09:00')
    const directory = freshPath('history')
    await download(kis, { directory, interval: 'day' })

    const { events } = await download(kis, { directory, from: '2026-10-21', to: '2026-10-27', interval: 'day' })
    const again = await download(kis, { directory, interval: 'day' })

    expect(events).toContainEqual({ symbol: '005930', kind: 'days', added: 2, missing: [] })
    expect(again.events).toContainEqual({ symbol: '005930', kind: 'days', added: 0, missing: [] })
    expect(readDays(join(directory, 'KRX-005930', 'days.txt'), samsung)).toMatchObject({
      from: '2025-09-14',
      to: '2026-10-27',
    })
  })

  it('asks for no minutes of a day on which the instrument was suspended', async () => {
    const kis = await startHistoryKis('2026-11-02T10:00+09:00')
    const directory = freshPath('history')
    await download(kis, { directory, interval: 'day' })
    changeDays(directory, (days) => days.map((day) => (day.date === '2026-10-21' ? { ...day, volume: 0 } : day)))

    const { dates } = await download(kis, { directory })

    expect(dates).toEqual(['2026-10-23', '2026-10-22', '2026-10-20', '2026-10-19'])
  })

  it('asks for the minutes up to the last one of the regular hours', async () => {
    const kis = await startHistoryKis('2026-11-02T10:00+09:00')
    const directory = freshPath('history')

    await download(kis, { directory, instruments: [samsung, apple], from: '2026-10-23' })

    const inputs = kis.simulator.calls().map(({ input }) => input)
    const last = (name: string) =>
      inputs
        .map((input) => input?.[name])
        .filter(Boolean)
        .sort()
        .at(-1)
    // The auction of KRX, and the minute before the close of New York.
    expect(last('FID_INPUT_HOUR_1')).toBe('153000')
    expect(last('KEYB')).toBe('20261023155900')
  })

  it('stores no day that is not over at its exchange', async () => {
    // 09:00 on Saturday in Seoul is 20:00 on Friday in New York.
    const kis = await startHistoryKis('2026-10-24T09:00+09:00')
    const directory = freshPath('history')

    const { dates } = await download(kis, { directory, instruments: [samsung, apple], from: '2026-10-22' })

    expect(dates).toEqual(['2026-10-23', '2026-10-22', '2026-10-22'])
    expect(readdirSync(join(directory, 'NASD-AAPL'))).toEqual(['2026-10-22.txt', 'days.txt'])
    expect(readDays(join(directory, 'NASD-AAPL', 'days.txt'), apple)).toMatchObject({ to: '2026-10-22' })
  })

  it('lays minutes apart that contradict their day, and names them in each run', async () => {
    const kis = await startHistoryKis('2026-11-02T10:00+09:00')
    const directory = freshPath('history')
    await download(kis, { directory, interval: 'day' })
    changeDays(directory, (days) =>
      days.map((day) => (day.date === '2026-10-21' ? { ...day, high: day.low, open: day.low, close: day.low } : day)),
    )

    const first = await download(kis, { directory })
    const again = await download(kis, { directory })

    expect(first.isWhole).toBe(false)
    expect(first.events.find((event) => event.kind === 'minutes' && event.date === '2026-10-21')).toMatchObject({
      faults: expect.arrayContaining([expect.stringMatching(/^the minutes reach \d+, above the day's high of \d+$/)]),
    })
    expect(again).toMatchObject({ isWhole: false, dates: [] })
    expect(again.events).toContainEqual({ symbol: '005930', kind: 'apart', dates: ['2026-10-21'] })
    const data = openCachedData(directory, { symbols: 1, ...week, daysBefore: 0, interval: 'minute' })
    expect(data.minutes('005930', parseCalendarDate('2026-10-21'))).toBeUndefined()
    expect(data.withoutMinutes).toEqual([{ symbol: '005930', dates: ['2026-10-21'] }])
  })

  it('names a split that has changed the stored days, and goes on with other instruments', async () => {
    const kis = await startHistoryKis('2026-11-02T10:00+09:00')
    const directory = freshPath('history')
    await download(kis, { directory, interval: 'day' })
    const times = (price: string) => String(Number(price) * 50)
    changeDays(directory, (days) =>
      days.map((day) => ({
        ...day,
        open: times(day.open),
        high: times(day.high),
        low: times(day.low),
        close: times(day.close),
      })),
    )
    const before = readFileSync(join(directory, 'KRX-005930', 'days.txt'), 'utf8')

    const { isWhole, events } = await download(kis, { directory, instruments: [samsung, apple], to: '2026-10-30' })

    expect(isWhole).toBe(false)
    expect(events[0]).toMatchObject({
      symbol: '005930',
      kind: 'adjusted-since',
      message: expect.stringMatching(
        /KRX-005930.days\.txt: the close of 2025-09-15 .* \(a factor of 50\).*delete the folder/,
      ),
    })
    expect(events.at(-1)).toEqual({ symbol: 'AAPL', kind: 'done', days: 10, minuteDays: 10 })
    expect(readFileSync(join(directory, 'KRX-005930', 'days.txt'), 'utf8')).toBe(before)
  })

  it('names the days of which KIS keeps no minutes, after two calls without any', async () => {
    const kis = await startHistoryKis('2026-11-02T10:00+09:00')
    const directory = freshPath('history')
    await download(kis, { directory, from: '2025-10-20', to: '2025-11-05', interval: 'day' })
    const before = kis.barCalls()

    const { events, dates, isWhole } = await download(kis, { directory, from: '2025-10-20', to: '2025-11-05' })

    // KIS has a year: from 2025-11-02, a Sunday, on.
    expect(dates).toEqual(['2025-11-05', '2025-11-04', '2025-11-03'])
    expect(events.find(({ kind }) => kind === 'not-kept')).toMatchObject({
      dates: [
        '2025-10-31',
        '2025-10-30',
        '2025-10-29',
        '2025-10-28',
        '2025-10-27',
        '2025-10-24',
        '2025-10-23',
        '2025-10-22',
        '2025-10-21',
        '2025-10-20',
      ],
    })
    expect(kis.barCalls() - before).toBe(1 + 3 * 4 + 2)
    expect(isWhole).toBe(true)
  })

  it('goes on after a failure with what is missing', async () => {
    const kis = await startHistoryKis('2026-11-02T10:00+09:00')
    const directory = freshPath('history')
    await download(kis, { directory, interval: 'day' })
    const path = '/uapi/domestic-stock/v1/quotations/inquire-time-dailychartprice'
    const controller = new AbortController()
    const events: HistoryEvent[] = []
    const report = (event: HistoryEvent) => {
      events.push(event)
      if (event.kind === 'minutes' && event.date === '2026-10-22') controller.abort(new Error('stopped'))
    }
    const wanted = { instruments: [samsung], interval: 'minute', ...week, directory } as const

    const failure = await downloadHistory(kis.client, wanted, { report, signal: controller.signal }).catch(
      (error: unknown) => error,
    )
    const before = kis.simulator.calls({ path }).length
    const { dates } = await download(kis, { directory })

    expect(failure).toMatchObject({ message: 'stopped' })
    expect(dates).toEqual(['2026-10-21', '2026-10-20', '2026-10-19'])
    expect(kis.simulator.calls({ path })).toHaveLength(before + 3 * 4)
  })

  it('deletes what a killed process has not finished', async () => {
    const kis = await startHistoryKis('2026-11-02T10:00+09:00')
    const directory = freshPath('history')
    await download(kis, { directory, from: '2026-10-23' })
    const torn = join(directory, 'KRX-005930', '2026-10-22.txt.4242.tmp')
    writeFileSync(torn, 'stockeye-bars 1 minutes KRX 0059')

    const { dates } = await download(kis, { directory, from: '2026-10-22' })

    expect(dates).toEqual(['2026-10-22'])
    expect(readdirSync(join(directory, 'KRX-005930'))).toEqual(['2026-10-22.txt', '2026-10-23.txt', 'days.txt'])
  })

  it('reads again what a person has deleted', async () => {
    const kis = await startHistoryKis('2026-11-02T10:00+09:00')
    const directory = freshPath('history')
    await download(kis, { directory })
    rmSync(join(directory, 'KRX-005930', '2026-10-20.txt'))

    const { dates } = await download(kis, { directory })

    expect(dates).toEqual(['2026-10-20'])
  })

  it('asks KIS for the kind of an instrument', async () => {
    const kis = await startHistoryKis('2026-11-02T10:00+09:00')
    const directory = tempFolder('history')
    const instruments = [samsung, { symbol: '069500', exchange: 'KRX' }] as const

    await downloadHistory(
      kis.client,
      { instruments, interval: 'day', ...week, directory },
      { report: () => {}, signal: new AbortController().signal },
    )

    expect(JSON.parse(readFileSync(join(directory, 'instruments.json'), 'utf8'))).toEqual({
      version: 1,
      instruments: [
        { ...samsung, kind: 'stock' },
        { symbol: '069500', exchange: 'KRX', kind: 'etf' },
      ],
    })
  })

  it('downloads days of KRX on paper trading, and refuses its minutes without a call', async () => {
    const kis = await startHistoryKis('2026-11-02T10:00+09:00', 'paper')
    const directory = freshPath('history')

    const refusal = await download(kis, { directory }).catch((error: unknown) => error)
    const calls = kis.simulator.calls().length
    const { isWhole } = await download(kis, { directory, interval: 'day' })

    expect(refusal).toMatchObject({
      name: 'SettingsError',
      message: expect.stringMatching(/^interval: paper trading has no minutes .*KIS_ENVIRONMENT=real/),
    })
    expect(calls).toBe(0)
    expect(isWhole).toBe(true)
  })

  it.each<[string, Partial<HistoryWanted>, RegExp]>([
    ['days in the wrong order', { from: '2026-10-24' }, /^from: "2026-10-24" is later than to, "2026-10-23"/],
    [
      'a first day that is not over',
      { from: '2026-11-02', to: '2026-11-05' },
      /^from: "2026-11-02" is not over at KRX/,
    ],
    [
      'an exchange whose hours are not known',
      { instruments: [{ symbol: '7203', exchange: 'TKSE' }] },
      /^symbols: 7203 is of TKSE, whose hours are not known/,
    ],
    ['a text that is not a day', { to: '20261023' }, /^to: "20261023" is not a day of the form yyyy-MM-dd/],
  ])('refuses %s', async (_, wanted, message) => {
    const kis = await startHistoryKis('2026-11-02T10:00+09:00')

    await expect(download(kis, { directory: freshPath('history'), ...wanted })).rejects.toThrow(message)
  })

  it('stores nothing of a symbol that KIS does not know', async () => {
    const kis = await startHistoryKis('2026-11-02T10:00+09:00')
    const directory = freshPath('history')

    const failure = await download(kis, { directory, instruments: [{ symbol: '999999', exchange: 'KRX' }] }).catch(
      (error: unknown) => error,
    )

    expect(failure).toMatchObject({ code: 'KIS_UNKNOWN_SYMBOL' })
    expect(() => openCachedData(directory, { symbols: 1, ...week, daysBefore: 0, interval: 'day' })).toThrow(
      /has no instruments\.json; run npm run history/,
    )
  })
})
