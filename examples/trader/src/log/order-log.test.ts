import { type OrderRecord, parseDecimal } from '@stockeye/kis-client'
import { expect, it } from 'vitest'
import { startPortfolio } from '../portfolio.test-kit.ts'
import { watchOrders } from './order-log.ts'

const path = '/uapi/domestic-stock/v1/trading/order-cash'
const at = '2026-10-19T10:00:00+09:00'
const order = { symbol: '005930', side: 'buy', quantity: '1', type: 'market' } as const

it('says which orders could be the one whose answer was lost, and how a person names it, also after a restart', async () => {
  const { portfolio, simulator, settle, lines } = await startPortfolio({ at })
  const { trading } = portfolio
  watchOrders(portfolio)
  simulator.fault({ path }, 'hang-up-after')
  await settle(trading.place(order, { clientOrderId: 'lost' }))
  const { orderNumber } = simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 1 })

  await settle(trading.reconcile())
  const [, ambiguous = ''] = lines.filter((line) => line.startsWith('ORDER_UNKNOWN'))
  watchOrders(portfolio)

  expect(ambiguous).toMatch(/ORDER_UNKNOWN buy 1 005930: it could be each of .*--claim lost=NUMBER/)
  expect(ambiguous).toContain(orderNumber)
  expect(lines.at(-1)).toMatch(/^ORDER_KNOWN buy 1 005930 is unknown, 0 filled: .*--claim lost=NUMBER/)
})

it('logs each new part of an order that is filled, once', async () => {
  const { portfolio, simulator, settle, lines } = await startPortfolio({ at })
  const { trading } = portfolio
  watchOrders(portfolio)
  simulator.fault({ path }, { rejectAfterMs: 24 * 3_600_000 })
  const { name } = await settle(trading.place({ ...order, quantity: '5' }, { clientOrderId: 'one' }))

  for (const quantity of [2, 3]) {
    simulator.fillOrder(name?.number ?? '', quantity)
    await settle(trading.reconcile())
  }
  await settle(trading.reconcile())

  expect(lines).toEqual([
    'ORDER_PLACED buy 5 005930 at market',
    'ORDER_FILLED buy 2 005930',
    'ORDER_FILLED buy 3 005930',
  ])
})

it('logs the fill of an order of the day before once, after it has logged those of two weeks', () => {
  const lines: string[] = []
  const note = (_fields: object, line: string) => void lines.push(line)
  const listeners: ((record: OrderRecord) => void)[] = []
  const on = (_event: string, listener: (record: OrderRecord) => void) => {
    listeners.push(listener)
    return () => undefined
  }
  watchOrders({
    trading: { listOrders: () => [], on } as never,
    log: { debug: note, info: note, warn: note, error: note },
  })
  const emit = (day: number, state: OrderRecord['state'], filled: string) => {
    const name = state === 'submitting' ? undefined : { number: String(day) }
    const clientOrderId = `order-${day}`
    const record = { clientOrderId, order, state, name, filled: parseDecimal(filled), candidates: [] }
    for (const listener of listeners) listener({ ...record, intendedAt: day * 86_400_000 } as never)
  }

  for (let day = 1; day <= 14; day += 1) {
    emit(day, 'submitting', '0')
    emit(day, 'open', '0')
    emit(day, 'filled', '1')
    // The next reading of KIS's lists has it again.
    emit(day, 'filled', '1')
  }
  emit(13, 'filled', '1')

  expect(lines.filter((line) => line.startsWith('ORDER_FILLED'))).toHaveLength(14)
  expect(lines.filter((line) => line.startsWith('ORDER_FOUND'))).toEqual([])
})
