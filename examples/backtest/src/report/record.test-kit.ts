import { parseCalendarDate, parseDecimal } from '@stockeye/kis-client'
import type { BarData, DataInstrument, DayBar } from '../data/bar-data.ts'
import type { BacktestRecord, Close, PlayedOrder } from '../run/record.ts'
import type { BacktestRun } from './backtest-run.ts'

/** Makes an order that was filled, of KRX and 005930 unless it says otherwise. */
export function order(
  day: string,
  side: PlayedOrder['side'],
  filled: string,
  price: string,
  more: Partial<PlayedOrder> = {},
): PlayedOrder {
  const symbol = more.symbol ?? '005930'
  return {
    clientOrderId: `${side}-${day}-${symbol}-1`,
    market: 'KRX',
    date: parseCalendarDate(day),
    at: Date.parse(`${day}T10:00:02+09:00`),
    symbol,
    side,
    reason: side === 'buy' ? 'below-average' : 'take-profit',
    quantity: parseDecimal(filled),
    price: parseDecimal(price),
    state: 'filled',
    filled: parseDecimal(filled),
    fillPrice: parseDecimal(price),
    code: undefined,
    ...more,
  }
}

/** Makes a close with positions as `[symbol, quantity, price]`; an average price is not read. */
export const close = (
  market: Close['market'],
  day: string,
  cash: string,
  positions: readonly (readonly [symbol: string, quantity: string, price: string])[] = [],
): Close => ({
  market,
  date: parseCalendarDate(day),
  cash: parseDecimal(cash),
  positions: positions.map(([symbol, quantity, price]) => ({
    symbol,
    quantity: parseDecimal(quantity),
    averagePrice: parseDecimal('1'),
    price: parseDecimal(price),
  })),
})

/** Makes data from the closes of each symbol by day. */
export function dataOf(
  instruments: readonly DataInstrument[],
  closes: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Pick<BarData, 'instruments' | 'days'> {
  const bar = ([day, price]: readonly [string, string]): DayBar => ({
    date: parseCalendarDate(day),
    open: price,
    high: price,
    low: price,
    close: price,
    volume: 1000,
  })
  return { instruments, days: (symbol) => Object.entries(closes[symbol] ?? {}).map(bar) }
}

export const samsung: DataInstrument = { symbol: '005930', exchange: 'KRX', kind: 'stock' }
export const kodex: DataInstrument = { symbol: '069500', exchange: 'KRX', kind: 'etf' }
export const apple: DataInstrument = { symbol: 'AAPL', exchange: 'NASD', kind: 'stock' }

/**
 * Record of three days on both markets, with every amount computed by hand.
 *
 * KRX, 10,000,000 won: 10 shares are bought at 70,000 (fee 105), 4 sold at 72,000 (fee 43, tax 576), and 6 at 68,000 (fee 61, tax
 * 816): the equity is 10,009,895, then 10,001,276, then 9,994,399.
 *
 * US, 10,000 dollars: 10 shares are bought at 200.00 on the second day (fee 5.00) and held at 210.00, then at 220.00: the equity is
 * 10,000, then 10,095, then 10,195.
 */
export const threeDays: BacktestRecord = {
  bars: 1170,
  cash: { KRX: parseDecimal('10000000'), US: parseDecimal('10000') },
  closes: [
    close('KRX', '2026-01-05', '9299895', [['005930', '10', '71000']]),
    close('US', '2026-01-05', '10000.00'),
    close('KRX', '2026-01-06', '9587276', [['005930', '6', '69000']]),
    close('US', '2026-01-06', '7995.00', [['AAPL', '10', '210.00']]),
    close('KRX', '2026-01-07', '9994399'),
    close('US', '2026-01-07', '7995.00', [['AAPL', '10', '220.00']]),
  ],
  orders: [
    order('2026-01-05', 'buy', '10', '70000'),
    order('2026-01-06', 'sell', '4', '72000', { quantity: parseDecimal('10'), state: 'cancelled' }),
    order('2026-01-06', 'buy', '10', '200.00', { market: 'US', symbol: 'AAPL', reason: 'above-high' }),
    order('2026-01-07', 'sell', '6', '68000', { reason: 'stop-loss' }),
  ],
}

/** Closes of both symbols on those days and the one before. */
export const threeDaysData: Pick<BarData, 'instruments' | 'days'> = dataOf([samsung, apple], {
  '005930': { '2026-01-02': '69000', '2026-01-05': '71000', '2026-01-06': '69000', '2026-01-07': '67450' },
  AAPL: { '2026-01-02': '190.00', '2026-01-05': '200.00', '2026-01-06': '210.00', '2026-01-07': '220.00' },
})

export const threeDaysRun: BacktestRun = {
  seed: 7,
  from: '2026-01-05',
  to: '2026-01-07',
  symbols: ['005930', 'AAPL'],
  interval: 'minute',
  source: 'seeded',
  rules: { KRX: 'dip', US: 'breakout' },
  slippageTicks: 1,
  volumeShare: 0.1,
  troubles: [],
}
