import { defaultSettings } from '@stockeye/example-trader/settings/settings'
import { parseDecimal } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import type { BarData, DayBar, MinuteBar } from '../data/bar-data.ts'
import { createSeededData } from '../data/seeded-data.ts'
import { narrowRules } from '../fidelity/narrow-rules.ts'
import { createBarPrices } from '../run/bar-prices.ts'
import { keepOneDay } from '../run/one-day.ts'
import { type OpenPrices, play } from '../run/play.ts'
import { createRecorder } from '../run/recorder.ts'
import { startReplayedKis } from '../run/replayed-kis.ts'

const day = '2026-03-03'
const span = { from: day, to: day }
/** Instant after which the two futures differ: noon in Korea. */
const splitAt = Date.parse(`${day}T12:00:00+09:00`)

const seeded = createSeededData({ seed: 3, symbols: 10, ...span, daysBefore: 5, interval: 'minute' })
const other = createSeededData({ seed: 4, symbols: 10, ...span, daysBefore: 5, interval: 'minute' })

/** Returns the data with another future: from `splitAt` on its prices fall by about a tenth, minute by minute. */
function withAnotherFuture(data: BarData): BarData {
  const minutes = (symbol: string, date: DayBar['date']): readonly MinuteBar[] | undefined =>
    data.minutes(symbol, date)?.map((minute) => (minute.startsAt < splitAt ? minute : fallen(minute)))
  return {
    ...data,
    minutes,
    days: (symbol) =>
      data.days(symbol).map((bar) => {
        const its = bar.date === day ? minutes(symbol, bar.date) : undefined
        return its === undefined || its.length === 0 ? bar : barOf(bar.date, its)
      }),
  }
}

/** Returns a minute at nine tenths of its prices, on a grid of a thousand won, which every grid of KRX contains. */
function fallen({ startsAt, open, high, low, close, volume }: MinuteBar): MinuteBar {
  const lower = (price: string) => `${Math.floor((Number(price) * 0.9) / 1_000) * 1_000}`
  const prices = [open, high, low, close].map(lower).map(Number)
  return {
    startsAt,
    open: lower(open),
    high: `${Math.max(...prices)}`,
    low: `${Math.min(...prices)}`,
    close: lower(close),
    volume,
  }
}

function barOf(date: DayBar['date'], minutes: readonly MinuteBar[]): DayBar {
  const sum = minutes.reduce((total, { volume }) => total + volume, 0)
  const highs = minutes.map(({ high }) => Number(high))
  const lows = minutes.map(({ low }) => Number(low))
  const [first, last] = [minutes[0], minutes.at(-1)]
  return {
    date,
    open: first?.open ?? '0',
    high: `${Math.max(...highs)}`,
    low: `${Math.min(...lows)}`,
    close: last?.close ?? '0',
    volume: sum,
  }
}

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const risk = {
  ...defaultSettings.risk,
  ...narrowRules.stops,
  budget: { KRX: parseDecimal('3000000'), US: parseDecimal('3000') },
}

/** Runs the trader on data, and returns its orders before the futures part. */
async function ordersBeforeTheSplit(
  given: BarData,
  openPrices: (data: BarData) => OpenPrices,
): Promise<readonly string[]> {
  const data = keepOneDay(given)
  const replayed = await startReplayedKis({
    data,
    seed: 1,
    at: Date.parse(`${span.from}T00:00:00+09:00`),
    cash: { KRW: '100000000', USD: '100000' },
    liquidity: { slippageTicks: 1, volumeShare: 0.1 },
    sockets: false,
  })
  const recorder = createRecorder()
  await play(replayed, {
    ...span,
    settings: { watchlist: data.instruments, interval: 'minute', risk },
    rules: { KRX: narrowRules, US: narrowRules },
    log: quiet,
    markets: ['KRX'],
    openPrices: openPrices(data),
    onClose: recorder.note,
  })
  await replayed.simulator.close()
  return recorder
    .orders()
    .filter(({ at }) => at < splitAt)
    .map(
      ({ clientOrderId, at, side, quantity, price, reason }) =>
        `${at} ${clientOrderId} ${side} ${quantity} ${price} ${reason}`,
    )
}

const honest =
  (data: BarData): OpenPrices =>
  (kis) =>
    createBarPrices(data, kis.clock)

/** Prices that look three hours ahead. */
const cheating =
  (data: BarData): OpenPrices =>
  (kis) => {
    const aheadMs = 3 * 3_600_000
    const prices = createBarPrices(data, { now: () => kis.clock.now() + aheadMs })
    return {
      ...prices,
      dayAt: (instrument, { session, minuteEnd }, signal) =>
        prices.dayAt(instrument, { session, minuteEnd: minuteEnd + aheadMs }, signal),
    }
  }

describe('a backtest on two futures with one past', () => {
  it('orders the same up to the instant at which they part', async () => {
    const one = await ordersBeforeTheSplit(seeded, honest)
    const another = await ordersBeforeTheSplit(withAnotherFuture(seeded), honest)

    expect(one.length).toBeGreaterThan(5)
    expect(another).toEqual(one)
  })

  it('catches prices that look three hours ahead', async () => {
    const one = await ordersBeforeTheSplit(seeded, cheating)
    const another = await ordersBeforeTheSplit(withAnotherFuture(seeded), cheating)

    expect(another).not.toEqual(one)
  })

  it('orders otherwise on another past', async () => {
    expect(await ordersBeforeTheSplit(other, honest)).not.toEqual(await ordersBeforeTheSplit(seeded, honest))
  })
})

describe('createBarPrices', () => {
  it('reads no minute that has not ended', async () => {
    const noon = splitAt
    const prices = createBarPrices(seeded, { now: () => noon })
    const [instrument] = seeded.instruments
    const session = {
      market: 'KRX',
      date: seeded.days('005930').at(-1)?.date,
      opensAt: noon - 3 * 3_600_000,
      closesAt: noon,
    } as never
    const read = (minuteEnd: number) =>
      prices.dayAt(instrument as never, { session, minuteEnd }, new AbortController().signal)

    await expect(read(noon)).resolves.toHaveProperty('day')
    await expect(read(noon + 60_000)).rejects.toThrow('cannot read the future')
  })
})
