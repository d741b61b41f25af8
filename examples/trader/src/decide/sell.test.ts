import { expect, it } from 'vitest'
import { deciding, startPortfolio } from '../portfolio.test-kit.ts'

const bar = { date: '2026-10-16', open: '50000', high: '50000', low: '50000', close: '50000', volume: 9_999_999 }
const positions = [{ symbol: '005930', quantity: 10, averagePrice: '60000' }]

it.each([
  ['sells at a loss of more than three per cent', 9_999_999, 1],
  ['holds while a suspended share shows the close of the day before', 0, 0],
])('%s', async (_what, volume, booked) => {
  const bars = { '005930': [bar, { ...bar, date: '2026-10-19', volume }] }
  const started = await startPortfolio({ at: '2026-10-19T10:00:00+09:00', bars, positions })
  const { simulator } = started

  await deciding(started)()

  expect(simulator.orders()).toHaveLength(booked)
})
