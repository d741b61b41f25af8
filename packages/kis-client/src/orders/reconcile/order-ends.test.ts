import { describe, expect, it } from 'vitest'
import type { Intent } from '../history/fact.ts'
import { createOrderEnds } from './order-ends.ts'
import { kisAt, lost, placed, recordOfIntent, recordWith } from './rows.test-kit.ts'

const korea = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+09:00`)
const samsung = { symbol: '005930', side: 'buy', quantity: '10', price: '65000' } as const
const apple = { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '10', price: '230.00' } as const

/** Returns the end of an order that left at an instant and was answered then, 10 s of booking later. */
function endOf(order: Intent['order'], left: string, bookingDelayMs = 10_000): number | undefined {
  const at = korea(left)
  const kis = { earliestAt: at, latestAt: at }
  return createOrderEnds(bookingDelayMs)(recordOfIntent('one', { order, kis }, { ...placed, kis }))
}

// The rules of orderLife: KRX closes at 15:30, its after-market and NXT at 20:00, and the US daytime market at 18:00 in Korea.
describe('the end of an order by rule', () => {
  it.each<[string, Intent['order'], string, string]>([
    ['a limit on KRX', samsung, '2026-11-30 10:00', '2026-11-30 15:30'],
    ['an order at the market', { ...samsung, type: 'market' }, '2026-11-30 10:00', '2026-11-30 15:30'],
    ['an order for NXT', { ...samsung, venue: 'NXT' }, '2026-11-30 10:00', '2026-11-30 20:00'],
    [
      'an order of the after-market',
      { ...samsung, type: 'after-market limit' },
      '2026-11-30 16:00',
      '2026-11-30 20:00',
    ],
    ['an order at the close of the US', { ...apple, type: 'LOC' }, '2026-11-30 18:00', '2026-12-01 06:00'],
    ['an order of the US daytime market', { ...apple, daytime: true }, '2026-11-30 10:00', '2026-11-30 18:00'],
  ])('is that of its hours: %s', (_what, order, left, ends) => {
    expect(endOf(order, left)).toBe(korea(ends))
  })

  it('is that of the next hours if the order may have been taken in them, as late as its booking', () => {
    const left = korea('2026-11-30 15:30') - 5_000
    const kis = { earliestAt: left, latestAt: left }
    const record = recordOfIntent('one', { order: samsung, kis }, { ...placed, kis })

    expect(createOrderEnds(0)(record)).toBe(korea('2026-11-30 15:30'))
    expect(createOrderEnds(10_000)(record)).toBe(korea('2026-12-01 15:30'))
  })

  it('counts from the latest instant at which its call may have reached KIS: a reading after it, or else its beginning', () => {
    const left = korea('2026-11-30 15:29')
    const kis = kisAt(left)
    const reading = { from: korea('2026-11-30 15:31'), to: korea('2026-11-30 15:31'), rows: 1 }
    const underWay = recordOfIntent('one', { order: samsung, kis })
    const read = recordOfIntent('one', { order: samsung, kis }, { kind: 'ambiguous', numbers: ['1', '2'], reading })
    const answered = recordOfIntent(
      'one',
      { order: samsung, kis },
      { ...lost, kis },
      { kind: 'ambiguous', numbers: ['1', '2'], reading },
    )
    const endsAt = createOrderEnds(0)

    expect([endsAt(underWay), endsAt(read), endsAt(answered)]).toEqual([
      korea('2026-11-30 15:30'),
      korea('2026-12-01 15:30'),
      korea('2026-11-30 15:30'),
    ])
  })

  it('is counted again when a later fact shows that the order was taken later, although its order is the same object', () => {
    const endsAt = createOrderEnds(0)
    const first = recordOfIntent('one', { order: samsung, kis: kisAt(korea('2026-11-30 10:00')) })
    const later = { ...first, leftTo: korea('2026-11-30 15:31') }

    expect([endsAt(first), endsAt(first), endsAt(later)]).toEqual([
      korea('2026-11-30 15:30'),
      korea('2026-11-30 15:30'),
      korea('2026-12-01 15:30'),
    ])
  })

  it('is not known of an order that no list of KIS shows', () => {
    const record = recordOfIntent('one', { call: { endpoint: 'domestic-bond/buy', input: {} } }, placed)

    expect(createOrderEnds(0)(record)).toBeUndefined()
    expect(createOrderEnds(0)(recordWith('two', placed))).toBe(korea('2026-10-19 15:30'))
  })
})
