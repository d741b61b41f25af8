import { describe, expect, it } from 'vitest'
import type { ListedInstrument } from './listed-instrument.ts'
import { createInstrumentIndex, searchInstruments } from './search-instruments.ts'

const listed = (symbol: string, name: string, englishName?: string): ListedInstrument => ({
  symbol,
  exchange: englishName === undefined ? 'KRX' : 'NASD',
  board: undefined,
  name,
  englishName,
  standardCode: undefined,
  kind: 'stock',
})

const index = createInstrumentIndex([
  listed('005935', '삼성전자우'),
  listed('005930', '삼성전자'),
  listed('028260', '삼성물산'),
  listed('006400', '삼성SDI'),
  listed('069500', 'KODEX 200'),
  listed('035900', 'JYP Ent.'),
  listed('AAPL', '애플', 'APPLE INC'),
  listed('APLE', '애플 호스피탈리티', 'APPLE HOSPITALITY REIT'),
  listed('A', '애질런트', 'AGILENT TECHNOLOGIES'),
])
const search = (text: string, limit?: number) =>
  searchInstruments(index, text, limit === undefined ? {} : { limit }).map(({ symbol }) => symbol)

describe('searchInstruments', () => {
  it('puts the exact symbol first, then names, and beginnings before parts', () => {
    expect(search('a')).toEqual(['A', 'AAPL', 'APLE'])
    expect(search('애플')).toEqual(['AAPL', 'APLE'])
    expect(search('005930')).toEqual(['005930'])
    expect(search('00593')).toEqual(['005930', '005935'])
    expect(search('물산')).toEqual(['028260'])
  })

  it('puts the shorter of two names first', () => {
    expect(search('삼성전자')).toEqual(['005930', '005935'])
    expect(search('삼성')).toEqual(['005930', '028260', '005935', '006400'])
  })

  it('finds names in any case, with or without blanks, in full width too', () => {
    expect(search('kodex200')).toEqual(['069500'])
    expect(search(' KODEX  200 ')).toEqual(['069500'])
    expect(search('jyp ent')).toEqual(['035900'])
    expect(search('삼성ｓｄｉ')).toEqual(['006400'])
    expect(search('hospitality')).toEqual(['APLE'])
  })

  it('finds names by their initial consonants', () => {
    expect(search('ㅅㅅㅈㅈ')).toEqual(['005930', '005935'])
    expect(search('ㅁㅅㅅ')).toEqual([])
    expect(search('ㅅㅅsdi')).toEqual(['006400'])
  })

  it('finds no symbol by its middle, and nothing by nothing', () => {
    expect(search('5930')).toEqual([])
    expect(search('')).toEqual([])
    expect(search('   ')).toEqual([])
    expect(search('005930\n006400')).toEqual([])
  })

  it('returns no more than the limit', () => {
    expect(search('삼성', 2)).toEqual(['005930', '028260'])
    const many = createInstrumentIndex(Array.from({ length: 50 }, (_, n) => listed(`${100_000 + n}`, `시험 ${n}`)))
    expect(searchInstruments(many, '시험')).toHaveLength(20)
  })

  it('searches an index of nothing', () => {
    expect(searchInstruments(createInstrumentIndex([]), '삼성')).toEqual([])
  })
})
