import { createHash } from 'node:crypto'
import { type Fact, formatFact } from '../../src/orders/history/fact.ts'

/** Salted hash of an account, as long as that of a real one. */
export const account: string = createHash('sha256').update('salt paper 50000001-01').digest('base64url')

const intended: Fact = {
  kind: 'intended',
  order: { symbol: '005930', side: 'buy', quantity: '10', price: '70000' },
  decision: 'momentum-2026-10-19-005930',
  kis: { earliestAt: 1_792_368_000_000, latestAt: 1_792_368_000_100 },
}

const kis = { earliestAt: 1_792_368_000_100, latestAt: 1_792_368_000_200 }

/** Returns the facts of an order that is filled in two parts, as `createTrading` stores them. */
export function factsOf(index: number): readonly string[] {
  const number = String(index).padStart(10, '0')
  const acknowledged: Fact = { kind: 'acknowledged', number, branch: '06010', orderedOn: '2026-10-19', kis }
  const row = { number, branch: '06010', orderedOn: '2026-10-19', orderedAt: 1_792_368_000_000, quantity: '10' }
  const reading = { from: 1_792_368_001_000, to: 1_792_368_001_400, rows: 200 }
  const seen = (filled: string, remaining: string, state: 'open' | 'filled'): Fact => ({
    kind: 'seen',
    order: { ...row, filled, remaining, state },
    by: 'number',
    reading,
  })
  return [intended, acknowledged, seen('4', '6', 'open'), seen('10', '0', 'filled')].map(formatFact)
}

/** Returns our id of an order, as long as a real one. */
export const idOf = (index: number): string => `momentum-2026-10-19-005930-${index}`
