import { describe, expect, it } from 'vitest'
import { createSimulatedAccount } from './account.ts'
import { createFees } from './fees.ts'
import { instruments, type SimulatedInstrument } from './instruments.ts'

function instrument(symbol: string): SimulatedInstrument {
  const found = instruments.find((known) => known.symbol === symbol)
  if (found === undefined) throw new Error(`no ${symbol}`)
  return found
}

const { feeOf, costOf, affordable } = createFees()

describe('the fee of a fill', () => {
  // A million won: 0.015 % is 150 won. The tax of a sale was 0.15 % in 2025 and is 0.20 % since 2026-01-01, on both boards.
  it.each([
    ['005930', '20251230', 1_650n],
    ['005930', '20251231', 1_650n],
    ['005930', '20260101', 2_150n],
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

  // KONEX has its own tax, of 0.10 % in all years that are known.
  it.each(['20251230', '20260102'])('has the tax of KONEX for a sale there on %s', (date) => {
    const onKonex: SimulatedInstrument = { ...instrument('005930'), listing: 'KONEX' }

    expect(feeOf(onKonex, 'sell', 1_000_000n, date)).toBe(1_150n)
  })

  it('takes the nearest rates on days whose rates are not known', () => {
    expect(feeOf(instrument('005930'), 'sell', 1_000_000n, '20270104')).toBe(2_150n)
    // The oldest known tax is 0.25 %.
    expect(feeOf(instrument('005930'), 'sell', 1_000_000n, '20190530')).toBe(2_650n)
    expect(feeOf(instrument('005930'), 'sell', 1_000_000n)).toBe(2_150n)
  })

  it('is booked by the day of the fill', () => {
    const cash = { KRX: 0n, US: 0n, HK: 0n, CN: 0n, JP: 0n, VN: 0n }
    const account = createSimulatedAccount({
      cash,
      holdings: [{ instrument: instrument('005930'), quantity: 100, cost: 5_000_000n }],
    })
    const sell = (date: string) => {
      const day = { index: 0, date, opensAt: 0, closesAt: 1 }
      const order = { orderNumber: '0000000001', instrument: instrument('005930'), side: 'sell', at: 0 } as const
      return account.apply({ ...order, day, quantity: 10, price: 100_000 }).fee
    }

    expect([sell('20251230'), sell('20260102')]).toEqual([1_650n, 2_150n])
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

  it('takes the rates of the account, and the tax of the law', () => {
    const cheap = createFees({ KRX: '0.0140527', overseas: '0.07' })

    // A million: 0.0140527 % is 140.527 and is cut off; the tax of 2026 is 0.20 %.
    expect(cheap.feeOf(instrument('005930'), 'buy', 1_000_000n, '20261019')).toBe(140n)
    expect(cheap.feeOf(instrument('005930'), 'sell', 1_000_000n, '20261019')).toBe(2_140n)
    expect(cheap.feeOf(instrument('AAPL'), 'sell', 1_000_000n, '20261019')).toBe(700n)
    expect(createFees({ KRX: '0' }).costOf(instrument('005930'), 70_000, 10)).toBe(700_000n)
    expect(createFees({ KRX: '0' }).affordable(instrument('005930'), 70_000, 700_000n)).toBe(10)
  })
})
