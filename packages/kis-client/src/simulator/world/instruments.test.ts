import { describe, expect, it } from 'vitest'
import { findInstrument, instruments } from './instruments.ts'

describe('the instruments', () => {
  it('has no symbol twice, and finds an instrument in its own market only', () => {
    expect(new Set(instruments.map(({ symbol }) => symbol)).size).toBe(instruments.length)
    expect(findInstrument('KRX', '005930')?.name).toBe('삼성전자')
    expect(findInstrument('US', '005930')).toBeUndefined()
  })
})
