import { describe, expect, it } from 'vitest'
import { affordable, costOf, feeOf } from './fees.ts'
import { instruments, type SimulatedInstrument } from './instruments.ts'

function instrument(symbol: string): SimulatedInstrument {
  const found = instruments.find((known) => known.symbol === symbol)
  if (found === undefined) throw new Error(`no ${symbol}`)
  return found
}

describe('the fee of a fill', () => {
  // A million won: 0.015 % is 150 won. The tax of a sale was 0.15 % in 2025 and is 0.20 % since 2026-01-01, on both boards.
  it.each([
    ['005930', '20251230', 1_650n],
    ['005930', '20260102', 2_150n],
    ['247540', '20251230', 1_650n],
    ['247540', '20260102', 2_150n],
    ['005930', '20231228', 2_150n],
    ['005930', '20241230', 1_950n],
    // An ETF is not taxed.
    ['069500', '20260102', 150n],
  ])('has the tax of its day for a sale of %s on %s: %s won', (symbol, date, fee) => {
    expect(feeOf(instrument(symbol), 'sell', 1_000_000n, date)).toBe(fee)
    expect(feeOf(instrument(symbol), 'buy', 1_000_000n, date)).toBe(150n)
  })

  it('takes the nearest rates on days whose rates are not known', () => {
    expect(feeOf(instrument('005930'), 'sell', 1_000_000n, '20270104')).toBe(2_150n)
    // The oldest known tax is 0.25 %.
    expect(feeOf(instrument('005930'), 'sell', 1_000_000n, '20190530')).toBe(2_650n)
    expect(feeOf(instrument('005930'), 'sell', 1_000_000n)).toBe(2_150n)
  })

  it('is 0.25 % abroad, each way, cut off', () => {
    expect(feeOf(instrument('AAPL'), 'sell', 4_450_000n, '20261130')).toBe(11_125n)
    expect(feeOf(instrument('AAPL'), 'buy', 399n)).toBe(0n)
  })

  it('is in what a purchase costs, and in how many shares the money buys', () => {
    expect(costOf(instrument('005930'), 70_000, 10)).toBe(700_105n)
    expect(affordable(instrument('005930'), 70_000, 700_105n)).toBe(10)
    expect(affordable(instrument('005930'), 70_000, 700_104n)).toBe(9)
  })
})
