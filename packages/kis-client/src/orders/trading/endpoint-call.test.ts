import { describe, expect, it } from 'vitest'
import { buy } from '../../endpoints/domestic-bond.gen.ts'
import { order as futureOrder } from '../../endpoints/domestic-futureoption.gen.ts'
import { inquireDailyCcld, orderCredit } from '../../endpoints/domestic-stock.gen.ts'
import { callEndpoint } from './endpoint-call.ts'
import { startWorld } from './world.test-kit.ts'

const input = {
  PDNO: 'KR6449111CB8',
  ORD_QTY2: '10',
  BOND_ORD_UNPR: '9900',
  SAMT_MKET_PTCI_YN: 'N',
  BOND_RTL_MKET_YN: 'N',
}
const order = { symbol: 'KR6449111CB8', side: 'buy', quantity: '10', price: '9900' } as const
const call = { endpoint: buy, input, order }
const bondOrder = { path: buy.path }

describe('send', () => {
  it('sends an order of a typed endpoint once, and keeps its number', async () => {
    const { simulator, start } = await startWorld({}, undefined, 'real')
    const trading = await start()

    const first = await trading.send(call, { clientOrderId: 'bond' })
    const again = await trading.send(call, { clientOrderId: 'bond' })

    expect(first).toMatchObject({ state: 'open', call: { endpoint: 'domestic-bond/buy', input } })
    expect(again.name).toEqual(first.name)
    expect(simulator.calls(bondOrder)).toHaveLength(1)
  })

  it('keeps the symbol of an order whose answer was lost, until a person says that it is over', async () => {
    const { simulator, clock, start } = await startWorld({}, undefined, 'real')
    const trading = await start()
    simulator.fault(bondOrder, 'hang-up-after')

    const lost = await trading.send(call, { clientOrderId: 'bond' })
    await clock.runUntil(clock.now() + 2 * 86_400_000)
    const late = await trading.getOrder('bond')
    const error = await trading.send(call, { clientOrderId: 'other' }).catch((e: unknown) => e)
    await trading.claim('bond', { isOver: true, by: 'Minji' })
    const next = await trading.send(call, { clientOrderId: 'other' })

    expect(lost.state).toBe('unknown')
    expect(late?.state).toBe('unknown')
    expect(error).toMatchObject({ code: 'KIS_ORDER_UNSETTLED', clientOrderId: 'bond' })
    expect(next.state).toBe('open')
  })

  it('refuses an id with another input, an endpoint that reads, and any call when trading is halted', async () => {
    const { simulator, start } = await startWorld({}, undefined, 'real')
    const trading = await start()
    await trading.send(call, { clientOrderId: 'bond' })
    const other = { ...call, input: { ...input, ORD_QTY2: '11' } }

    const conflict = await trading.send(other, { clientOrderId: 'bond' }).catch((e: unknown) => e)
    const reading = { ...call, endpoint: inquireDailyCcld as never }
    const reads = await trading.send(reading, { clientOrderId: 'list' }).catch((e: unknown) => e)
    await trading.setMode('halted', { by: 'Minji' })
    const halted = await trading.send(other, { clientOrderId: 'late' }).catch((e: unknown) => e)

    expect(conflict).toMatchObject({ code: 'KIS_ORDER_CONFLICT' })
    expect(reads).toMatchObject({ code: 'KIS_INPUT', field: 'call.endpoint' })
    expect(halted).toMatchObject({ denial: 'HALTED' })
    expect(simulator.calls(bondOrder)).toHaveLength(1)
  })

  it.each([
    ['of futures and options', '12345678-03', 'open'],
    ['of a pension, which holds nothing abroad', '12345678-22', 'not-taken'],
  ])('serves an account %s', async (_what, account, state) => {
    const { start } = await startWorld({ account }, undefined, 'real')
    const trading = await start()
    const input = {
      ord_dv: 'day',
      ORD_PRCS_DVSN_CD: '02',
      SLL_BUY_DVSN_CD: '02',
      SHTN_PDNO: '101W12',
      ORD_QTY: '1',
      UNIT_PRICE: '0',
      NMPR_TYPE_CD: '02',
      KRX_NMPR_CNDT_CD: '0',
      ORD_DVSN_CD: '02',
    } as const
    const future = { symbol: '101W12', side: 'buy', quantity: '1', type: 'market' } as const

    await trading
      .send({ endpoint: futureOrder, input, order: future }, { clientOrderId: 'future' })
      .catch(() => undefined)
    await trading.reconcile()

    expect(await trading.getOrder('future')).toMatchObject({ state })
  })
})

describe('send with an order that is not one', () => {
  it.each([
    ['order.quantity', { quantity: undefined }],
    ['order.quantity', { quantity: 10 }],
    ['order.quantity', { quantity: '' }],
    ['order.side', { side: undefined }],
    ['order.price', { price: 'abc' }],
    ['order.symbol', { symbol: '' }],
    ['order.exchange', { exchange: 'NASDAQ' }],
  ])('rejects %s: %j, and stores nothing that later orders and readings cannot read', async (field, wrong) => {
    const { simulator, start } = await startWorld({}, undefined, 'real')
    const trading = await start()

    const error = await trading
      .send(Object({ ...call, order: { ...order, ...wrong } }), { clientOrderId: 'bond' })
      .catch((e: unknown) => e)

    expect(error).toMatchObject({ code: 'KIS_INPUT', field })
    expect(simulator.calls(bondOrder)).toEqual([])
    expect(await trading.getOrder('bond')).toBeUndefined()
  })
})

describe('callEndpoint', () => {
  const answering = (output: object) => Object({ call: () => Promise.resolve({ output }) })
  const noNumber = { krx_fwdg_ord_orgno: '00950' }

  it('throws where the answer to an order on credit has no number, so that its row is looked for', async () => {
    const called = callEndpoint(answering(noNumber), orderCredit, { input: Object({}), options: {} })

    await expect(called).rejects.toMatchObject({ code: 'KIS_ANSWER', field: 'ODNO', outcome: 'unknown' })
  })

  it('returns an empty number of an order that no list of shares has', async () => {
    const called = await callEndpoint(answering({}), buy, { input: Object({}), options: {} })

    expect(called).toEqual({ number: '', branch: '' })
  })
})
