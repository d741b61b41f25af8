import { describe, expect, it } from 'vitest'
import { listPath, numberOf, rowsOf, startedAt, startOrderCaller } from './order-caller.test-kit.ts'
import { startSimulator } from './simulator.ts'

describe('a list of orders', () => {
  it('lags behind a new order by the lag of that list alone', async () => {
    const orderListLagMs = { krx: 3_000, krxOpen: 1_000, overseas: 4_000, overseasOpen: 2_000 }
    const caller = await startOrderCaller({ orderListLagMs })
    await caller.buy()
    await caller.buyUs()
    const counts: number[][] = []

    for (let second = 0; second <= 4; second += 1) {
      await caller.clock.runUntil(startedAt + second * 1_000)
      const lists = [await caller.listOpen(), await caller.listOpenUs(), await caller.list(), await caller.listUs()]
      counts.push(lists.map(({ length }) => length))
    }

    expect(counts).toEqual([
      [0, 0, 0, 0],
      [1, 0, 0, 0],
      [1, 1, 0, 0],
      [1, 1, 1, 0],
      [1, 1, 1, 1],
    ])
  })

  it('lags behind a fill and a cancellation on KRX too, in the open list as well', async () => {
    const caller = await startOrderCaller({ orderListLagMs: 2_000 })
    const orderNumber = numberOf(await caller.buy())
    await caller.clock.runUntil(startedAt + 2_000)
    caller.simulator.fillOrder(orderNumber, 4)
    await caller.clock.runUntil(startedAt + 3_000)
    await caller.cancel(orderNumber)
    const states: unknown[] = []

    for (const at of [3_999, 4_000, 4_999, 5_000]) {
      await caller.clock.runUntil(startedAt + at)
      const row = (await caller.list()).find(({ odno }) => odno === orderNumber)
      const open = (await caller.listOpen()).map(({ psbl_qty }) => psbl_qty)
      states.push([row?.['tot_ccld_qty'], row?.['rmn_qty'], row?.['cnc_cfrm_qty'], row?.['cncl_yn'], open])
    }

    expect(states).toEqual([
      ['0', '10', '0', 'N', ['10']],
      ['4', '6', '0', 'N', ['6']],
      ['4', '6', '0', 'N', ['6']],
      ['4', '0', '6', 'Y', []],
    ])
  })

  it('lags behind a fill abroad too', async () => {
    const caller = await startOrderCaller({ orderListLagMs: 2_000 })
    const orderNumber = numberOf(await caller.buyUs())
    await caller.clock.runUntil(startedAt + 2_000)
    caller.simulator.fillOrder(orderNumber)
    const states: unknown[] = []

    for (const at of [3_999, 4_000]) {
      await caller.clock.runUntil(startedAt + at)
      const [row] = await caller.listUs()
      states.push([row?.['ft_ccld_qty'], row?.['nccs_qty'], (await caller.listOpenUs()).length])
    }

    expect(states).toEqual([
      ['0', '10', 1],
      ['10', '0', 0],
    ])
  })

  it('repeats each row of a page once, and continues after it', async () => {
    const caller = await startOrderCaller()
    for (let order = 0; order < 3; order += 1) await caller.buy()
    caller.simulator.fault({ path: listPath }, { repeatRows: true })

    const repeated = await caller.list()

    expect(repeated.map(({ odno }) => Number(odno))).toEqual([3, 3, 2, 2, 1, 1])
    expect((await caller.list()).map(({ odno }) => Number(odno))).toEqual([3, 2, 1])
  })

  it('has no more rows on a page with repeated ones than on any other', async () => {
    const caller = await startOrderCaller()
    for (let order = 0; order < 51; order += 1) await caller.buy({ ORD_QTY: '1' })
    caller.simulator.fault({ path: listPath }, { repeatRows: true })

    const first = await caller.listPage()
    const second = await caller.listPage({ CTX_AREA_NK100: `${first.body['ctx_area_nk100']}`.trim() })

    // KIS lists 100 rows on a page of a real account.
    expect([first.headers['tr_cont'], rowsOf(first, 'output1').length]).toEqual(['M', 100])
    expect(rowsOf(second, 'output1').map(({ odno }) => Number(odno))).toEqual([1])
  })

  it('shows with a lag what it showed without one at that time, also after later changes', async () => {
    const caller = await startOrderCaller({ hours: 'exchange', cancelLagMs: 1_500, endedOrderRow: 'zeros' })
    const { simulator, clock } = caller
    const look = async () => {
      const holdings = (await caller.holdings()).map(({ pdno, hldg_qty, pchs_amt }) => [pdno, hldg_qty, pchs_amt])
      return [await caller.list(), await caller.listOpen(), holdings]
    }
    const parent = numberOf(await caller.buy({ ORD_QTY: '20' }))
    const steps: (() => unknown)[] = [
      () => simulator.fillOrder(parent, 5),
      () => caller.cancel(parent, { RVSE_CNCL_DVSN_CD: '01', QTY_ALL_ORD_YN: 'N', ORD_QTY: '6' }),
      () => simulator.fillOrder('0000000002', 2),
      () => simulator.placeExternalOrder({ symbol: '005930', side: 'sell', quantity: 3 }),
      () => caller.cancel(parent, { QTY_ALL_ORD_YN: 'N', ORD_QTY: '4' }),
      () => simulator.fault({}, { rejectAfterMs: 1_500 }),
      () => caller.buy(),
      () => clock.runUntil(Date.parse('2026-10-19T15:30:00+09:00')),
    ]
    const seen: { readonly at: number; readonly lists: unknown }[] = []

    for (const step of steps) {
      await clock.runUntil(clock.now() + 1_000)
      await step()
      if (step !== steps[5]) seen.push({ at: clock.now(), lists: await look() })
    }
    await clock.runUntil(clock.now() + 1_000)
    const later: typeof seen = []
    for (const { at } of seen) {
      simulator.configure({ orderListLagMs: clock.now() - at, positionLagMs: clock.now() - at })
      later.push({ at, lists: await look() })
    }

    expect(new Set(seen.map(({ lists }) => JSON.stringify(lists))).size).toBe(steps.length - 1)
    expect(later).toEqual(seen)
  })

  it('has a short page though more follows, which the cursor of that page continues', async () => {
    const caller = await startOrderCaller()
    for (let order = 0; order < 3; order += 1) await caller.buy()
    await caller.control('/faults', { match: { path: listPath }, fault: { pageRows: 1 } })

    const first = await caller.listPage()
    const second = await caller.listPage({ CTX_AREA_NK100: `${first.body['ctx_area_nk100']}`.trim() })

    const numbersOn = (page: typeof first) => rowsOf(page, 'output1').map(({ odno }) => Number(odno))
    expect([first.headers['tr_cont'], numbersOn(first)]).toEqual(['M', [3]])
    expect([second.headers['tr_cont'], numbersOn(second)]).toEqual(['E', [2, 1]])
  })
})

