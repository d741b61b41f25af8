import { type CalendarDate, parseDecimal } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import type { BacktestRecord, PlayedOrder } from '../run/record.ts'
import { compareRuns, countKinds } from './compare.ts'

const decimal = (text: string) => parseDecimal(text)
const date = '2026-03-03' as CalendarDate

const order: PlayedOrder = {
  clientOrderId: 'buy-2026-03-03-005930-1',
  market: 'KRX',
  date,
  at: Date.parse('2026-03-03T09:30:02+09:00'),
  symbol: '005930',
  side: 'buy',
  reason: 'below-open',
  quantity: decimal('10'),
  price: decimal('70200'),
  state: 'filled',
  filled: decimal('10'),
  fillPrice: decimal('70000'),
  code: undefined,
}
const held = { symbol: '005930', quantity: decimal('10'), averagePrice: decimal('70000'), price: decimal('70500') }
const record: BacktestRecord = {
  bars: 390,
  cash: { KRX: decimal('1000000') },
  closes: [{ market: 'KRX', date, cash: decimal('299895'), positions: [held] }],
  orders: [order],
}
const withOrder = (change: Partial<PlayedOrder>): BacktestRecord => ({ ...record, orders: [{ ...order, ...change }] })

describe('compareRuns', () => {
  it('finds no difference between a run and itself, nor in the second of a minute', () => {
    expect(compareRuns(record, record)).toEqual([])
    expect(compareRuns(record, withOrder({ at: order.at + 20_000 }))).toEqual([])
  })

  it.each<[string, Partial<PlayedOrder>]>([
    ['the minute', { at: order.at + 60_000 }],
    ['the reason', { reason: 'stop-loss' }],
    ['the quantity', { quantity: decimal('9') }],
    ['the limit', { price: decimal('70100') }],
    ['the fills', { filled: decimal('9') }],
    ['the price of the fills', { fillPrice: decimal('70100') }],
    ['the state', { state: 'cancelled' }],
    ['a refusal', { code: 'APBK0952' }],
  ])('finds a difference in %s', (_what, change) => {
    expect(compareRuns(record, withOrder(change))).toMatchObject([{ of: order.clientOrderId }])
  })

  it('finds an order that only one run has, and another account at the close', () => {
    const account = { market: 'KRX', date, cash: decimal('299896'), positions: [held] } as const

    expect(compareRuns(record, { ...record, orders: [] })).toMatchObject([{ backtest: 'no such order' }])
    expect(compareRuns(record, { ...record, closes: [account] })).toMatchObject([{ of: 'account KRX 2026-03-03' }])
  })
})

describe('countKinds', () => {
  it('counts each kind of order that the comparison needs', () => {
    const orders: readonly Partial<PlayedOrder>[] = [
      {},
      { side: 'sell', reason: 'stop-loss' },
      { side: 'sell', reason: 'take-profit', filled: decimal('4') },
      { filled: decimal('0'), fillPrice: undefined, code: 'APBK0952' },
    ]
    const played = orders.map((change) => ({ ...order, ...change }))

    expect(countKinds({ ...record, orders: played })).toEqual({
      entries: 1,
      stopLosses: 1,
      takeProfits: 1,
      partialFills: 1,
      refusals: 1,
    })
  })
})
