import { describe, expect, it } from 'vitest'
import { deskOf, startPortfolio } from '../portfolio.test-kit.ts'
import { parseClaim, storeWord } from './person.ts'

describe('parseClaim', () => {
  it.each([
    ['buy-1=ours', { isOurs: true, by: 'Minji' }],
    ['buy-1=not-ours', { isOurs: false, by: 'Minji' }],
    ['buy-1=over', { isOver: true, by: 'Minji' }],
    ['buy-1=0000000007', { number: '0000000007', by: 'Minji' }],
  ])('reads %s', (text, claim) => {
    expect(parseClaim(text, 'Minji')).toEqual(['buy-1', claim])
  })

  it.each(['buy-1', 'buy-1=', '=ours', 'buy-1=mine'])('refuses %s', (text) => {
    expect(() => parseClaim(text, 'Minji')).toThrow('--claim')
  })
})

describe('storeWord', () => {
  it('claims an order that was found by its content', async () => {
    const { portfolio, simulator, settle, lines } = await startPortfolio({ at: '2026-10-19T10:00:00+09:00' })
    const { trading } = portfolio
    const order = { symbol: '005930', side: 'buy', quantity: '1', type: 'market' } as const
    simulator.fault({ path: '/uapi/domestic-stock/v1/trading/order-cash' }, 'hang-up-after')
    await settle(trading.place(order, { clientOrderId: 'lost' }))
    await settle(trading.reconcile())
    const found = await trading.getOrder('lost')

    await storeWord(
      { ...portfolio, desk: deskOf(portfolio) },
      {
        by: 'Minji',
        confirmsAccount: false,
        acceptsHoldings: false,
        mode: undefined,
        claims: ['lost=ours'],
      },
    )

    expect(found?.isProbable).toBe(true)
    expect(await trading.getOrder('lost')).toMatchObject({ isProbable: false })
    expect(lines).toEqual([expect.stringMatching(/^ORDER_CLAIMED lost is .*, says Minji$/)])
  })
})
