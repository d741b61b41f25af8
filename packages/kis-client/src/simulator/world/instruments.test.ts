import { describe, expect, it } from 'vitest'
import { findInstrument, instruments } from './instruments.ts'

describe('the instruments', () => {
  it('have symbols of their own, and are found in their market alone', () => {
    expect(new Set(instruments.map(({ symbol }) => symbol)).size).toBe(instruments.length)
    expect(findInstrument('KRX', '005930')?.name).toBe('삼성전자')
    expect(findInstrument('US', '005930')).toBeUndefined()
  })
})
