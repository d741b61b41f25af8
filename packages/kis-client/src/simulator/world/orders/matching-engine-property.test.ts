import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tickOf } from '../price-units.ts'
import { apple, held, hynix, market, minute, monday, samsung, terms } from './market.test-kit.ts'

describe('an order', () => {
  it('fills the same whether the engine settles every minute or once at the end', () => {
    const limits = fc.array(
      fc.record({
        of: fc.constantFrom(samsung, hynix, apple),
        offset: fc.integer({ min: -30, max: 5 }),
        side: fc.constantFrom('buy' as const, 'sell' as const),
        quantity: fc.integer({ min: 1, max: 200 }),
        after: fc.integer({ min: 0, max: 300 }),
      }),
      { minLength: 1, maxLength: 6 },
    )

    fc.assert(
      fc.property(limits, (asked) => {
        const results = [1, 600].map((everyMinutes) => {
          const { engine, prices, account } = market('always', 1_000_000_000_000n, held)
          const inTime = asked.toSorted((a, b) => a.after - b.after)
          let next = 0
          for (let now = 0; now <= 600; now += 1) {
            const at = monday + now * minute
            if (now % everyMinutes === 0) engine.settle(at)
            for (; inTime[next]?.after === now; next += 1) {
              const { of, side, offset, quantity } = inTime[next] ?? {
                of: samsung,
                side: 'buy',
                offset: 0,
                quantity: 1,
              }
              const { price } = prices.snapshot(of, at) ?? { price: 0 }
              engine.settle(at)
              const limit = price + (side === 'buy' ? offset : -offset) * tickOf(of, price)
              engine.place(terms({ instrument: of, side, limit, quantity }), at)
            }
          }
          // A book is a view of a path that both share.
          const orders = engine.all().map((order) => ({ ...order, book: undefined }))
          return { orders, fills: account.fills('KRX'), holdings: account.holdings('KRX') }
        })

        expect(results[1]).toEqual(results[0])
      }),
      { numRuns: 20 },
    )
  })
})

describe('an account', () => {
  it('keeps the sum of its money: cash, shares, reservations and fees add up after any sequence of orders', () => {
    const step = fc.record({
      action: fc.constantFrom('buy' as const, 'sell' as const, 'cancel' as const, 'revise' as const),
      of: fc.constantFrom(samsung, hynix, apple),
      quantity: fc.integer({ min: 1, max: 120 }),
      offset: fc.integer({ min: -12, max: 12 }),
      atMarket: fc.boolean(),
      waitMinutes: fc.integer({ min: 0, max: 200 }),
    })

    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const start = 30_000_000n
        const { engine, prices, account } = market('always', start)
        let at = monday
        for (const { action, of, quantity, offset, atMarket, waitMinutes } of steps) {
          at += waitMinutes * minute
          engine.settle(at)
          const { price } = prices.snapshot(of, at) ?? { price: 0 }
          const limit = atMarket ? undefined : price + offset * tickOf(of, price)
          const open = engine.all().find((order) => order.remaining > 0 && order.instrument === of)
          if (action === 'buy' || action === 'sell')
            engine.place(terms({ instrument: of, side: action, quantity, limit }), at)
          else if (open !== undefined && action === 'cancel')
            engine.cancel(open, Math.min(quantity, open.remaining), at)
          else if (open !== undefined) {
            const moved = Math.min(quantity, open.remaining)
            engine.revise(open, terms({ instrument: of, side: open.side, quantity: moved, limit }), at)
          }
        }

        for (const of of ['KRX', 'US'] as const) {
          const fills = engine
            .all()
            .flatMap((order) => order.fills)
            .filter((fill) => fill.instrument.market === of)
          const spent = fills.reduce(
            (sum, { side, amount, fee }) => sum + (side === 'buy' ? amount : -amount) + fee,
            0n,
          )
          expect(account.cash(of)).toBe(start - spent)
          expect(engine.freeCash(of)).toBeGreaterThanOrEqual(0n)
          expect(engine.freeCash(of)).toBeLessThanOrEqual(account.cash(of))
          const realised = fills.reduce((sum, fill) => sum + fill.realised, 0n)
          const fees = fills.reduce((sum, fill) => sum + fill.fee, 0n)
          const cost = account.holdings(of).reduce((sum, holding) => sum + holding.cost, 0n)
          expect(account.cash(of) + cost).toBe(start + realised - fees)
        }
        for (const { instrument: of, quantity } of [...account.holdings('KRX'), ...account.holdings('US')]) {
          const fills = engine
            .all()
            .flatMap((order) => order.fills)
            .filter((fill) => fill.instrument === of)
          expect(fills.reduce((sum, fill) => sum + (fill.side === 'buy' ? 1 : -1) * fill.quantity, 0)).toBe(quantity)
          expect(engine.freeShares(of)).toBeGreaterThanOrEqual(0)
        }
        for (const order of engine.all().filter(({ kind }) => kind !== 'cancel'))
          expect(order.filled + order.cancelled + order.remaining).toBe(order.quantity)
      }),
      { numRuns: 60 },
    )
  })
})
