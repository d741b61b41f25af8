import { parseDecimal } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import { mayOpenPosition, sharesToBuy } from './risk.ts'

const decimal = (text: string) => parseDecimal(text)

describe('a risk rule', () => {
  it('limits a position to its budget and to the buying power', () => {
    expect(sharesToBuy('KRX', decimal('70000'), { quantity: decimal('1000') })).toBe('42')
    expect(sharesToBuy('KRX', decimal('70000'), { quantity: decimal('5') })).toBe('5')
    expect(sharesToBuy('US', decimal('185.23'), { quantity: decimal('1000') })).toBe('16')
    expect(sharesToBuy('KRX', decimal('4000000'), { quantity: decimal('1000') })).toBe('0')
  })

  it('allows five positions in a market', () => {
    expect([4, 5, 6].map(mayOpenPosition)).toEqual([true, false, false])
  })
})
