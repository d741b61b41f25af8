import type { OrderRecord } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import { createRecentOrders } from './recent-orders.ts'

const dayMs = 86_400_000
const orderOf = (clientOrderId: string, day: number, state: OrderRecord['state']) =>
  ({ clientOrderId, intendedAt: day * dayMs, state }) as OrderRecord

describe('createRecentOrders', () => {
  it('returns an order as it was before', () => {
    const orders = createRecentOrders()
    const open = orderOf('one', 0, 'open')
    const filled = orderOf('one', 0, 'filled')

    expect([orders.replace(open), orders.replace(filled), orders.replace(filled)]).toEqual([undefined, open, filled])
  })

  it('keeps the orders of a week that have ended, and those that may still be filled', () => {
    const orders = createRecentOrders()

    for (let day = 0; day < 300; day += 1) orders.replace(orderOf(`ended-${day}`, day, 'filled'))
    orders.replace(orderOf('unknown', 300, 'unknown'))
    for (let day = 300; day < 600; day += 1) orders.replace(orderOf(`ended-${day}`, day, 'cancelled'))

    // Those of the last day and of the seven days before it, and the one of unknown fate.
    expect(orders.list()).toHaveLength(8 + 1)
    expect(orders.replace(orderOf('ended-592', 592, 'cancelled'))).toMatchObject({ state: 'cancelled' })
  })
})
