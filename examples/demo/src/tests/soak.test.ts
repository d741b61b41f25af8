import { expect, it } from 'vitest'
import { runSystem } from '../../soak/system/run.ts'

const minuteMs = 60_000

// The limit only guards against a hang: the machine may be busy.
it('loses and doubles nothing on a day with faults and a crash of all programs', { timeout: 300_000 }, async () => {
  const size = { sessionMs: 40 * minuteMs, faultMs: 3 * minuteMs }
  const { counts, broken, figures } = await runSystem({ days: 1, seed: 11, markets: ['KRX'], size, log() {} })

  expect(counts).toEqual({ duplicates: 0, lost: 0, externalTouched: 0, positionsOff: 0 })
  expect(broken).toEqual([])
  expect(figures).toMatchObject({ crashes: 1, 'cash difference, won': 0 })
  expect(figures['orders']).toBeGreaterThan(3)
  expect(figures['triggered']).toBeGreaterThan(3)
})
