import { parseDecimal } from '@stockeye/kis-client'
import { expect, it } from 'vitest'
import { order } from '../record.test-kit.ts'
import { countOrders } from './order-counts.ts'

it('counts each order in its state, and one that was filled in part in both', () => {
  const none = { fillPrice: undefined, quantity: parseDecimal('5') }
  const orders = [
    order('2026-01-05', 'buy', '5', '100'),
    order('2026-01-05', 'buy', '2', '100', { quantity: parseDecimal('5'), state: 'cancelled' }),
    order('2026-01-05', 'buy', '0', '100', { ...none, state: 'expired' }),
    order('2026-01-05', 'buy', '0', '100', { ...none, state: 'rejected', code: 'APBK0952' }),
    order('2026-01-05', 'buy', '0', '100', { ...none, state: 'not-taken', code: 'KIS_LIMIT' }),
    order('2026-01-05', 'buy', '0', '100', { ...none, state: 'rejected', code: 'APBK0952' }),
    order('2026-01-05', 'buy', '0', '100', { ...none, state: 'open' }),
  ]

  expect(countOrders(orders)).toEqual({
    placed: 7,
    filled: 1,
    partlyFilled: 1,
    cancelled: 1,
    expired: 1,
    refused: { APBK0952: 2, KIS_LIMIT: 1 },
    unsettled: 1,
  })
})
