import { expect, it } from 'vitest'
import { columnsOf, formatTable } from './table.ts'

it('counts a Hangul syllable as two columns, composed or not, and an accent as none', () => {
  expect(['종목', '종목'.normalize('NFD'), 'abc', 'e\u0301', '✅', '（）', 'ｱ', '\u200b'].map(columnsOf)).toEqual([
    4, 4, 3, 1, 2, 4, 1, 0,
  ])
})

it('aligns columns by the width that a reader sees', () => {
  const table = formatTable([
    ['잡', '상태'],
    ['종목 마스터 갱신', '성공'],
    ['report', '실패'],
  ])

  expect(table.split('\n')).toEqual(['잡                상태', '종목 마스터 갱신  성공', 'report            실패'])
})
