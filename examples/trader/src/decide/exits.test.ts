import { type Candle, type OrderRecord, parseCalendarDate, parseDecimal } from '@stockeye/kis-client'
import { expect, it } from 'vitest'
import type { Planned } from '../market/plans.ts'
import { defaultRisk } from '../risk/settings.ts'
import { waiting } from '../rules/rules.ts'
import { createExits } from './exits.ts'

const rules = { name: 'none', days: 1, plan: () => waiting }
const today = parseCalendarDate('2026-10-19')
const candleOf = (date: string) => ({ date, high: parseDecimal('70000') }) as Candle
const planned: Planned = {
  date: today,
  plan: { ...waiting, exit: () => 'rule' },
  before: [candleOf('2026-10-16')],
}

/** Creates exits whose journal has one purchase of 005930, on 2026-10-16. */
function start() {
  const its = { rules, stops: { ...defaultRisk, mostDays: 2 } }
  let reads = 0
  const trading = {
    async getOrder(id: string) {
      reads += 1
      const filled = { state: 'filled', filled: parseDecimal('10') } as OrderRecord
      return id === 'buy-2026-10-16-005930-1' ? filled : undefined
    },
  }
  const exits = createExits({ trading: trading as never, rules: { KRX: its, US: its } })
  const exitAt = async (averagePrice: string, date: string, plan: Planned | undefined, last: string) => {
    const position = { symbol: '005930', exchange: 'KRX', averagePrice: parseDecimal(averagePrice) } as const
    const price = parseDecimal(last)
    const day = { date: parseCalendarDate(date), open: price, high: price, low: price, last: price, volume: price }
    return (await exits.of(position, date, plan))(day)
  }
  return { exitAt, reads: () => reads }
}

it('names a stop before the wish of the rules, and follows the average price', async () => {
  const { exitAt } = start()

  // 70,000 less 3 percent is 67,900; 60,000 and 3 percent are 61,800.
  expect(await exitAt('70000', today, planned, '67900')).toBe('stop-loss')
  expect(await exitAt('70000', today, planned, '68000')).toBe('rule')
  expect(await exitAt('60000', today, planned, '61700')).toBe('rule')
  expect(await exitAt('60000', today, planned, '61800')).toBe('take-profit')
})

it('counts the days again on the next one', async () => {
  const { exitAt } = start()
  const next = { ...planned, date: parseCalendarDate('2026-10-20'), before: [...planned.before, candleOf(today)] }

  expect(await exitAt('70000', today, planned, '70000')).toBe('rule')
  expect(await exitAt('70000', '2026-10-20', next, '70000')).toBe('time-stop')
})

it('has the stops of the price alone while the days cannot be read, and the others from then on', async () => {
  const { exitAt } = start()

  expect(await exitAt('70000', today, undefined, '67900')).toBe('stop-loss')
  expect(await exitAt('70000', today, undefined, '70000')).toBeUndefined()
  expect(await exitAt('70000', today, planned, '70000')).toBe('rule')
})

it('reads the journal once a day and position', async () => {
  const { exitAt, reads } = start()

  await exitAt('70000', today, planned, '70000')
  const first = reads()
  await exitAt('70000', today, planned, '71000')

  expect(first).toBeGreaterThan(0)
  expect(reads()).toBe(first)
})
