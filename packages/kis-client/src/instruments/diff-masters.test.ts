import { expect, it } from 'vitest'
import { diffMasters } from './diff-masters.ts'
import type { ListedInstrument } from './listed-instrument.ts'

const korean = (symbol: string, name: string, standardCode: string = `KR7${symbol}003`): ListedInstrument => ({
  symbol,
  exchange: 'KRX',
  board: 'KOSPI',
  name,
  englishName: undefined,
  standardCode,
  kind: 'stock',
})
const american = (symbol: string, name: string, exchange: 'NASD' | 'NYSE' = 'NASD'): ListedInstrument => ({
  symbol,
  exchange,
  board: undefined,
  name,
  englishName: name,
  standardCode: undefined,
  kind: 'stock',
})

it('finds what was listed, delisted and renamed', () => {
  const before = [korean('005930', '삼성전자'), korean('010140', '삼성중공업'), american('FB', 'FACEBOOK')]
  const after = [korean('005930', '삼성전자'), korean('010140', '삼성해양'), american('RIVN', 'RIVIAN')]

  expect(diffMasters(before, after)).toEqual({
    listed: [after[2]],
    delisted: [before[2]],
    renamed: [{ before: before[1], after: after[1] }],
  })
})

it('finds nothing in two equal days', () => {
  const day = [korean('005930', '삼성전자'), american('KO', 'COCA-COLA', 'NYSE')]

  expect(diffMasters(day, day.toReversed())).toEqual({ listed: [], delisted: [], renamed: [] })
})

it('knows a stock by its standard code where its symbol has changed', () => {
  const before = korean('003600', 'SK', 'KR7034730002')
  const after = korean('034730', 'SK', 'KR7034730002')

  expect(diffMasters([before], [after])).toEqual({ listed: [], delisted: [], renamed: [{ before, after }] })
})

it('knows a symbol that was given to another stock as another one', () => {
  const before = korean('000001', '먼저', 'KR7000001000')
  const after = korean('000001', '나중', 'KR7000001018')

  expect(diffMasters([before], [after])).toEqual({ listed: [after], delisted: [before], renamed: [] })
})

it('knows two exchanges apart', () => {
  const before = american('V', 'VISA', 'NYSE')
  const after = american('V', 'VISA', 'NASD')

  expect(diffMasters([before], [after])).toEqual({ listed: [after], delisted: [before], renamed: [] })
})
