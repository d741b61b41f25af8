import { describe, expect, it } from 'vitest'
import { blockOf, createCaller, monday } from '../../answers/caller.test-kit.ts'
import { createOrderControls } from '../../control/order-controls.ts'
import { openTopic, readRows } from './live-feeds.test-kit.ts'
import { createLiveFeeds } from './live-feeds.ts'

const minute = 60_000

function start(options: Parameters<typeof createCaller>[1] = {}) {
  const caller = createCaller('real', { bars, ...options })
  const feeds = createLiveFeeds({ world: caller.world, htsId: 'simuser' })
  const read = (trId: string, after: number, at: number) =>
    readRows(trId, openTopic(feeds, trId, 'simuser').rows(after, at))
  return { ...caller, feeds, read }
}

/** Limits far below and far above the price. */
const [low, high] = ['40000', '60000']
/** Days on which Samsung trades at 50,000 won alone. */
const flat = { open: '50000', high: '50000', low: '50000', close: '50000', volume: 1_000_000 }
const bars = { '005930': ['2026-10-16', '2026-10-19'].map((date) => ({ date, ...flat })) }

describe('the feed of notices', () => {
  it('sends the acceptance of an order, and each fill with its own quantity', () => {
    const { buy, read, world } = start()
    const number = blockOf(buy({ ORD_DVSN: '00', ORD_QTY: '100', ORD_UNPR: high })).ODNO ?? ''

    const rows = read('H0STCNI0', monday - 1, monday + 60 * minute)

    const fills = world.account.fills('KRX').toReversed()
    // From 50 shares on an order fills in two or three parts, here all at the price of the market.
    expect(fills.length).toBeGreaterThan(1)
    expect(rows[0]).toMatchObject({
      CUST_ID: 'simuser',
      ACNT_NO: '1234567801',
      ODER_NO: number,
      OODER_NO: '0000000000',
      SELN_BYOV_CLS: '02',
      RCTF_CLS: '0',
      STCK_SHRN_ISCD: '005930',
      // Of an acceptance the quantity and the price are those of the order.
      CNTG_QTY: '0000000100',
      CNTG_UNPR: '000060000',
      ODER_PRC: '000000000',
      STCK_CNTG_HOUR: '100000',
      RFUS_YN: '0',
      CNTG_YN: '1',
      ACPT_YN: '1',
      BRNC_NO: '91252',
      ODER_QTY: '000000100',
      ORD_EXG_GB: '1',
    })
    expect(
      rows.slice(1).map((row) => [row['CNTG_YN'], row['CNTG_QTY'], row['CNTG_UNPR'], row['ODER_QTY'], row['ODER_PRC']]),
    ).toEqual(
      fills.map(({ quantity, price }) => [
        '2',
        String(quantity).padStart(10, '0'),
        String(price).padStart(9, '0'),
        '000000100',
        '000060000',
      ]),
    )
    expect(fills.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(100)
  })

  it('names the original order of a revision and of a cancellation', () => {
    const { buy, reviseOrCancel, read } = start()
    const placed = blockOf(buy({ ORD_DVSN: '00', ORD_QTY: '10', ORD_UNPR: low })).ODNO ?? ''
    const change = { ORGN_ODNO: placed, ORD_QTY: '10', QTY_ALL_ORD_YN: 'Y', ORD_UNPR: '41000' }
    const revised = blockOf(reviseOrCancel({ ...change, RVSE_CNCL_DVSN_CD: '01' }, monday + minute)).ODNO ?? ''
    const cancelled = blockOf(
      reviseOrCancel({ ...change, ORGN_ODNO: revised, RVSE_CNCL_DVSN_CD: '02' }, monday + 2 * minute),
    ).ODNO

    const rows = read('H0STCNI0', monday, monday + 3 * minute)

    expect(
      rows.map((row) => [
        row['ODER_NO'],
        row['OODER_NO'],
        row['RCTF_CLS'],
        row['ACPT_YN'],
        row['CNTG_QTY'],
        row['CNTG_YN'],
      ]),
    ).toEqual([
      [revised, placed, '1', '2', '0000000010', '1'],
      [cancelled, revised, '2', '1', '0000000010', '1'],
      [cancelled, revised, '2', '2', '0000000010', '1'],
    ])
  })

  it('confirms a cancellation when it takes effect, not when it is acknowledged', () => {
    const { buy, reviseOrCancel, read } = start({ cancelLagMs: 5_000 })
    const placed = blockOf(buy({ ORD_DVSN: '00', ORD_QTY: '10', ORD_UNPR: low })).ODNO ?? ''
    const cancel = { ORGN_ODNO: placed, ORD_QTY: '10', QTY_ALL_ORD_YN: 'Y', RVSE_CNCL_DVSN_CD: '02' }
    reviseOrCancel(cancel, monday + minute)

    expect(read('H0STCNI0', monday, monday + minute + 4_999).map((row) => row['ACPT_YN'])).toEqual(['1'])
    expect(read('H0STCNI0', monday + minute, monday + minute + 5_000).map((row) => row['ACPT_YN'])).toEqual(['2'])
  })

  it('sends a notice at once, even if the lists lag', () => {
    const { buy, read } = start({ orderListLagMs: 60_000 })
    buy({ ORD_DVSN: '00', ORD_QTY: '10', ORD_UNPR: high })

    expect(read('H0STCNI0', monday - 1, monday).map((row) => row['CNTG_YN'])).toEqual(['1', '2'])
  })

  it('cancels what an IOC order did not get', () => {
    const { buy, read } = start()
    buy({ ORD_DVSN: '11', ORD_QTY: '10', ORD_UNPR: low })

    expect(read('H0STCNI0', monday - 1, monday).map((row) => [row['ACPT_YN'], row['CNTG_QTY']])).toEqual([
      ['1', '0000000010'],
      ['3', '0000000010'],
    ])
  })

  it('reports an order that the exchange rejects after its acceptance', () => {
    const { world, read } = start()
    const instrument = world.instruments.find('KRX', '005930')
    if (instrument === undefined) throw new Error('no Samsung')
    const terms = {
      instrument,
      side: 'buy',
      type: '00',
      venue: 'KRX',
      quantity: 3,
      price: low,
      limit: 40_000,
      atClose: false,
    } as const
    world.engine.place(terms, monday, { rejectAfterMs: 1_000 })

    const rows = read('H0STCNI0', monday - 1, monday + 1_000)

    expect(rows.map((row) => [row['RFUS_YN'], row['CNTG_YN'], row['CNTG_QTY']])).toEqual([
      ['0', '1', '0000000003'],
      ['1', '1', '0000000003'],
    ])
  })

  it('reports the orders of other programs too', () => {
    const { world, read, feeds } = start()
    const controls = createOrderControls({ world, account: '12345678-01', now: () => monday })
    let changes = 0
    feeds.onChange(() => {
      changes += 1
    })
    const { orderNumber } = controls.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 2, price: low })
    controls.fillOrder(orderNumber, 1)
    controls.cancelExternally(orderNumber)

    const rows = read('H0STCNI0', monday - 1, monday)

    expect(changes).toBe(3)
    expect(rows.map((row) => [row['CNTG_YN'], row['RCTF_CLS'], row['ACPT_YN']])).toEqual([
      ['1', '0', '1'],
      ['2', '0', '2'],
      ['1', '2', '1'],
      ['1', '2', '2'],
    ])
  })

  it('names the venue that a SOR order went to', () => {
    const { buy, read } = start()
    buy({ ORD_DVSN: '00', ORD_UNPR: low, EXCG_ID_DVSN_CD: 'SOR' })
    buy({ ORD_DVSN: '00', ORD_UNPR: low, EXCG_ID_DVSN_CD: 'NXT' })

    expect(read('H0STCNI0', monday - 1, monday).map((row) => row['ORD_EXG_GB'])).toEqual(['3', '2'])
  })
})

