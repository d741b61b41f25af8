import { expect, it } from 'vitest'
import { deciding, deskOf, startPortfolio } from '../portfolio.test-kit.ts'
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
  // Ten shares at 50,000 won, less fee and tax, which are below one percent.
  expect(Number(cash)).toBeGreaterThan(50_000_000 + 495_000)
  expect(Number(cash)).toBeLessThanOrEqual(50_000_000 + 500_000)
  expect(held).toBe('0')
})

it('makes no point of equity of a trade by hand between its readings', async () => {
  const bars = { '005930': [bar, { ...bar, date: '2026-10-19' }] }
  const started = await startPortfolio({ at: '2026-10-19T10:00:00+09:00', bars })
  const { simulator, clock, settle } = started
  const desk = deskOf(started.portfolio)
  const portfolio = { ...started.portfolio, oversight: desk.oversight }
  await settle(status(portfolio, signal))
  await clock.runUntil(clock.now() + 5 * 60_000)
  const path = '/uapi/domestic-stock/v1/trading/inquire-balance'
  const count = simulator.calls({ path }).length
  simulator.fault({ path }, { delayMs: 1_000 }, 2)

  const running = status(portfolio, signal)
  // KIS has computed the answer with the cash, and not that with the positions.
  while (simulator.calls({ path }).length === count) await clock.runUntil(clock.now() + 1)
  simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 10, price: '50500' })
  await settle(running)
  for (let reading = 0; reading < 2; reading += 1) {
    await clock.runUntil(clock.now() + 5 * 60_000)
    await settle(status(portfolio, signal))
  }

  const points = (await desk.listEquity()).map(({ equity }) => Number(equity))
  expect(points).toHaveLength(2)
  expect(points[0]).toBe(50_000_000)
  // Ten shares at 50,000 won or 50,500 won, less fee: no worth was made of them.
  expect(points[1]).toBeGreaterThan(50_000_000 - 10_000)
  expect(points[1]).toBeLessThanOrEqual(50_000_000)
})
