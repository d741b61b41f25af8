import { type Candle, parseCalendarDate, parseDecimal } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import { type StopSettings, stopsOf } from './stops.ts'

const none: StopSettings = {
  stopLossPercent: undefined,
  takeProfitPercent: undefined,
  trailingStopPercent: undefined,
  mostDays: undefined,
}

const dayOf = (last: string, high = last) => ({
  date: parseCalendarDate('2026-10-19'),
  open: parseDecimal(last),
  high: parseDecimal(high),
  low: parseDecimal(last),
  last: parseDecimal(last),
  volume: parseDecimal('1'),
})

/** Returns trading days with these highs, oldest first. */
const daysOf = (...highs: readonly string[]): readonly Candle[] =>
  highs.map((high, index) => ({
    ...dayOf('1', high),
    date: parseCalendarDate(`2026-10-${String(index + 1).padStart(2, '0')}`),
    close: parseDecimal('1'),
    isAdjusted: true,
  }))

interface Case {
  readonly settings: Partial<StopSettings>
  readonly averagePrice?: string
  readonly daysHeld?: number
  readonly last: string
  readonly high?: string
  readonly before?: readonly Candle[]
}

const reasonOf = ({ settings, averagePrice = '70000', daysHeld, last, high, before = [] }: Case) =>
  stopsOf({ averagePrice: parseDecimal(averagePrice), daysHeld }, { ...none, ...settings }, before).reasonAt(
    dayOf(last, high),
  )

describe('the stop at a loss', () => {
  // 70,000 less 3 percent is 67,900; 185.20 less 2.5 percent is 180.57.
  it.each([
    ['70000', 3, '68000', undefined],
    ['70000', 3, '67900', 'stop-loss'],
    ['70000', 3, '67800', 'stop-loss'],
    ['185.20', 2.5, '180.58', undefined],
    ['185.20', 2.5, '180.57', 'stop-loss'],
    ['185.20', 2.5, '180.56', 'stop-loss'],
  ])(
    'sells a position of %s won or dollars at %d percent, at %s: %s',
    (averagePrice, stopLossPercent, last, reason) => {
      expect(reasonOf({ settings: { stopLossPercent }, averagePrice, last })).toBe(reason)
    },
  )
})

describe('the target', () => {
  // 70,000 and 3 percent are 72,100; 185.20 and 2.5 percent are 189.83.
  it.each([
    ['70000', 3, '72000', undefined],
    ['70000', 3, '72100', 'take-profit'],
    ['70000', 3, '72200', 'take-profit'],
    ['185.20', 2.5, '189.82', undefined],
    ['185.20', 2.5, '189.83', 'take-profit'],
  ])(
    'sells a position of %s won or dollars at %d percent, at %s: %s',
    (averagePrice, takeProfitPercent, last, reason) => {
      expect(reasonOf({ settings: { takeProfitPercent }, averagePrice, last })).toBe(reason)
    },
  )
})

describe('the trailing stop', () => {
  const settings = { trailingStopPercent: 5 }
  // 80,000 less 5 percent is 76,000; 100,000 less 5 percent 95,000; 70,000 less 5 percent 66,500.
  it.each([
    ['from the high of today', { daysHeld: 1, high: '80000', last: '76100' }, undefined],
    ['from the high of today', { daysHeld: 1, high: '80000', last: '76000' }, 'trailing-stop'],
    [
      'from the high of a whole day since the purchase',
      { daysHeld: 2, before: daysOf('80000'), last: '76100' },
      undefined,
    ],
    [
      'from the high of a whole day since the purchase',
      { daysHeld: 2, before: daysOf('80000'), last: '76000' },
      'trailing-stop',
    ],
    [
      'not from the high of the purchase’s own day',
      { daysHeld: 1, before: daysOf('100000'), last: '70000' },
      undefined,
    ],
    [
      'not from a day before the purchase',
      { daysHeld: 2, before: daysOf('100000', '72000'), last: '70000' },
      undefined,
    ],
    [
      'from the oldest whole day since the purchase',
      { daysHeld: 3, before: daysOf('100000', '72000'), last: '95000' },
      'trailing-stop',
    ],
    [
      'not from the high of today on the day of the purchase',
      { daysHeld: 0, high: '100000', last: '70000' },
      undefined,
    ],
    ['from the price of the purchase on its day', { daysHeld: 0, high: '100000', last: '66500' }, 'trailing-stop'],
    ['from the price of the purchase where its day is not known', { high: '100000', last: '66600' }, undefined],
    ['from the price of the purchase where its day is not known', { high: '100000', last: '66500' }, 'trailing-stop'],
  ] as const)('counts %s: %j is %s', (_what, its, reason) => {
    expect(reasonOf({ settings, ...its })).toBe(reason)
  })
})

describe('the time stop', () => {
  it.each([
    [19, undefined],
    [20, 'time-stop'],
    [21, 'time-stop'],
    [undefined, undefined],
  ])('sells after 20 trading days, of which %s have passed: %s', (daysHeld, reason) => {
    expect(reasonOf({ settings: { mostDays: 20 }, last: '70000', ...(daysHeld !== undefined && { daysHeld }) })).toBe(
      reason,
    )
  })
})

it('holds at any price without a setting, and names the loss before the time', () => {
  expect(['1', '70000', '9999999'].map((last) => reasonOf({ settings: {}, daysHeld: 99, last }))).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect(reasonOf({ settings: { stopLossPercent: 3, mostDays: 1 }, daysHeld: 5, last: '60000' })).toBe('stop-loss')
})
