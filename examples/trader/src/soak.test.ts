import { parseCalendarDate, parseDecimal } from '@stockeye/kis-client'
import type { BookedOrder } from '@stockeye/kis-client/simulator'
import { describe, expect, it } from 'vitest'
import { forgetsJournal, ignoresOrdersOfToday, sendsAgain } from '../soak/trader/broken.ts'
import { minuteMs } from '../soak/trader/days.ts'
import type { FaultKind } from '../soak/trader/faults.ts'
import { type Counts, findDuplicates } from '../soak/trader/judge.ts'
import { netOf } from '../soak/trader/ledger.ts'
import { rightTrader, type Variant } from '../soak/trader/program.ts'
import { runTrader } from '../soak/trader/run.ts'

const small = {
  days: 1,
  seed: 11,
  markets: ['KRX'],
  size: { sessionMs: 40 * minuteMs, faultMs: 3 * minuteMs },
  log() {},
} as const
const none: Counts = { duplicates: 0, lost: 0, externalTouched: 0, positionsOff: 0 }

// The limit only guards against a hang: the machine may be busy.
describe('the soak of the trader', { timeout: 300_000 }, () => {
  it('counts nothing for the trader, whose cash is right to the won', async () => {
    const { counts, broken, figures } = await runTrader({ ...small, variant: rightTrader })

    expect(counts).toEqual(none)
    expect(broken).toEqual([])
    expect(figures).toMatchObject({ crashes: 1, 'cash difference, won': 0, confirmedAccounts: 1 })
    expect(figures['orders']).toBeGreaterThan(3)
    expect(figures['faults']).toBeGreaterThan(5)
  })

  it.each<{
    readonly what: string
    readonly variant: Variant
    readonly kinds: readonly FaultKind[]
    readonly counter: keyof Counts
  }>([
    { what: 'forgets its journal at each crash', variant: forgetsJournal, kinds: [], counter: 'lost' },
    {
      what: 'sends an unknown order again',
      variant: sendsAgain,
      kinds: ['order: hang-up after'],
      counter: 'duplicates',
    },
    { what: 'ignores the orders of today', variant: ignoresOrdersOfToday, kinds: [], counter: 'duplicates' },
  ])('finds a trader that $what', async ({ variant, kinds, counter }) => {
    const { counts, broken } = await runTrader({ ...small, variant, kinds })

    expect(counts[counter]).toBeGreaterThan(0)
    expect(broken).toContain(`${counter}: ${counts[counter]}`)
  })
})

describe('netOf', () => {
  const sale = { orderNumber: '1', symbol: '900011', exchange: 'KRX', side: 'sell' } as const
  const part = { quantity: '10', price: '20000' }
  const on = (date: string) => ({ ...sale, orderedOn: parseCalendarDate(date) })

  it('takes 0.015 % and the tax of the day from a sale on KRX', () => {
    // 200,000 won: a fee of 30, and a tax of 0.15 % or 0.20 %.
    expect(netOf(part, on('2025-12-30'))).toBe(199_670n)
    expect(netOf(part, on('2026-01-02'))).toBe(199_570n)
  })

  it('takes no tax from the sale of a fund', () => {
    expect(netOf(part, { ...on('2026-01-02'), symbol: '900015' })).toBe(199_970n)
  })

  it('adds 0.25 % to a purchase abroad, cut off to ten-thousandths', () => {
    const purchase = { ...on('2026-01-02'), symbol: 'SKA', exchange: 'NASD', side: 'buy' } as const

    // 99.99 dollars, and a fee of 0.249975.
    expect(netOf({ quantity: '3', price: parseDecimal('33.33') }, purchase)).toBe(-1_002_399n)
  })
})

describe('findDuplicates', () => {
  const at = Date.parse('2025-12-08T10:00:00+09:00')
  const order = (orderNumber: string, side: 'buy' | 'sell', changes: Partial<BookedOrder> = {}): BookedOrder => ({
    ...{ orderNumber, side, symbol: '900011', market: 'KRX', quantity: 5, filled: 5, cancelled: 0, rejected: 0 },
    ...{ branch: '', account: '', type: '00', price: '20000', kind: 'new', bookedAt: at, ...changes },
  })

  it('finds a second purchase of a day, also after a rejected one', () => {
    const rejected = order('1', 'buy', { filled: 0, rejected: 5 })

    expect(findDuplicates([rejected, order('2', 'buy')])).toHaveLength(1)
    expect(findDuplicates([rejected, order('2', 'buy', { bookedAt: at + 86_400_000 })])).toEqual([])
  })

  it('allows another sale after a cancelled one, and none after a filled one', () => {
    const bought = order('1', 'buy', { quantity: 10, filled: 10 })
    const cancelled = order('2', 'sell', { filled: 0, cancelled: 5 })

    expect(findDuplicates([bought, cancelled, order('3', 'sell')])).toEqual([])
    expect(findDuplicates([bought, order('2', 'sell'), order('3', 'sell')])).toHaveLength(1)
  })

  it('finds shares that were sold and not held', () => {
    expect(findDuplicates([order('1', 'sell')])).toEqual(['900011: 5 more shares were sold than held'])
  })
})
