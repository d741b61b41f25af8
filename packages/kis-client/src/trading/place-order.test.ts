import { describe, expect, it } from 'vitest'
import { startSteppedKis } from '../stepped-kis.test-kit.ts'
import { type NewOrder, placeOrder } from './place-order.ts'

const oneShareOfSamsung: NewOrder = { symbol: '005930', side: 'buy', quantity: '1' }
const path = '/uapi/domestic-stock/v1/trading/order-cash'

describe('an order', () => {
  it('is booked once, and its number, branch and venue come back', async () => {
    const { kis, simulator, settle } = await startSteppedKis()

    const order = await settle(placeOrder(kis, oneShareOfSamsung))

    const [booked] = simulator.orders()
    expect(simulator.orders()).toHaveLength(1)
    expect(order).toEqual({
      number: booked?.orderNumber,
      branch: booked?.branch,
      symbol: '005930',
      exchange: 'KRX',
      venue: 'KRX',
    })
  })

  it('of unknown outcome is not sent twice when its answer is lost', async () => {
    const { kis, simulator, settle } = await startSteppedKis()
    simulator.fault({ path }, 'hang-up-after', 1)

    await expect(settle(placeOrder(kis, oneShareOfSamsung))).rejects.toMatchObject({
      code: 'KIS_UNANSWERED',
      outcome: 'unknown',
    })

    expect(simulator.orders()).toHaveLength(1)
  })

  it.each([
    ['a symbol that cannot be one', { ...oneShareOfSamsung, symbol: '5930' }, 'symbol'],
    ['no whole number of shares', { ...oneShareOfSamsung, quantity: '1.5' }, 'quantity'],
    ['no shares', { ...oneShareOfSamsung, quantity: '0' }, 'quantity'],
    ['a fraction of a won', { ...oneShareOfSamsung, price: '70000.5' }, 'price'],
    ['a venue that paper trading lacks', { ...oneShareOfSamsung, venue: 'NXT' }, 'venue'],
    ['a price of nothing', { ...oneShareOfSamsung, price: '0' }, 'price'],
    [
      'a third decimal of a dollar',
      { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '1', price: '150.125' },
      'price',
    ],
    ['no limit in the US', { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '1' }, 'price'],
  ] satisfies [string, NewOrder, string][])(
    'with %s is refused before anything is sent',
    async (_what, order, field) => {
      const { kis, simulator, settle } = await startSteppedKis()

      await expect(settle(placeOrder(kis, order))).rejects.toMatchObject({
        code: 'KIS_INPUT',
        outcome: 'not-sent',
        field,
      })
      expect(simulator.calls()).toEqual([])
    },
  )

  it.each([
    ['more than the cash pays for', { ...oneShareOfSamsung, quantity: '1000000' }, 'APBK0952'],
    ['a price between two ticks', { ...oneShareOfSamsung, price: '70001' }, 'APBK0506'],
    ['shares that the account does not hold', { ...oneShareOfSamsung, side: 'sell' }, 'APBK0400'],
    ['a symbol that KIS does not know', { ...oneShareOfSamsung, symbol: '999999' }, 'APBK0656'],
  ] satisfies [string, NewOrder, string][])(
    'for %s is refused by KIS, with its own code',
    async (_what, order, messageCode) => {
      const { kis, simulator, settle } = await startSteppedKis()

      await expect(settle(placeOrder(kis, order))).rejects.toMatchObject({
        code: 'KIS_REFUSED',
        outcome: 'refused',
        messageCode,
      })
      expect(simulator.orders()).toEqual([])
    },
  )
})
