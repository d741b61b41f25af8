import { describe, expect, it } from 'vitest'
import { type CorporateAction, noTerms } from '../../corporate-actions/corporate-action.ts'
import { parseCalendarDate } from '../../values/dates.ts'
import { parseDecimal } from '../../values/decimal.ts'
import type { HoldingsCheckpoint } from './checkpoint.ts'
import { compareHoldings } from './compare.ts'
import { findExplainingAction } from './explain-action.ts'
import { type OrderParts, orderWith, positionOf, readingOf } from './holdings.test-kit.ts'

const action = (kind: CorporateAction['kind'], ratio: string | undefined, parts: Partial<CorporateAction> = {}) => ({
  ...noTerms,
  symbol: '005930',
  exchange: 'KRX' as const,
  kind,
  effectiveOn: parseCalendarDate('2026-10-21'),
  ratio: ratio === undefined ? undefined : parseDecimal(ratio),
  ...parts,
})

/** Returns the action that explains a position on 2026-10-23, after a checkpoint at 16:00 of 2026-10-19. */
function explain(
  shares: { readonly opening: string; readonly held: string },
  actions: readonly CorporateAction[],
  orders: readonly OrderParts[] = [],
): CorporateAction | undefined {
  const checkpoint: HoldingsCheckpoint = {
    market: 'KRX',
    from: '2026-10-19',
    at: Date.parse('2026-10-19T16:00+09:00'),
    opening: { '005930': parseDecimal(shares.opening) },
    undecided: [],
  }
  const reading = readingOf({
    at: Date.parse('2026-10-23T16:00+09:00'),
    orders: orders.map((parts, index) => orderWith({ number: `${index}`, ...parts })),
    positions: [positionOf('005930', shares.held)],
  })
  const [difference] = compareHoldings(checkpoint, reading)?.differences ?? []
  expect(difference).toBeDefined()
  return difference && findExplainingAction(difference, { checkpoint, reading, actions })
}

describe('findExplainingAction', () => {
  it.each([
    // 7 × 50 = 350
    ['split', '50', '7', '350'],
    // 37 × 0.1 = 3.7: the 0.7 is paid in cash
    ['reverse-split', '0.1', '37', '3'],
    // 30 ÷ 3 = 10, of which KIS's ratio is cut after 12 decimals
    ['reverse-split', '0.333333333333', '30', '10'],
    // 29 ÷ 3 = 9.67
    ['reverse-split', '0.333333333333', '29', '9'],
    // 9 ÷ 10 = 0.9: nothing is left
    ['reverse-split', '0.1', '9', '0'],
    // 15 × 1.5 = 22.5
    ['bonus', '1.5', '15', '22'],
    // 15 × 1.05 = 15.75 would be no new share; 25 × 1.05 = 26.25
    ['bonus', '1.05', '25', '26'],
  ] as const)('returns a %s of ratio %s that makes %s shares %s', (kind, ratio, opening, held) => {
    const found = action(kind, ratio)

    expect(explain({ opening, held }, [action('split', '3'), found])).toBe(found)
  })

  it('counts no fills from before the checkpoint', () => {
    const split = action('split', '5')

    // 10 × 5 = 50: the 2 shares of 2026-10-16 are among the 10.
    expect(explain({ opening: '10', held: '50' }, [split], [{ filled: '2', on: '2026-10-16' }])).toBe(split)
  })

  it('applies the ratio to the shares from before its day, and adds the fills since', () => {
    const split = action('split', '5')
    const orders: readonly OrderParts[] = [
      { filled: '2', on: '2026-10-20' },
      { filled: '4', on: '2026-10-21' },
      { filled: '1', side: 'sell', on: '2026-10-22' },
    ]

    // (10 + 2) × 5 + 4 - 1 = 63, not (10 + 2 + 4 - 1) × 5 = 75
    expect(explain({ opening: '10', held: '63' }, [split], orders)).toBe(split)
    expect(explain({ opening: '10', held: '75' }, [split], orders)).toBeUndefined()
  })

  it.each([
    ['gives a share less than is held', action('split', '2'), '21'],
    ['gives a share more than is held', action('split', '2'), '19'],
    ['rounds up a fraction', action('bonus', '1.05'), '11'],
    ['has no ratio', action('merger', undefined), '20'],
    ['has no day', action('split', '2', { effectiveOn: undefined }), '20'],
    ['is of the day of the checkpoint', action('split', '2', { effectiveOn: parseCalendarDate('2026-10-19') }), '20'],
    ['is of a day to come', action('split', '2', { effectiveOn: parseCalendarDate('2026-10-24') }), '20'],
    ['is not final', action('split', '2', { isConfirmed: false }), '20'],
    ['is of another symbol', action('split', '2', { symbol: '000660' }), '20'],
    ['is of another market', action('split', '2', { exchange: 'NASD' }), '20'],
  ])('returns nothing when an action %s', (_what, given, held) => {
    expect(explain({ opening: '10', held }, [given])).toBeUndefined()
  })

  it('returns nothing when a chain of revisions leaves the shares from before the action open', () => {
    const orders: readonly OrderParts[] = [{ filled: '3' }, { original: '0', filled: '5' }]

    // (10 + 8) × 2 = 36 is only one reading of the chain.
    expect(explain({ opening: '10', held: '36' }, [action('split', '2')], orders)).toBeUndefined()
  })
})
