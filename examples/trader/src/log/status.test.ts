import { expect, it } from 'vitest'
import { deciding, startPortfolio } from '../portfolio.test-kit.ts'
import { status } from './status.ts'

const bar = { date: '2026-10-16', open: '50000', high: '50000', low: '50000', close: '50000', volume: 9_999_999 }
const { signal } = new AbortController()

it('shows the cash and the positions as they are after a stop-loss', async () => {
  const bars = { '005930': [bar, { ...bar, date: '2026-10-19' }] }
  const positions = [{ symbol: '005930', quantity: 10, averagePrice: '60000' }]
  const started = await startPortfolio({ at: '2026-10-19T10:00:00+09:00', bars, positions })
  const { simulator, clock, settle, portfolio, lines } = started
  const shown = () => lines.findLast((line) => line.startsWith('STATUS'))

  await settle(status(portfolio, signal))
  const before = shown()
  await deciding(started)()
  await clock.runUntil(clock.now() + 60_000)
  await settle(status(portfolio, signal))
  const [, cash, held] = /^STATUS KRX (\d+) KRW, (\d+) positions$/.exec(shown() ?? '') ?? []

  expect(simulator.orders()).toMatchObject([{ side: 'sell' }])
  expect(before).toBe('STATUS KRX 50000000 KRW, 1 positions')
  // Ten shares at 50,000 won, less fee and tax, which are below one per cent.
  expect(Number(cash)).toBeGreaterThan(50_000_000 + 495_000)
  expect(Number(cash)).toBeLessThanOrEqual(50_000_000 + 500_000)
  expect(held).toBe('0')
})