describe('the feed of notices abroad', () => {
  const evening = Date.parse('2026-10-19T23:00+09:00')

  it('sends prices without a point, and the size of the order with a fill alone', () => {
    const { buyUs, read, world } = start()
    buyUs({ ORD_QTY: '2', OVRS_ORD_UNPR: '900.00' }, evening)

    const rows = read('H0GSCNI0', evening - 1, evening)

    const [fill] = world.account.fills('US')
    expect(rows[0]).toMatchObject({
      CNTG_YN: '1',
      CNTG_QTY: '0000000002',
      CNTG_UNPR: '009000000',
      ODER_QTY: '',
      ODER_COND: '6',
    })
    expect(rows[1]).toMatchObject({
      CNTG_YN: '2',
      STCK_SHRN_ISCD: 'AAPL',
      CNTG_QTY: '0000000002',
      CNTG_UNPR: String(fill?.price).padStart(9, '0'),
      ODER_QTY: '000000002',
    })
    expect(read('H0STCNI0', evening - 1, evening)).toEqual([])
  })
})

describe('the next notice', () => {
  it('is known before it happens, and the look at it changes nothing', () => {
    const { buy, feeds, world } = start()
    const topic = openTopic(feeds, 'H0STCNI0', 'simuser')
    expect(topic.nextAt(monday)).toBeUndefined()
    buy({ ORD_DVSN: '00', ORD_QTY: '100', ORD_UNPR: high })
    const seen: number[] = []
    for (let after = monday - 1; ; ) {
      const next = topic.nextAt(after)
      if (next === undefined) break
      expect(topic.rows(after, next - 1)).toEqual([])
      seen.push(...topic.rows(after, next).map(() => next))
      after = next
    }

    expect(seen).toEqual([
      monday,
      ...world.account
        .fills('KRX')
        .toReversed()
        .map(({ at }) => at),
    ])
  })

  it('is not in sight for futures, whose orders are not simulated', () => {
    const { feeds } = start()
    for (const trId of ['H0IFCNI0', 'H0MFCNI0', 'H0EUCNI0', 'HDFFF1C0', 'HDFFF2C0']) {
      const topic = openTopic(feeds, trId, 'simuser')
      expect([topic.nextAt(monday), topic.rows(monday, monday + 60 * minute)]).toEqual([undefined, []])
    }
  })
})
