import { describe, expect, it } from 'vitest'
import { changePath, numberOf, orderPath, startedAt, startOrderCaller } from './order-caller.test-kit.ts'

const lost = { ord_qty: '10', tot_ccld_qty: '0', rmn_qty: '0', rjct_qty: '10', cncl_yn: 'N' }

describe('an order that the exchange rejects after it was accepted', () => {
  it('has a number, is open until then, and then has no open and no filled share in its row', async () => {
    const caller = await startOrderCaller()
    caller.simulator.fault({ path: orderPath }, { rejectAfterMs: 300_000 })

    const answer = await caller.buy({ ORD_DVSN: '01', ORD_UNPR: '0' })
    // The market trades every minute.
    await caller.clock.runUntil(startedAt + 299_999)
    const openBefore = (await caller.listOpen()).map(({ psbl_qty }) => psbl_qty)
    await caller.clock.runUntil(startedAt + 300_000)

    expect(answer.body).toMatchObject({ rt_cd: '0', msg_cd: 'APBK0013' })
    expect(openBefore).toEqual(['10'])
    expect(await caller.list()).toMatchObject([{ odno: numberOf(answer), ...lost }])
    expect(await caller.listOpen()).toEqual([])
    expect(caller.simulator.orders()).toMatchObject([{ quantity: 10, filled: 0, cancelled: 0, rejected: 10 }])
  })

  it('says so abroad in its state and its reason', async () => {
    const caller = await startOrderCaller()
    await caller.control('/faults', { fault: { rejectAfterMs: 0 } })

    await caller.buyUs({ OVRS_ORD_UNPR: '500.00' })

    expect(await caller.listUs()).toMatchObject([
      { ft_ord_qty: '10', ft_ccld_qty: '0', nccs_qty: '0', prcs_stat_name: '거부', rjct_rson_name: '거래소 거부' },
    ])
  })

  it.each(['01', '02'])(
    'leaves the original open when it is a revision (01) or a cancellation (02): %s',
    async (kind) => {
      const caller = await startOrderCaller()
      const orderNumber = numberOf(await caller.buy())
      caller.simulator.fault({ path: changePath }, { rejectAfterMs: 500 })

      const change = await caller.cancel(orderNumber, { RVSE_CNCL_DVSN_CD: kind })
      await caller.clock.runUntil(startedAt + 500)

      expect(await caller.list()).toMatchObject([
        { odno: numberOf(change), orgn_odno: orderNumber, ...lost, cnc_cfrm_qty: '0' },
        { odno: orderNumber, rmn_qty: '10', cncl_yn: 'N' },
      ])
      expect((await caller.listOpen()).map(({ odno }) => odno)).toEqual([orderNumber])
    },
  )
})

describe('a cancellation', () => {
  it('withdraws what is left when it takes effect, and is rejected for what has filled meanwhile', async () => {
    const caller = await startOrderCaller({ cancelLagMs: 1_000 })
    const orderNumber = numberOf(await caller.buy())

    const cancellation = await caller.cancel(orderNumber)
    const pending = await caller.list()
    await caller.control('/orders/fill', { orderNumber, quantity: 4 })
    await caller.clock.runUntil(startedAt + 1_000)

    expect(cancellation.body).toMatchObject({ rt_cd: '0' })
    expect(pending).toMatchObject([
      { orgn_odno: orderNumber, cncl_yn: 'N', cnc_cfrm_qty: '0' },
      { odno: orderNumber, rmn_qty: '10', cncl_yn: 'N' },
    ])
    expect(await caller.list()).toMatchObject([
      { orgn_odno: orderNumber, ord_qty: '10', cnc_cfrm_qty: '6', rjct_qty: '4', cncl_yn: 'Y' },
      { odno: orderNumber, tot_ccld_qty: '4', cnc_cfrm_qty: '6', rmn_qty: '0', cncl_yn: 'Y' },
    ])
  })

  it('is rejected whole when everything has filled before it takes effect', async () => {
    const caller = await startOrderCaller({ cancelLagMs: 1_000 })
    const orderNumber = numberOf(await caller.buy())

    await caller.cancel(orderNumber)
    caller.simulator.fillOrder(orderNumber)
    await caller.clock.runUntil(startedAt + 1_000)

    expect(await caller.list()).toMatchObject([
      { orgn_odno: orderNumber, cnc_cfrm_qty: '0', rjct_qty: '10', cncl_yn: 'N' },
      { odno: orderNumber, tot_ccld_qty: '10', cnc_cfrm_qty: '0', rmn_qty: '0', cncl_yn: 'N' },
    ])
  })

  it('takes effect at its own time while another order waits for a later rejection', async () => {
    const caller = await startOrderCaller({ cancelLagMs: 1_000 })
    caller.simulator.fault({ path: orderPath }, { rejectAfterMs: 5_000 })
    const rejected = numberOf(await caller.buy())
    const cancelled = numberOf(await caller.buy())

    await caller.cancel(cancelled)
    await caller.clock.runUntil(startedAt + 1_000)

    expect((await caller.listOpen()).map(({ odno }) => odno)).toEqual([rejected])
  })

  it('is refused when everything has filled before it arrives', async () => {
    const caller = await startOrderCaller()
    const orderNumber = numberOf(await caller.buy())
    caller.simulator.fillOrder(orderNumber)

    const answer = await caller.cancel(orderNumber)

    expect(answer.body).toMatchObject({ rt_cd: '7', msg_cd: 'APBK0927' })
    expect(caller.simulator.orders()).toHaveLength(1)
  })
})

