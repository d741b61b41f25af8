import { describe, expect, it } from 'vitest'
import { createInstruments, instruments } from './instruments.ts'

const [samsung] = instruments

describe('the instruments', () => {
  it('has no symbol twice, and finds an instrument in its own market only', () => {
    const { find } = createInstruments()

    expect(new Set(instruments.map(({ symbol }) => symbol)).size).toBe(instruments.length)
    expect(find('KRX', '005930')?.name).toBe('삼성전자')
    expect(find('US', '005930')).toBeUndefined()
  })

  it('takes one of the caller in place of a built-in one, and keeps one symbol of two markets apart', () => {
    if (samsung === undefined) throw new Error('no built-in instrument')
    const mine = { ...samsung, name: '내 종목' }
    const chinese = { ...samsung, market: 'CN', listing: 'SZS', name: 'CN' } as const

    const { all, find, findBySymbol } = createInstruments([mine, chinese])

    expect(all).toHaveLength(instruments.length + 1)
    expect([find('KRX', '005930')?.name, find('CN', '005930')?.name]).toEqual(['내 종목', 'CN'])
    expect(findBySymbol('005930')?.name).toBe('내 종목')
  })
})
