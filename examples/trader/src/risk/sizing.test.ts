import { parseDecimal } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import { mayOpenPosition, sharesToBuy } from './sizing.ts'

const decimal = (text: string) => parseDecimal(text)

describe('a risk rule', () => {
  it('limits a position to its budget and to the buying power', () => {
    expect(sharesToBuy(decimal('3000000'), decimal('70000'), { quantity: decimal('1000') })).toBe('42')
    expect(sharesToBuy(decimal('3000000'), decimal('70000'), { quantity: decimal('5') })).toBe('5')
    expect(sharesToBuy(decimal('3000'), decimal('185.23'), { quantity: decimal('1000') })).toBe('16')
    expect(sharesToBuy(decimal('3000000'), decimal('4000000'), { quantity: decimal('1000') })).toBe('0')
  })

  it('allows as many positions as its setting', () => {
    expect([4, 5, 6].map((positions) => mayOpenPosition(positions, 5))).toEqual([true, false, false])
  })
})