describe('an order of others in the account', () => {
  it('is in KRX’s list with the origin that it was given', async () => {
    const caller = await startOrderCaller()
    const origin = { branch: '00001', employee: 'E1234', address: '192.0.2.7' }
    const own = numberOf(await caller.buy())

    const { status, value } = await caller.control('/orders/external', {
      symbol: '005930',
      side: 'buy',
      quantity: 3,
      origin,
    })

    expect(status).toBe(200)
    expect(value).toMatchObject({ orderNumber: '0000000002', filled: 3, isExternal: true })
    expect(await caller.list()).toMatchObject([
      { odno: '0000000002', ord_qty: '3', ord_gno_brno: '00001', ordr_empno: 'E1234', inqr_ip_addr: '192.0.2.7' },
      { odno: own, ord_gno_brno: '91252', ordr_empno: 'OpnAPI', inqr_ip_addr: '127.0.0.1' },
    ])
    expect(caller.simulator.orders().map(({ isExternal }) => isExternal)).toEqual([undefined, true])
  })

  it('is in the list abroad with its medium', async () => {
    const caller = await startOrderCaller()
    const order = { symbol: 'AAPL', side: 'buy', quantity: 10, price: '1.00', venue: 'NASD' } as const
    await caller.buyUs()

    caller.simulator.placeExternalOrder(order)
    caller.simulator.placeExternalOrder({ ...order, origin: { medium: 'MTS' } })

    expect((await caller.listUs()).map((row) => row['mdia_dvsn_name'])).toEqual(['MTS', '모바일', 'OpenAPI'])
  })

  it('has the row of its twin of the API, placed within the same second, in all but the number', async () => {
    const caller = await startOrderCaller()
    await caller.buy()
    const [{ price = '' } = {}] = caller.simulator.orders()
    await caller.clock.runUntil(startedAt + 999)

    const origin = { employee: 'OpnAPI', address: '127.0.0.1' }
    caller.simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 10, price, origin })

    const [twin = {}, own = {}] = await caller.list()
    expect({ ...twin, odno: '' }).toEqual({ ...own, odno: '' })
    expect([twin['odno'], twin['ord_tmd']]).toEqual(['0000000002', '093000'])
  })

  it('has the row of its twin of the API abroad, too, in all but the number', async () => {
    const caller = await startOrderCaller()
    await caller.buyUs()
    const order = { symbol: 'AAPL', side: 'buy', quantity: 10, price: '1.00', venue: 'NASD' } as const
    caller.simulator.placeExternalOrder({ ...order, origin: { medium: 'OpenAPI' } })

    const [twin = {}, own = {}] = await caller.listUs()
    expect({ ...twin, odno: '' }).toEqual({ ...own, odno: '' })
    expect([twin['odno'], own['odno']]).toEqual(['0000000002', '0000000001'])
  })

  it('is filled in parts and cancelled by others, like an order of the API', async () => {
    const caller = await startOrderCaller()
    const own = numberOf(await caller.buy())
    const [{ price = '' } = {}] = caller.simulator.orders()
    const { orderNumber } = caller.simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 8, price })

    caller.simulator.fillOrder(orderNumber, 5)
    caller.simulator.cancelExternally(orderNumber)
    await caller.control('/orders/cancel', { orderNumber: own, quantity: 4 })

    expect(caller.simulator.orders()).toMatchObject([
      { orderNumber: own, filled: 0, cancelled: 4 },
      { orderNumber, filled: 5, cancelled: 3, isExternal: true },
      { kind: 'cancel', original: orderNumber, quantity: 3, isExternal: true },
      { kind: 'cancel', original: own, quantity: 4, isExternal: true },
    ])
    expect((await caller.list())[0]).toMatchObject({ orgn_odno: own, ordr_empno: 'Nsmart', inqr_ip_addr: '192.0.2.10' })
  })

  it.each([
    ['order', { quantity: 1_000_000 }],
    ['symbol', { symbol: 5 }],
    ['side', { side: 'hold' }],
    ['quantity', { quantity: 0 }],
    ['price', { price: 70_000 }],
    ['origin.medium', { origin: { medium: 5 } }],
    ['origin.colour', { origin: { colour: 'red' } }],
    ['colour', { colour: 'red' }],
  ])('is refused with an error for the field %s, and is not booked: %j', async (field, wrong) => {
    const { simulator, control } = await startOrderCaller()
    const order = { symbol: '005930', side: 'buy', quantity: 1, ...wrong }

    expect(() => Reflect.apply(simulator.placeExternalOrder, simulator, [order])).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field }),
    )
    expect(await control('/orders/external', order)).toMatchObject({ status: 400 })
    expect(simulator.orders()).toEqual([])
  })

  it.each([
    ['orderNumber', ['0000000009']],
    ['orderNumber', ['0000000002']],
    ['quantity', ['0000000001', 11]],
    ['quantity', ['0000000001', 0]],
  ])('is neither filled nor cancelled with a wrong %s: %j', async (field, parts) => {
    const caller = await startOrderCaller()
    await caller.buy()
    // Filled at once: not open.
    await caller.buy({ ORD_DVSN: '01', ORD_UNPR: '0' })

    for (const act of [caller.simulator.fillOrder, caller.simulator.cancelExternally])
      expect(() => Reflect.apply(act, undefined, parts)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field }))
    expect(caller.simulator.orders()).toMatchObject([{ filled: 0, cancelled: 0 }, { filled: 10 }])
  })
})