describe('a list of holdings', () => {
  it('lags behind purchases and sales by positionLagMs, in Korea and abroad', async () => {
    const positions = [
      { symbol: '005930', quantity: 4, averagePrice: '70000' },
      { symbol: '000660', quantity: 5, averagePrice: '70000' },
      { symbol: 'AAPL', quantity: 5, averagePrice: '150.00' },
    ]
    const caller = await startOrderCaller({ positionLagMs: 2_000, positions })
    const { simulator, clock } = caller
    const costs: unknown[] = []
    simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 10 })
    simulator.placeExternalOrder({ symbol: '000660', side: 'sell', quantity: 5 })
    simulator.placeExternalOrder({ symbol: 'AAPL', side: 'buy', quantity: 3, price: '900.00', venue: 'NASD' })
    const states: unknown[] = []

    for (const at of [1_999, 2_000]) {
      await clock.runUntil(startedAt + at)
      const shown = [...(await caller.holdings()), ...(await caller.holdingsUs())]
      const names = ['hldg_qty', 'ovrs_cblc_qty', 'ord_psbl_qty', 'thdt_buyqty', 'thdt_sll_qty']
      states.push(shown.map((row) => names.flatMap((name) => row[name] ?? []).join(' ')))
      costs.push([
        ...shown.slice(1, 2).map((row) => row['pchs_amt']),
        ...shown.slice(2).map((row) => row['frcr_pchs_amt1']),
      ])
    }

    expect(states).toEqual([
      ['4 4 0 0', '5 0 0 0', '5 5'],
      ['14 14 10 0', '0 0 0 5', '8 8'],
    ])
    // 5 shares at 70,000 won, and 5 at 150 dollars.
    expect(costs[0]).toEqual(['350000', '750.00000'])
  })
})

