import { expect, it } from 'vitest'
import { editsBetween, suggestNames } from './suggest.ts'

const names = ['update_stock_master', 'update_etf_master', 'daily_report']

it('suggests the right name for a typo, a part or another case', () => {
  expect(suggestNames('update_stok_master', names)[0]).toBe('update_stock_master')
  expect(suggestNames('report', names)).toEqual(['daily_report'])
  expect(suggestNames('Daily_Report', names)).toEqual(['daily_report'])
})

it('suggests a name whose capitals differ alone', () => {
  expect(suggestNames('krw', ['KRW', 'USD'])).toEqual(['KRW'])
  expect(suggestNames('maxordervalue', ['maxOrderValue', 'rate'])).toEqual(['maxOrderValue'])
})

it('counts no edit for a capital', () => {
  expect(editsBetween('CLIENTORDERID', 'clientOrderId')).toBe(0)
  expect(editsBetween('clientOrderIds', 'clientorderid')).toBe(1)
})

it('suggests nothing when no name is similar', () => {
  expect(suggestNames('x', names)).toEqual([])
})

it('does not read on in a text that is far longer than each name', () => {
  let lettersRead = 0
  const long = {
    length: 1_000_000,
    toLowerCase: () => ({
      *[Symbol.iterator]() {
        lettersRead += 1
        yield 'x'
      },
    }),
    includes: () => false,
  }

  expect(suggestNames(long as unknown as string, names)).toEqual([])
  expect(lettersRead).toBe(0)
})
