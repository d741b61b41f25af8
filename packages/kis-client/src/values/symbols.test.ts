import { describe, expect, it } from 'vitest'
import { parseStockSymbol } from './symbols.ts'

describe('parseStockSymbol', () => {
  it('takes the forms that domestic symbols have', () => {
    for (const symbol of ['005930', '0001A0', 'Q530036', '57LA24']) expect(parseStockSymbol(symbol)).toBe(symbol)
    for (const wrong of ['AAPL', '5930', '0059301', 'samsung', 'SAMSUN', '00593a', '']) {
      expect(() => parseStockSymbol(wrong)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'symbol' }))
    }
  })
})
