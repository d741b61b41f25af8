import { describe, expect, it } from 'vitest'
import { forgetsJournal, ignoresOrdersOfToday, sendsAgain } from '../soak/trader/broken.ts'
import { minuteMs } from '../soak/trader/days.ts'
import type { FaultKind } from '../soak/trader/faults.ts'
import type { Counts } from '../soak/trader/judge.ts'
import { rightTrader, type Variant } from '../soak/trader/program.ts'
import { runTrader } from '../soak/trader/run.ts'

const small = {
  days: 1,
  seed: 3,
  markets: ['KRX'],
  size: { sessionMs: 45 * minuteMs, faultMs: 5 * minuteMs },
  log() {},
} as const
const none: Counts = { duplicates: 0, lost: 0, externalTouched: 0, positionsOff: 0 }

describe('the soak of the trader', () => {
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
