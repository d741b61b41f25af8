import { expect, it } from 'vitest'
import { nearNames } from './suggest.ts'

const names = ['update_stock_master', 'update_etf_master', 'daily_report']

it('names what was meant by a slip, a part or another case', () => {
  expect(nearNames('update_stok_master', names)[0]).toBe('update_stock_master')
  expect(nearNames('report', names)).toEqual(['daily_report'])
  expect(nearNames('Daily_Report', names)).toEqual(['daily_report'])
})

it('names nothing when nothing is near', () => {
  expect(nearNames('x', names)).toEqual([])
})
