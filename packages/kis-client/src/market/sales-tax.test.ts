import { describe, expect, it } from 'vitest'
import { salesTaxPercent, type TaxedBoard } from './sales-tax.ts'

describe('salesTaxPercent', () => {
  // Tax pages, read 2026-11-28: 2025 0.15 %, since 2026-01-01 0.20 %, KONEX 0.10 %, ETFs none.
  it.each([
    ['KOSPI', '2025-12-30', '0.15'],
    ['KOSPI', '2026-01-02', '0.20'],
    ['KOSDAQ', '2025-12-30', '0.15'],
    ['KOSDAQ', '2026-12-30', '0.20'],
    ['KONEX', '2026-06-30', '0.10'],
    ['ETF', '2026-06-30', '0'],
  ] as const)('returns the tax of %s on %s: %s %%', (board, date, percent) => {
    expect(salesTaxPercent(board, date)).toBe(percent)
  })

  it('refuses a day whose tax is not known, and an unknown board', () => {
    const board: TaxedBoard = JSON.parse('"toString"')

    expect(() => salesTaxPercent('KOSPI', '2027-01-04')).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'date' }),
    )
    expect(() => salesTaxPercent('KOSPI', '2019-06-02')).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'date' }),
    )
    expect(() => salesTaxPercent(board, '2026-11-30')).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'board' }),
    )
  })
})
