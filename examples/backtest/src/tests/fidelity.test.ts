import { expect, it } from 'vitest'
import { runDay } from '../fidelity/run-day.ts'

// `npm run soak -- fidelity` runs twenty days.
it('orders, fills and values the same as the trader that runs live on the simulator, over a day with every kind of order', {
  timeout: 180_000,
}, async () => {
  const { differences, seen, live } = await runDay({ date: '2026-03-03', seed: 7, symbols: 8 })

  expect(differences).toEqual([])
  for (const [kind, count] of Object.entries(seen)) expect(count, kind).toBeGreaterThan(0)
  expect(live.closes).toHaveLength(1)
})
