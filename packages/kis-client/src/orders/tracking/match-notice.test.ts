import { describe, expect, it } from 'vitest'
import { parseNotice } from '../../realtime/notices/parse-notice.ts'
import { recordOf } from '../history/order-record.ts'
import type { NewOrder } from '../place-order.ts'
import { noticeOf } from '../trading/notices.test-kit.ts'
import { findNoticed } from './match-notice.ts'

const monday = (time: string) => Date.parse(`2026-10-19T${time}+09:00`)
const shares: NewOrder = { symbol: '005930', side: 'buy', quantity: '10', price: '65000' }
const apples: NewOrder = { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '10', price: '148' }

const recordWith = (clientOrderId: string, order: NewOrder, name: object = {}, at = monday('10:00:00')) => {
  const kis = { earliestAt: at, latestAt: at }
  const named = { number: '0000000001', branch: '00950', orderedOn: '2026-10-19', ...name }
  return recordOf(clientOrderId, [
    { at, fact: { kind: 'intended', order, kis } },
    { at, fact: { kind: 'acknowledged', ...named, kis } },
  ])
}

const ofApples = (at: number) => {
  const notice = parseNotice(
    'H0GSCNI0',
    {
      ACNT_NO: '1234567801',
      ODER_NO: '1',
      SELN_BYOV_CLS: '02',
      RCTF_CLS: '0',
      STCK_SHRN_ISCD: 'AAPL',
      CNTG_QTY: '1',
      RFUS_YN: '0',
      CNTG_YN: '2',
      ACPT_YN: '2',
      ODER_COND: '6',
    },
    at,
  )
  if ('unreadable' in notice) throw new Error(notice.unreadable)
  return notice
}

describe('findNoticed', () => {
  it('finds the order with the number, the symbol and the side of a notice', () => {
    const records = [recordWith('other', shares, { number: '0000000002' }), recordWith('own', shares)]

    expect(findNoticed(records, noticeOf({ ODER_NO: '1' }))?.clientOrderId).toBe('own')
  })

  it.each([
    ['another symbol', { STCK_SHRN_ISCD: '000660' }, '2026-10-19'],
    ['another side', { SELN_BYOV_CLS: '01' }, '2026-10-19'],
    ['another number', { ODER_NO: '0000000010' }, '2026-10-19'],
    ['the same number on the day after', {}, '2026-10-20'],
  ])('finds no order for a notice with %s', (_what, values, day) => {
    const notice = noticeOf(values, Date.parse(`${day}T10:00:01+09:00`))

    expect(findNoticed([recordWith('own', shares)], notice)).toBeUndefined()
  })

  it('finds an order of the US whose session crosses midnight in New York', () => {
    // 13:30 in Korea is 00:30 in New York, in its daytime session of the day before.
    const placedAt = monday('12:30:00')
    const records = [recordWith('own', apples, { orderedOn: '2026-10-18' }, placedAt)]

    expect(findNoticed(records, ofApples(monday('13:30:00')))?.clientOrderId).toBe('own')
    expect(findNoticed(records, ofApples(monday('13:30:00') + 2 * 86_400_000))).toBeUndefined()
  })

  it('finds the order of the branch where two branches have the number, and no order without a branch', () => {
    const records = [recordWith('one', shares), recordWith('two', shares, { branch: '06010' })]

    expect(findNoticed(records, noticeOf({ BRNC_NO: '06010' }))?.clientOrderId).toBe('two')
    expect(findNoticed(records, noticeOf({ BRNC_NO: '' }))).toBeUndefined()
  })
})
