import { describe, expect, it } from 'vitest'
import { formatPrice, groupDigits } from '../../../page/view/formats.ts'

describe('groupDigits', () => {
  it.each([
    ['0', '0'],
    ['999', '999'],
    ['1000', '1,000'],
    ['-1234567', '-1,234,567'],
    ['12345678901234567890.1234567', '12,345,678,901,234,567,890.1234567'],
  ])('writes %s as %s', (decimal, text) => {
    expect(groupDigits(decimal)).toBe(text)
  })
})

describe('formatPrice', () => {
  it.each([
    ['508000.0000', '508,000'],
    ['231.4000', '231.40'],
    ['69850.4215', '69,850.4215'],
    ['70100', '70,100'],
    ['0.05', '0.05'],
  ])('writes %s as %s', (decimal, text) => {
    expect(formatPrice(decimal)).toBe(text)
  })
})
