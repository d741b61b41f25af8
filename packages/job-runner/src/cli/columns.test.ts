import { describe, expect, it } from 'vitest'
import { columnsOf, padColumns, withoutControls, wrapColumns } from './columns.ts'

describe('columnsOf', () => {
  // Widths of East Asian Wide, combining and emoji characters as UAX #11 and UTS #51 state them.
  it.each([
    ['backup', 6],
    ['종목 마스터 갱신', 16],
    // The same syllable as one character, and as three conjoining ones.
    ['각', 2],
    ['\u1100\u1161\u11a8', 2],
    ['ｶ', 1],
    ['カ', 2],
    ['１', 2],
    ['e\u0301', 1],
    ['👩‍👩‍👧', 2],
    ['₩70,100', 7],
    ['', 0],
  ])('counts the columns of %s', (text, columns) => {
    expect(columnsOf(text)).toBe(columns)
  })
})

describe('padColumns', () => {
  it('adds spaces by columns, and never cuts', () => {
    expect(padColumns('갱신', 6)).toBe('갱신  ')
    expect(padColumns('갱신', 3)).toBe('갱신')
  })
})

describe('wrapColumns', () => {
  it('breaks between words, and within a word that is longer than a line', () => {
    expect(wrapColumns('the chat is gone', 8)).toEqual(['the chat', 'is gone'])
    expect(wrapColumns('종목마스터 갱신', 5)).toEqual(['종목', '마스', '터', '갱신'])
  })
})

describe('withoutControls', () => {
  it.each([
    ['an escape sequence', '\u001b[2Jgone', '[2Jgone'],
    ['a line break', 'no\nrows\r\nhere', 'no rows here'],
    ['a C1 control', 'a\u009b31mb', 'a 31mb'],
    ['a mark that turns the direction', 'a\u202etxt.exe', 'a txt.exe'],
  ])('takes out %s', (_what, text, expected) => {
    expect(withoutControls(text)).toBe(expected)
  })

  it('keeps the joiners of an emoji', () => {
    expect(withoutControls('👩‍👩‍👧')).toBe('👩‍👩‍👧')
  })
})
