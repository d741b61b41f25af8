import { expect, it } from 'vitest'
import { formatEvent } from './lines.ts'

const trade = {
  kind: 'trade',
  at: Date.parse('2026-10-19T09:00:00+09:00'),
  symbol: '000660',
  price: '221500',
  volume: '474725',
  session: 'regular',
  source: 'socket',
} as const

it('formats a trade with its change', () => {
  expect(formatEvent({ ...trade, change: '1500', percent: '0.68' })).toBe(
    '09:00:00 000660 221,500 +1,500 +0.68% 474,725 regular',
  )
})

it('writes no percent sign while the change is not known', () => {
  expect(formatEvent(trade)).toBe('09:00:00 000660 221,500 - - 474,725 regular')
})
