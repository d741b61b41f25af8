import { describe, expect, it } from 'vitest'
import { formatSelection, parseSelection } from '../../../page/link/selection.ts'

describe('parseSelection', () => {
  it('reads what a link names', () => {
    expect(parseSelection('#symbol=KRX:005930&order=a%2Fb&run=run-1&kinds=order,token&lang=ko')).toEqual({
      symbol: 'KRX:005930',
      order: 'a/b',
      run: 'run-1',
      kinds: ['token', 'order'],
      language: 'ko',
    })
  })

  it('leaves out kinds and languages that the page does not know', () => {
    expect(parseSelection('#kinds=order,<b>&lang=fr')).toMatchObject({ kinds: ['order'], language: undefined })
  })

  it('chooses nothing without a hash', () => {
    expect(parseSelection('')).toEqual({ kinds: [] })
  })
})

describe('formatSelection', () => {
  it('writes an address that can be read', () => {
    expect(formatSelection({ symbol: 'KRX:005930', order: 'a/b&c', kinds: ['token', 'order'], language: 'en' })).toBe(
      '#symbol=KRX:005930&order=a%2Fb%26c&kinds=token,order&lang=en',
    )
  })

  it('leaves out what is not chosen', () => {
    expect(formatSelection({ order: undefined, kinds: [] })).toBe('#')
  })
})