describe('the row of an order that KRX ends at 15:30', () => {
  const ends = {
    cancelled: { ord_qty: '10', tot_ccld_qty: '0', rmn_qty: '0', cnc_cfrm_qty: '10', cncl_yn: 'Y', rjct_qty: '0' },
    zeros: { ord_qty: '0', tot_ccld_qty: '0', rmn_qty: '0', cnc_cfrm_qty: '0', cncl_yn: 'N', rjct_qty: '0' },
    'nothing-left': { ord_qty: '10', tot_ccld_qty: '0', rmn_qty: '0', cnc_cfrm_qty: '0', cncl_yn: 'N', rjct_qty: '0' },
    unchanged: { ord_qty: '10', tot_ccld_qty: '0', rmn_qty: '10', cnc_cfrm_qty: '0', cncl_yn: 'N', rjct_qty: '0' },
  }

  it.each(['cancelled', 'zeros', 'nothing-left', 'unchanged'] as const)(
    'has the form that endedOrderRow names: %s',
    async (endedOrderRow) => {
      const caller = await startOrderCaller({ hours: 'exchange', endedOrderRow })
      await caller.buy()

      await caller.clock.runUntil(Date.parse('2026-10-19T15:30:00+09:00'))

      expect(await caller.list()).toMatchObject([ends[endedOrderRow]])
      expect(await caller.listOpen()).toEqual([])
      const unfilled = rowsOf(await caller.listPage({ CCLD_DVSN: '02' }), 'output1')
      expect(unfilled).toHaveLength(endedOrderRow === 'unchanged' ? 1 : 0)
    },
  )

  it.each(['zeros', 'nothing-left', 'unchanged'] as const)(
    'keeps fills and what was cancelled before in the form %s',
    async (endedOrderRow) => {
      const caller = await startOrderCaller({ hours: 'exchange', endedOrderRow })
      const orderNumber = numberOf(await caller.buy())
      caller.simulator.fillOrder(orderNumber, 3)
      await caller.cancel(orderNumber, { QTY_ALL_ORD_YN: 'N', ORD_QTY: '2' })

      await caller.clock.runUntil(Date.parse('2026-10-19T15:30:00+09:00'))

      const expected = {
        zeros: { ord_qty: '0', tot_ccld_qty: '3', rmn_qty: '0', cnc_cfrm_qty: '0' },
        'nothing-left': { ord_qty: '10', tot_ccld_qty: '3', rmn_qty: '0', cnc_cfrm_qty: '2' },
        unchanged: { ord_qty: '10', tot_ccld_qty: '3', rmn_qty: '5', cnc_cfrm_qty: '2' },
      }
      expect((await caller.list()).find(({ odno }) => odno === orderNumber)).toMatchObject(expected[endedOrderRow])
    },
  )
})

describe('configure', () => {
  it('changes settings while the simulator runs, as the control port does, and keeps the rest', async () => {
    const caller = await startOrderCaller({ orderListLagMs: 1_000 })
    await caller.buy()

    caller.simulator.configure({ orderListLagMs: 0 })
    const atOnce = (await caller.list()).length
    const answer = await caller.control('/settings', { orderListLagMs: { krx: 500 } })
    const late = (await caller.list()).length
    await caller.control('/settings', { cancelLagMs: 100 })

    expect([atOnce, answer.status, late]).toEqual([1, 200, 0])
    expect((await caller.list()).length).toBe(0)
    await caller.clock.runUntil(startedAt + 500)
    expect((await caller.list()).length).toBe(1)
  })

  it.each([
    ['orderListLagMs', { orderListLagMs: -1 }],
    ['orderListLagMs.krx', { orderListLagMs: { krx: '5' } }],
    ['orderListLagMs.us', { orderListLagMs: { us: 5 } }],
    ['positionLagMs', { positionLagMs: -1 }],
    ['cancelLagMs', { cancelLagMs: Number.NaN }],
    ['endedOrderRow', { endedOrderRow: 'gone' }],
    ['dateSkewMs', { dateSkewMs: Number.POSITIVE_INFINITY }],
  ])('refuses a wrong %s, as the start and the control port do: %j', async (field, settings) => {
    const { simulator, control } = await startOrderCaller()

    await expect(Reflect.apply(startSimulator, undefined, [settings])).rejects.toMatchObject({ field })
    expect(() => Reflect.apply(simulator.configure, simulator, [settings])).toThrow(expect.objectContaining({ field }))
    expect(await control('/settings', settings)).toMatchObject({ status: 400 })
  })
})

describe('the header Date', () => {
  it('follows the simulated clock, with the skew of dateSkewMs', async () => {
    const caller = await startOrderCaller({ dateSkewMs: 3_000 })
    const dateOf = async () => (await caller.listPage()).headers['date']

    const ahead = await dateOf()
    await caller.control('/settings', { dateSkewMs: -300_000 })
    await caller.clock.runUntil(startedAt + 60_000)

    expect(ahead).toBe('Mon, 19 Oct 2026 00:30:03 GMT')
    expect(await dateOf()).toBe('Mon, 19 Oct 2026 00:26:00 GMT')
  })
})
