import { describe, expect, it } from 'vitest'
import { compareForms, formOf, maskValue } from './value-form.ts'

describe('maskValue', () => {
  it.each([
    ['70000', '9'],
    ['-1234.50', '-9.99'],
    ['2026-10-19', '9999-99-99'],
    ['-1.35', '-9.99'],
    ['+1.26', '+9.99'],
    ['00012500', '00099999'],
    ['0.5000', '9.9999'],
    ['삼성전자  ', '가가가가  '],
    ['DNASAAPL', 'aaaaaaaa'],
  ])('shows the form of %j as %j', (value, expected) => {
    expect(maskValue(value)).toBe(expected)
  })
})

describe('compareForms', () => {
  it.each<[string, readonly unknown[], readonly unknown[], readonly string[]]>([
    ['other numbers of one form', ['70000', '-5'], ['1', '2', '3'], []],
    ['texts padded with blanks', ['삼성전자    '], ['삼성전자'], ['KIS: blanks behind']],
    ['numbers padded with zeros', ['00070000'], ['70000'], ['KIS: zeros in front']],
    ['times before and after ten', ['093000'], ['151500'], []],
    ['other numbers of decimals', ['185.5000'], ['185.50'], ['KIS: 4 decimals', 'simulator: 2 decimals']],
    ['a sign', ['+1.26'], ['1.26'], ['KIS: plus sign']],
    ['a value that KIS leaves empty', ['', ''], ['0'], ['KIS: empty']],
    ['a value that KIS leaves empty at times', ['', '1'], ['0'], ['KIS: empty at times']],
    ['a value that the simulator leaves empty', ['1'], [''], ['simulator: empty']],
    ['a JSON number', [1.5], ['1.5'], ['KIS: a JSON number', 'simulator: 1 decimals']],
    ['a text for a number', ['N'], ['0'], ['KIS: text', 'simulator: whole number']],
  ])('finds %s', (_what, atKis, simulated, expected) => {
    expect(compareForms(formOf(atKis), formOf(simulated))).toEqual(expected)
  })
})
