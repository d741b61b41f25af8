import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import {
  kstText,
  parseAccountNumber,
  parseDecimal,
  parseKstDate,
  parseStockSymbol,
  readDecimal,
  toKstDate,
} from './values.ts'

describe('values', () => {
  it('refuses an account number of the wrong form, and does not repeat it', () => {
    for (const wrong of ['9876543201', '98765432', '9876543-01', '98765432-1', ' 98765432-01', '']) {
      expect(() => parseAccountNumber(wrong)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'account' }))
      if (wrong !== '') expect(() => parseAccountNumber(wrong)).not.toThrow(wrong)
    }
  })

  it('shows two digits of an account number, however it is printed', () => {
    const account = parseAccountNumber('12345678-01')

    const printed = [
      `${account}`,
      JSON.stringify({ account }),
      inspect({ account }),
      inspect(Object.entries(account)),
    ].join()
    expect(printed).toContain('******78-01')
    expect(printed).not.toContain('123456')
    expect(account.number).toBe('12345678')
  })

  it('takes the forms that domestic symbols have', () => {
    for (const symbol of ['005930', '0001A0', 'Q530036', '57LA24']) expect(parseStockSymbol(symbol)).toBe(symbol)
    for (const wrong of ['AAPL', '5930', '0059301', 'samsung', 'SAMSUN', '00593a', '']) {
      expect(() => parseStockSymbol(wrong)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'symbol' }))
    }
  })

  it('keeps a number as KIS wrote it, and refuses what is none', () => {
    expect(parseDecimal(' 0.10 ')).toBe('0.10')
    for (const wrong of ['', '1,000', '1e3', 'NaN', '.5', '-'])
      expect(() => parseDecimal(wrong)).toThrow('decimal number')
  })

  it('blames the answer, not the caller, for a number that KIS left out or garbled', () => {
    for (const text of [undefined, '12a']) {
      expect(() => readDecimal(text, 'stck_prpr')).toThrow(
        expect.objectContaining({ code: 'KIS_ANSWER', field: 'stck_prpr' }),
      )
    }
  })

  it('reads the Korean calendar, whatever the zone of the machine', () => {
    const lateInTheEveningUtc = Date.parse('2026-10-19T15:30:00Z')

    expect(toKstDate(lateInTheEveningUtc)).toBe('20261020')
    expect(kstText(lateInTheEveningUtc)).toBe('20261020003000')
    expect(() => parseKstDate('20260231')).toThrow(expect.objectContaining({ code: 'KIS_INPUT' }))
  })
})
