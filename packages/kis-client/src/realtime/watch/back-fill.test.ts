import { describe, expect, it } from 'vitest'
import { getMinuteCandles } from '../../quotes/get-minute-candles.ts'
import { mondayAtTen, startSteppedKis } from '../../tests/stepped-kis.test-kit.ts'
import { backFill } from './back-fill.ts'

const samsung = { trId: 'H0STCNT0', key: '005930' }
const minuteMs = 60_000
const whatOf = ({ unfilled }: { readonly unfilled: readonly { readonly what: string }[] }) =>
  unfilled.map(({ what }) => what)

describe('backFill', () => {
  it('reads the minutes of a gap in order, and marks those that are not of the gap alone', async () => {
    const { kis, settle } = await startSteppedKis({ hours: 'exchange', startAt: mondayAtTen + 5 * minuteMs })
    const span = { from: mondayAtTen - 40_000, to: mondayAtTen + 2 * minuteMs + 30_000 }

    const fill = await settle(backFill(kis, samsung, span))
    const minutes = await settle(
      getMinuteCandles(kis, { symbol: '005930', fromAt: mondayAtTen - minuteMs, toAt: span.to }),
    )

    expect(fill.minutes.map(({ isPartial, ...candle }) => candle)).toEqual(minutes)
    expect(fill.minutes.map(({ startsAt, isPartial }) => [(startsAt - mondayAtTen) / minuteMs, isPartial])).toEqual([
      [-1, true],
      [0, false],
      [1, false],
      [2, true],
    ])
    expect(fill.last?.price).toMatch(/^\d+$/)
    expect(whatOf(fill)).toEqual(['ticks'])
  })

  it('marks the minute that has not ended', async () => {
    const { kis, settle } = await startSteppedKis({ hours: 'exchange', startAt: mondayAtTen + 30_000 })

    const fill = await settle(backFill(kis, samsung, { from: mondayAtTen - minuteMs, to: mondayAtTen + 10 * minuteMs }))

    expect(fill.minutes.at(-1)).toMatchObject({ startsAt: mondayAtTen, isPartial: true })
  })

  it('reads the part of today in paper trading, and says that it has no earlier minutes', async () => {
    const { kis, settle } = await startSteppedKis({ hours: 'exchange' })

    const fill = await settle(backFill(kis, samsung, { from: mondayAtTen - 3 * 86_400_000, to: mondayAtTen }))

    expect(fill.minutes[0]?.startsAt).toBe(mondayAtTen - 3_600_000)
    expect(whatOf(fill)).toEqual(['ticks', 'minutes'])
  })

  it('reads minutes of earlier days on a real account', async () => {
    const { kis, settle } = await startSteppedKis({ environment: 'real', hours: 'exchange' })
    const friday = mondayAtTen - 3 * 86_400_000

    const fill = await settle(backFill(kis, samsung, { from: friday, to: friday + 3 * minuteMs - 1 }))

    expect(fill.minutes.map(({ startsAt }) => startsAt - friday)).toEqual([0, minuteMs, 2 * minuteMs])
    expect(fill.minutes[0]?.isPartial).toBe(false)
  })

  it('reads minutes abroad on a real account, and has none in paper trading or of the daytime session', async () => {
    const span = { from: mondayAtTen - 5 * minuteMs, to: mondayAtTen }
    const real = await startSteppedKis({ environment: 'real' })
    const apple = { trId: 'HDFSCNT0', key: 'RBAQAAPL' }
    const paper = await startSteppedKis()

    const daytime = await real.settle(backFill(real.kis, apple, span))
    const inPaper = await paper.settle(backFill(paper.kis, { ...apple, key: 'DNASAAPL' }, span))

    for (const fill of [daytime, inPaper]) {
      expect(fill.minutes).toEqual([])
      expect(whatOf(fill)).toEqual(['ticks', 'minutes'])
      expect(fill.last?.price).toMatch(/^\d+\.\d+$/)
    }
  })

  it.each([
    ['H0STASP0', '005930', ['ticks', 'minutes']],
    ['H0STCNI9', 'user01', ['ticks', 'minutes', 'last-trade']],
  ])('fills no minutes of %s', async (trId, key, unfilled) => {
    const { kis, settle } = await startSteppedKis()

    const fill = await settle(backFill(kis, { trId, key }, { from: mondayAtTen - minuteMs, to: mondayAtTen }))

    expect(fill.minutes).toEqual([])
    expect(whatOf(fill)).toEqual(unfilled)
  })

  it('refuses a span that ends before it begins', async () => {
    const { kis } = await startSteppedKis()

    await expect(backFill(kis, samsung, { from: mondayAtTen, to: mondayAtTen - 1 })).rejects.toMatchObject({
      code: 'KIS_INPUT',
      field: 'from',
    })
  })
})
