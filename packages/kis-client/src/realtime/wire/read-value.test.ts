import { describe, expect, it } from 'vitest'
import { isNullWord, readDecimalAt, readTextAt } from './read-value.ts'

/** Calls a reader with a value that lies between others, as in a frame. */
const within = <Value>(read: (text: string, from: number, to: number) => Value, value: string) =>
  read(`9^${value}^9`, 2, 2 + value.length)

describe('isNullWord', () => {
  it.each([
    ['(null)', true],
    ['(null', false],
    ['(nul1)', false],
    ['xnull)', false],
    ['(null) ', false],
    ['', false],
  ])('says whether %j is the word of an empty cell', (value, expected) => {
    expect(within(isNullWord, value)).toBe(expected)
  })
})

describe('readTextAt', () => {
  it.each([
    ['005930', '005930'],
    ['a b', 'a b'],
    [' a', 'a'],
    ['a ', 'a'],
    ['\tb\t', 'b'],
    ['!', '!'],
    ['', undefined],
    [' ', undefined],
    ['   ', undefined],
    ['(null)', undefined],
    [' (null) ', undefined],
    ['삼성전자', '삼성전자'],
  ])('returns of %j the text without blanks around it: %j', (value, expected) => {
    expect(within(readTextAt, value)).toBe(expected)
  })
})

describe('readDecimalAt', () => {
  it.each([
    ['0', '0'],
    ['7', '7'],
    ['9', '9'],
    ['70100', '70100'],
    ['0.5', '0.5'],
    ['1.25', '1.25'],
    ['00', '0'],
    ['007', '7'],
    ['09', '9'],
    ['0090', '90'],
    ['00.50', '0.50'],
    ['+7', '7'],
    ['+0.5', '0.5'],
    ['-7', '-7'],
    ['-0', '0'],
    ['-0.00', '0.00'],
    ['-00.10', '-0.10'],
    ['-0.01', '-0.01'],
    [' 7', '7'],
    ['7 ', '7'],
    [' -07 ', '-7'],
  ])('writes %j as the functions of decimals do: %j', (value, expected) => {
    expect(within(readDecimalAt, value)).toBe(expected)
  })

  it.each(['', ' ', '(null)'])('returns undefined for %j, which is an empty cell', (value) => {
    expect(within(readDecimalAt, value)).toBeUndefined()
  })

  it.each([
    '.',
    '.5',
    '5.',
    '0.',
    '1.2.3',
    '1..2',
    '--1',
    '+',
    '-',
    '1,000',
    '1e3',
    '1/2',
    '1:2',
    'x',
    '0x1',
    '7a',
    'NaN',
  ])('returns null for %j, which is no number', (value) => {
    expect(within(readDecimalAt, value)).toBeNull()
  })
})
