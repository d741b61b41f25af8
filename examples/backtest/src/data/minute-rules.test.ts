import { createKisClient, getQuote, parseCalendarDate } from '@stockeye/kis-client'
import { createSteppedClock, startSimulator } from '@stockeye/kis-client/simulator'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { MinuteBar } from './bar-data.ts'
import { findMistake } from './minute-rules.ts'

const date = parseCalendarDate('2026-10-19')
const samsung = { symbol: '005930', exchange: 'KRX', date, open: '+09:00', price: '70000' } as const
const apple = { symbol: 'AAPL', exchange: 'NASD', date, open: '-04:00', price: '190.5' } as const

/** Returns minutes of one price and ten shares, apart from what is given. */
function minutesOf(of: typeof samsung | typeof apple, ...rows: readonly [time: string, change?: Partial<MinuteBar>][]) {
  const { price } = of
  return rows.map(([time, change]): MinuteBar => {
    const flat = { open: price, high: price, low: price, close: price, volume: 10 }
    return { startsAt: Date.parse(`${date}T${time}${of.open}`), ...flat, ...change }
  })
}

/** Returns whether a simulator shows a quote on a day with these minutes, in the evening after it. */
async function isTraded({ symbol }: typeof samsung | typeof apple, minutes: readonly MinuteBar[]): Promise<boolean> {
  const bar = { date, open: '100', high: '99000', low: '100', close: '100', volume: 1_000 }
  const clock = createSteppedClock(Date.parse(symbol === 'AAPL' ? '2026-10-19T15:00-04:00' : '2026-10-19T15:15+09:00'))
  const bars = { [symbol]: [{ ...bar, date: '2026-10-16' }, bar] }
  const simulator = await startSimulator({ clock, bars, minutes: () => minutes, hours: 'exchange', sockets: false })
  const kis = createKisClient({ ...simulator.clientOptions })
  onTestFinished(async () => {
    await kis.close()
    await simulator.close()
  })
  return clock.settle(
    getQuote(kis, { symbol, exchange: symbol === 'AAPL' ? 'NASD' : 'KRX' }).then(
      () => true,
      () => false,
    ),
  )
}

describe('findMistake', () => {
  it.each([
    ['the auction of KRX', samsung, minutesOf(samsung, ['09:00'], ['15:19'], ['15:30'])],
    ['a minute of the auction before it', samsung, minutesOf(samsung, ['09:00'], ['15:25'], ['15:30'])],
    ['an auction that KRX has early', samsung, minutesOf(samsung, ['09:00'], ['15:29'])],
    ['a day that ends at 15:20', samsung, minutesOf(samsung, ['09:00'], ['15:20', { high: '70100' }])],
    ['a minute without volume at 15:29', samsung, minutesOf(samsung, ['09:00'], ['15:29', { volume: 0 }], ['15:30'])],
    ['the last minute of New York', apple, minutesOf(apple, ['09:30'], ['15:59', { high: '190.5001' }])],
  ])('finds none in %s, which the simulator takes too', async (_, of, minutes) => {
    expect(findMistake(of, minutes)).toBeUndefined()
    expect(await isTraded(of, minutes)).toBe(true)
  })

  it.each([
    ['a minute twice', samsung, minutesOf(samsung, ['09:00'], ['09:00']), 'the minute of 09:00 is there twice'],
    ['another order', samsung, minutesOf(samsung, ['09:01'], ['09:00']), 'of 09:00 is not later than the one before'],
    ['a half minute', samsung, minutesOf(samsung, ['09:00:30']), 'of 09:00 does not start at a whole minute'],
    ['a minute before the open', samsung, minutesOf(samsung, ['08:59']), 'of 08:59 is outside of the regular hours'],
    ['one after the close', apple, minutesOf(apple, ['16:01']), 'of 16:01 is outside of the regular hours'],
    ['one at the close', apple, minutesOf(apple, ['09:30'], ['16:00']), 'of 16:00 starts at the close'],
    [
      'an auction with a range',
      samsung,
      minutesOf(samsung, ['09:00'], ['15:30', { high: '70100' }]),
      'of 15:30 is the closing auction, which has one price, and it has 70000 to 70100',
    ],
    [
      'a minute of the auction beside it',
      samsung,
      minutesOf(samsung, ['15:29'], ['15:30']),
      'of 15:29 is part of the closing auction, which has a row too',
    ],
    [
      'a part of a won',
      samsung,
      minutesOf(samsung, ['09:00', { high: '70000.5' }]),
      'of 09:00 has the price 70000.5, which is not one of KRX',
    ],
    [
      'a fifth decimal',
      apple,
      minutesOf(apple, ['09:30', { high: '190.50001' }]),
      'of 09:30 has the price 190.50001, which is not one of NASD',
    ],
    [
      'a close above the high',
      samsung,
      minutesOf(samsung, ['09:00', { close: '70100' }]),
      'of 09:00 has prices outside of its high and low',
    ],
    ['a price of zero', samsung, minutesOf(samsung, ['09:00', { low: '0' }]), 'of 09:00 has a price of 0'],
    ['a part of a share', samsung, minutesOf(samsung, ['09:00', { volume: 1.5 }]), 'of 09:00 has no whole volume'],
    ['no volume', samsung, minutesOf(samsung, ['09:00', { volume: 0 }]), 'it has no minute with volume'],
    ['no minutes', samsung, [], 'it has no minute with volume'],
  ])('finds %s, which the simulator refuses too', async (_, of, minutes, mistake) => {
    expect(findMistake(of, minutes)?.endsWith(mistake)).toBe(true)
    expect(await isTraded(of, minutes)).toBe(false)
  })

  it('finds a day on which the exchange is closed', () => {
    const saturday = parseCalendarDate('2026-10-17')

    expect(findMistake({ exchange: 'KRX', date: saturday }, [])).toBe('2026-10-17 is not a trading day of KRX')
  })
})
