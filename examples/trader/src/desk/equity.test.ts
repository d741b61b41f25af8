import { type Position, parseDecimal } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import type { EquityPoint } from './desk.ts'
import { createEquity } from './equity.ts'
import { type DeskRecords, memoryDeskStore } from './store.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
const startAt = Date.parse('2026-10-19T10:00:00+09:00')

function start(records?: DeskRecords) {
  let now = startAt
  const clock = { now: () => now, monotonic: () => now, setTimeout: () => undefined, clearTimeout: () => undefined }
  const kept = records ?? memoryDeskStore({ clock }).recordsOf('test')
  const added: EquityPoint[] = []
  const note = () => undefined
  const log = { debug: note, info: note, warn: note, error: note }
  const equity = createEquity({ clock, log }, { records: kept, added: (point) => added.push(point) })
  const read = (settled: string, positions: readonly Position[] = [], unreadable = 0) =>
    equity.add({ market: 'KRX', settled: parseDecimal(settled), positions, unreadable })
  return {
    equity,
    read,
    added,
    records: kept,
    moveTo(at: number) {
      now = at
    },
  }
}

const position = (more: Partial<Position>): Position => ({
  symbol: '005930',
  exchange: 'KRX',
  name: undefined,
  quantity: parseDecimal('10'),
  sellable: parseDecimal('10'),
  averagePrice: parseDecimal('70000'),
  price: parseDecimal('60000'),
  value: undefined,
  loanedOn: undefined,
  ...more,
})

describe('equity', () => {
  it('is the cash with the shares at their last prices, or as KIS values them, and its fall from the highest one', async () => {
    const { equity, read, moveTo } = start()

    await read('400000', [position({})])
    moveTo(startAt + 5 * minuteMs)
    await read('400000', [position({ value: parseDecimal('350000') })])
    moveTo(startAt + 10 * minuteMs)
    await read('400000', [position({ value: parseDecimal('1600000') })])

    expect(equity.list()).toEqual([
      { at: startAt, currency: 'KRW', equity: '1000000', drawdownPercent: 0 },
      { at: startAt + 5 * minuteMs, currency: 'KRW', equity: '750000', drawdownPercent: 25 },
      { at: startAt + 10 * minuteMs, currency: 'KRW', equity: '2000000', drawdownPercent: 0 },
    ])
  })

  it('has no point of a reading that is not whole, or that may lag behind a fill', async () => {
    const { equity, read, moveTo } = start()

    await read('1', [position({ price: undefined })])
    await read('1', [], 1)
    equity.noteFill('KRX')
    moveTo(startAt + 2 * minuteMs)
    await read('1')
    moveTo(startAt + 4 * minuteMs)
    await read('5')

    expect(equity.list().map(({ equity: worth }) => worth)).toEqual(['5'])
  })

  it('has no point of the first reading after a trade that the trader did not make, whose other half may lag', async () => {
    const { read, added, records, moveTo } = start()
    const readAfter = async (minutes: number, ...its: Parameters<typeof read>) => {
      moveTo(startAt + minutes * minuteMs)
      await read(...its)
    }

    await readAfter(0, '1000000')
    // A person has bought ten shares: they are listed before the cash has paid for them.
    await readAfter(5, '1000000', [position({})])
    await readAfter(10, '400000', [position({})])
    await readAfter(15, '400000', [position({})])
    // They are sold: the cash is there before the list is shorter.
    await readAfter(20, '1000000', [position({})])
    await readAfter(25, '1000000')
    await readAfter(30, '1000000')

    expect(added.map(({ at, equity: worth }) => [(at - startAt) / minuteMs, worth])).toEqual([
      [0, '1000000'],
      [10, '1000000'],
      [15, '1000000'],
      [25, '1000000'],
      [30, '1000000'],
    ])
    expect(records.list('peak')).toEqual([{ currency: 'KRW', equity: '1000000' }])
  })

  it('keeps all points of a week and the last one of each day before, and the highest one over a restart', async () => {
    const first = start()
    for (let day = 0; day < 30; day += 1)
      for (let time = 0; time < 3; time += 1) {
        first.moveTo(startAt + day * dayMs + time * 5 * minuteMs)
        await first.read(day === 0 && time === 0 ? '2000' : '1000')
      }

    const second = start(first.records)
    second.moveTo(startAt + 30 * dayMs)
    await second.read('1500')

    // 23 whole days have one point, 7 days have three, and one is new; the first of day 23 is a week old at the last reading.
    const points = second.equity.list()
    expect(points.filter(({ at }) => at < startAt + 23 * dayMs)).toHaveLength(23)
    expect(points.length).toBe(23 + 7 * 3 + 1 - 1)
    expect(points.at(-1)).toMatchObject({ equity: '1500', drawdownPercent: 25 })
  })
})