describe('a chain of revisions', () => {
  it('leaves the fills with each row of the chain, and moves the rest to the child', async () => {
    const caller = await startOrderCaller()
    const parent = numberOf(await caller.buy())
    caller.simulator.fillOrder(parent, 4)

    const child = numberOf(await caller.cancel(parent, { RVSE_CNCL_DVSN_CD: '01' }))
    caller.simulator.fillOrder(child, 1)
    await caller.cancel(child)

    expect(await caller.list()).toMatchObject([
      { orgn_odno: child, ord_qty: '5', cnc_cfrm_qty: '5', tot_ccld_qty: '0' },
      { odno: child, orgn_odno: parent, ord_qty: '6', tot_ccld_qty: '1', cnc_cfrm_qty: '5', rmn_qty: '0' },
      { odno: parent, orgn_odno: '', ord_qty: '10', tot_ccld_qty: '4', cnc_cfrm_qty: '6', rmn_qty: '0' },
    ])
  })
})

describe('a refusal of an order on demand', () => {
  it.each([
    ['APBK0400', { status: 200 }, { rt_cd: '7', msg1: '주문 가능한 수량을 초과했습니다.' }],
    ['APBK0918', { status: 200 }, { rt_cd: '7', msg1: '장운영일자가 주문일과 상이합니다' }],
    ['APBK0918', { status: 200, msg1: '주문가능금액 부족' }, { rt_cd: '7', msg1: '주문가능금액 부족' }],
    ['APBK0918', { status: 200, msg1: '주문가능수량 부족' }, { rt_cd: '7', msg1: '주문가능수량 부족' }],
    ['APBK0952', { status: 200 }, { rt_cd: '7', msg1: '주문가능금액을 초과 했습니다' }],
    ['IGW00009', { status: 500, rtCd: '0' }, { rt_cd: '0' }],
    ['KIER3672', { status: 200 }, { rt_cd: '1' }],
    ['MCA00124', { status: 200 }, { rt_cd: '1' }],
  ])('has the code, text and return code of the fault, and books nothing: %s %j', async (msgCd, given, expected) => {
    const caller = await startOrderCaller()
    await caller.control('/faults', { match: { path: orderPath }, fault: { msgCd, taken: false, ...given } })

    const { status, body } = await caller.buy()

    expect({ status, body }).toMatchObject({ status: given.status, body: { msg_cd: msgCd, ...expected } })
    expect(await caller.list()).toEqual([])
  })

  it.each([
    ['EGW00301', true, 1],
    ['EGW00301', false, 0],
    ['EGW00302', true, 1],
    ['EGW00302', false, 0],
  ])('leaves the fate of the order open with %s, taken: %s', async (msgCd, taken, rows) => {
    const caller = await startOrderCaller()
    caller.simulator.fault({ path: orderPath }, { status: 500, msgCd, taken })

    const { status, body } = await caller.buy()

    expect({ status, body }).toMatchObject({ status: 500, body: { rt_cd: '1', msg_cd: msgCd } })
    expect(await caller.list()).toHaveLength(rows)
  })
})

describe('a fault of an order or of a list', () => {
  it.each([
    ['fault.rejectAfterMs', { rejectAfterMs: -1 }],
    ['fault.pageRows', { pageRows: 0 }],
    ['fault.repeatRows', { repeatRows: false }],
    ['fault.msg1', { status: 200, msgCd: 'APBK0918', msg1: 5, taken: false }],
    ['fault.rtCd', { status: 200, msgCd: 'APBK0918', rtCd: 7, taken: false }],
    ['fault.status', { status: 99, msgCd: '', taken: true }],
    ['fault.status', { status: 100, msgCd: '', taken: true }],
    ['fault.status', { status: 600, msgCd: '', taken: true }],
    ['fault.taken', { status: 500, msgCd: '' }],
    ['fault.pageRows', { delayMs: 5, pageRows: 1 }],
    ['fault.status', { delayMs: 5, status: 500 }],
    ['fault', { status: 500, taken: true }],
  ])('is refused with an error for %s: %j', async (field, fault) => {
    const { simulator } = await startOrderCaller()

    expect(() => Reflect.apply(simulator.fault, simulator, [{}, fault])).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field }),
    )
  })
})
