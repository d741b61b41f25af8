import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../client/create-client.ts'
import { exchangeDate } from '../market/exchange-date.ts'
import { roundToTick } from '../market/tick.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { scriptConnection } from '../tests/scripted-kis.test-kit.ts'
import { mondayAtTen, type SteppedKis, startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { addDecimals, compareDecimals, parseDecimal } from '../values/decimal.ts'
import { cancelOrder } from './cancel-order.ts'
import { listFills } from './list-fills.ts'
import { listOpenOrders, listOrders } from './list-orders.ts'
import { type NewOrder, placeOrder } from './place-order.ts'
import { reviseOrder } from './revise-order.ts'

const markets = [
  ['KRX', { symbol: '005930', exchange: 'KRX' }],
  ['US', { symbol: 'AAPL', exchange: 'NASD' }],
] as const
const minuteMs = 60_000

/** Returns a limit so far from the price that it is not filled today. */
async function farFrom(
  { kis, settle }: SteppedKis,
  market: 'KRX' | 'US',
  instrument: Pick<NewOrder, 'symbol' | 'exchange'>,
  part: number,
) {
  const { price } = await settle(getQuote(kis, instrument))
  return roundToTick(market, parseDecimal((Number(price) * part).toFixed(4)), 'down')
}

const period = (market: 'KRX' | 'US') => ({ market, from: '2026-10-18', to: '2026-10-20' })

describe.each(markets)('the account, with orders on %s,', (market, instrument) => {
  it('lists an order as open until it is cancelled', async () => {
    const stepped = await startSteppedKis()
    const { kis, settle } = stepped
    const price = await farFrom(stepped, market, instrument, 0.75)
    const placed = await settle(placeOrder(kis, { ...instrument, side: 'buy', quantity: '7', price }))

    const open = await settle(listOpenOrders(kis, period(market)))
    expect(open).toMatchObject([{ ...placed, side: 'buy', quantity: '7', filled: '0', remaining: '7', state: 'open' }])
    for (const order of open) await settle(cancelOrder(kis, order))

    expect(await settle(listOpenOrders(kis, period(market)))).toEqual([])
    const all = await settle(listOrders(kis, period(market)))
    expect(all.find(({ number }) => number === placed.number)).toMatchObject({ state: 'cancelled' })
  })

  it('cancels a part of an order, then its rest, with the reference that placeOrder returned', async () => {
    const stepped = await startSteppedKis()
    const { kis, settle } = stepped
    const price = await farFrom(stepped, market, instrument, 0.75)
    const placed = await settle(placeOrder(kis, { ...instrument, side: 'buy', quantity: '7', price }))
    const remaining = async () => (await settle(listOpenOrders(kis, period(market)))).map((order) => order.remaining)

    await settle(cancelOrder(kis, placed, { quantity: '3' }))
    const afterPart = await remaining()
    await settle(cancelOrder(kis, placed))

    expect(afterPart).toEqual(['4'])
    expect(await remaining()).toEqual([])
  })

  it.each(['0', '1.5', '-1', ''])('cancels nothing for the quantity "%s"', async (quantity) => {
    const { kis, settle } = await startSteppedKis()
    const order = { number: '0000000001', branch: '00950', ...instrument }

    await expect(settle(cancelOrder(kis, order, { quantity }))).rejects.toMatchObject({
      code: 'KIS_INPUT',
      outcome: 'not-sent',
      field: 'quantity',
    })
  })

  it('gives a revised order another number', async () => {
    const stepped = await startSteppedKis()
    const { kis, settle } = stepped
    const [price, lower] = [
      await farFrom(stepped, market, instrument, 0.8),
      await farFrom(stepped, market, instrument, 0.75),
    ]
    const placed = await settle(placeOrder(kis, { ...instrument, side: 'buy', quantity: '7', price }))

    const revised = await settle(reviseOrder(kis, placed, { price: lower, quantity: '7' }))

    expect(revised.number).not.toBe(placed.number)
    const open = await settle(listOpenOrders(kis, period(market)))
    expect(open).toMatchObject([{ number: revised.number, original: placed.number, remaining: '7' }])
    expect(compareDecimals(open[0]?.price ?? parseDecimal('0'), lower)).toBe(0)
  })

  it('lists fills, perhaps in parts, that add up to the order', async () => {
    const stepped = await startSteppedKis()
    const { kis, settle, clock } = stepped
    const price = await farFrom(stepped, market, instrument, 1.1)
    const placed = await settle(placeOrder(kis, { ...instrument, side: 'buy', quantity: '90', price }))
    await clock.runUntil(clock.now() + 30 * minuteMs)

    const fills = await settle(listFills(kis, period(market)))
    const orders = await settle(listOrders(kis, period(market)))

    expect(orders).toMatchObject([{ number: placed.number, state: 'filled', filled: '90', remaining: '0' }])
    expect(fills.map(({ quantity }) => quantity).reduce(addDecimals)).toBe('90')
    for (const fill of fills) {
      expect(fill).toMatchObject({ orderNumber: placed.number, symbol: instrument.symbol, side: 'buy' })
      expect(compareDecimals(fill.price, price)).toBeLessThanOrEqual(0)
    }
  })

  it('refuses to cancel a filled order, which stays filled', async () => {
    const stepped = await startSteppedKis()
    const { kis, settle, clock } = stepped
    const price = await farFrom(stepped, market, instrument, 1.1)
    const placed = await settle(placeOrder(kis, { ...instrument, side: 'buy', quantity: '1', price }))
    await clock.runUntil(clock.now() + 30 * minuteMs)

    await expect(settle(cancelOrder(kis, placed))).rejects.toMatchObject({
      code: 'KIS_REFUSED',
      outcome: 'refused',
    })

    expect(await settle(listOrders(kis, period(market)))).toMatchObject([{ number: placed.number, state: 'filled' }])
  })

  it('lists all orders, over all the pages that KIS needs for them', async () => {
    const stepped = await startSteppedKis()
    const { kis, settle } = stepped
    const price = await farFrom(stepped, market, instrument, 0.75)
    const placed = await settle(
      Promise.all(
        Array.from({ length: 32 }, () => placeOrder(kis, { ...instrument, side: 'buy', quantity: '1', price })),
      ),
    )

    const open = await settle(listOpenOrders(kis, period(market)))

    expect(open.map(({ number }) => number).sort()).toEqual(placed.map(({ number }) => number).sort())
  })
})

describe('a list without a market', () => {
  it.each(['paper', 'real'] as const)(
    'has the orders, open orders and fills of KRX and of exchanges abroad, in two calls, on a %s account',
    async (environment) => {
      const stepped = await startSteppedKis({ environment, realOrders: true })
      const { kis, settle, simulator, clock } = stepped
      const apple = { symbol: 'AAPL', exchange: 'NASD' } as const
      const near = await farFrom(stepped, 'US', apple, 1.1)
      const far = await farFrom(stepped, 'KRX', { symbol: '005930' }, 0.8)
      await settle(placeOrder(kis, { ...apple, side: 'buy', quantity: '1', price: near }))
      // KIS lists whole seconds.
      await clock.runUntil(clock.now() + 1_000)
      await settle(placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '1', price: far }))
      await clock.runUntil(clock.now() + 1_000)
      await settle(placeOrder(kis, { symbol: '7203', exchange: 'TKSE', side: 'buy', quantity: '100', price: '100' }))
      const days = { from: '2026-10-18', to: '2026-10-19' }
      const before = simulator.calls().length

      const orders = await settle(listOrders(kis, days))
      const calls = simulator.calls().length - before
      const open = await settle(listOpenOrders(kis, days))
      const fills = await settle(listFills(kis, days))

      expect(orders.map(({ exchange }) => exchange)).toEqual(['TKSE', 'KRX', 'NASD'])
      expect(calls).toBe(2)
      expect(open.map(({ exchange }) => exchange)).toEqual(['TKSE', 'KRX'])
      expect(fills.map(({ exchange }) => exchange)).toEqual(['NASD'])
    },
  )
})

describe('listOrders on KRX', () => {
  it('reads back over more than three months, which KIS keeps in two lists, and names each order once', async () => {
    const { kis, settle, clock, tokens, options } = await startSteppedKis({ hours: 'exchange' })
    const order = { symbol: '005930', side: 'buy', quantity: '1', type: 'market' } as const
    await settle(placeOrder(kis, order))
    // Nothing that ticks is left: months pass in no time.
    await tokens.close()
    await clock.runUntil(Date.parse('2026-12-28T10:00:00+09:00'))
    const later = clientOf(options)
    await settle(placeOrder(later, order))
    await clock.runUntil(Date.parse('2027-01-19T10:00:00+09:00'))

    const listed = async (from: string, to: string) =>
      (await settle(listOrders(later, { market: 'KRX', from, to }))).map(({ orderedOn, number, filled }) => [
        orderedOn,
        Number(number),
        filled,
      ])

    const [first, second] = [
      ['2026-10-19', 1, '1'],
      ['2026-12-28', 2, '1'],
    ]
    // On 2027-01-19 KIS's newer list reaches back to 2026-10-01, in February to 2026-11-01.
    expect(await listed('2026-10-01', '2027-01-19')).toEqual([second, first])
    await clock.runUntil(Date.parse('2027-02-05T10:00:00+09:00'))
    expect(await listed('2026-10-01', '2027-02-05')).toEqual([second, first])
    expect(await listed('2026-10-01', '2026-10-31')).toEqual([first])
    expect(await listed('2026-12-20', '2027-02-05')).toEqual([second])
  })

  it('counts an order once that is filled further while KIS asks to start over', async () => {
    const { kis, settle, simulator, clock } = await startSteppedKis({ startAt: mondayAtTen })
    const buy = (quantity: string) =>
      settle(placeOrder(kis, { symbol: '005930', side: 'buy', quantity, type: 'market' }))
    for (let count = 0; count < 16; count += 1) await buy('1')
    await clock.runUntil(mondayAtTen + 57_000)
    const inParts = await buy('90')
    const path = '/uapi/domestic-stock/v1/trading/inquire-daily-ccld'
    const work = listOrders(kis, period('KRX'))
    while (simulator.calls({ path }).length === 0) await clock.runUntil(clock.now() + 10)
    const [before] = simulator.orders().slice(-1)
    const filledBefore = before?.filled
    simulator.fault({ path }, { status: 200, msgCd: 'SYDB0050', taken: false })
    await clock.runUntil(mondayAtTen + 60_000)

    const orders = await settle(work)

    expect(filledBefore).toBeLessThan(90)
    expect(orders).toHaveLength(17)
    const order = orders.find(({ number }) => number === inParts.number)
    expect(Number(order?.filled)).toBeGreaterThan(filledBefore ?? 0)
  })

  it('returns the orders that went to Nextrade or through SOR too', async () => {
    const { kis, settle } = await startSteppedKis({ environment: 'real', realOrders: true })
    const { price } = await settle(getQuote(kis, { symbol: '005930' }))
    for (const venue of ['KRX', 'NXT', 'SOR'] as const)
      await settle(placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '1', price, venue }))

    const orders = await settle(listOrders(kis, period('KRX')))

    expect(orders.map(({ venue }) => venue)).toEqual(['SOR', 'NXT', 'KRX'])
  })

  it.each(['KRX', 'US'] as const)(
    'refuses a period on %s that ends before it begins, before it sends a request',
    async (market) => {
      const { kis, settle, simulator } = await startSteppedKis()

      const orders = listOrders(kis, { market, from: '2026-10-19', to: '2026-10-18' })

      await expect(settle(orders)).rejects.toMatchObject({ code: 'KIS_INPUT', field: 'from' })
      expect(simulator.calls()).toEqual([])
    },
  )
})

describe('the time of an order', () => {
  it.each([
    ['KRX', 'KRX', '2026-10-29T15:15:00+09:00', '2026-10-29', 'exchange'],
    // 15:45 in New York.
    ['US', 'NASD', '2026-10-30T04:45:00+09:00', '2026-10-29', 'exchange'],
    ['US', 'NASD', '2026-10-30T04:45:00+09:00', '2026-10-29', 'always'],
    // A minute to midnight in New York, in summer and in winter.
    ['US', 'NASD', '2026-10-30T12:59:00+09:00', '2026-10-29', 'always'],
    ['US', 'NASD', '2026-11-10T13:59:00+09:00', '2026-11-09', 'always'],
  ] as const)(
    'is an instant on %s, on its day at the exchange, which is today there: %s at %s is %s with the hours %s',
    async (market, exchange, at, today, hours) => {
      const startAt = Date.parse(at)
      const stepped = await startSteppedKis({ hours, startAt })
      const { kis, settle, clock } = stepped
      const symbol = exchange === 'KRX' ? '005930' : 'AAPL'
      const price = await farFrom(stepped, market, { symbol, exchange }, 0.8)
      const placed = await settle(placeOrder(kis, { symbol, exchange, side: 'buy', quantity: '1', price }))
      const placedBy = clock.now()

      const day = exchangeDate(exchange, clock.now())
      const orders = await settle(listOrders(kis, { market, from: day, to: day }))

      expect(orders).toMatchObject([{ number: placed.number, orderedOn: today }])
      const [orderedAt] = orders.map((order) => order.orderedAt ?? 0)
      // KIS sends whole seconds.
      expect(orderedAt).toBeGreaterThanOrEqual(startAt)
      expect(orderedAt).toBeLessThanOrEqual(placedBy)
    },
  )

  /** Lists the one order abroad of a server that answers with these days and times. */
  async function listOne(times: Readonly<Record<string, string>>) {
    const { options, settle } = await startSteppedKis({ environment: 'real' })
    const order = {
      odno: '0031385365',
      ord_gno_brno: '01790',
      sll_buy_dvsn_cd: '02',
      pdno: 'TSLL',
      ovrs_excg_cd: 'NASD',
    }
    const shares = { ft_ord_qty: '5', ft_ord_unpr3: '19.16000000', ft_ccld_qty: '5', nccs_qty: '0' }
    const { connect } = scriptConnection(() => ({ blocks: { output: [{ ...order, ...shares, ...times }] } }))
    const kis = createKisClient({ ...options, connect })
    onTestFinished(() => kis.close())
    return settle(listOrders(kis, { market: 'US', from: '2024-11-08', to: '2024-11-08' }))
  }

  it.each([
    // The times of an order that a real account placed at 15:46:48 in New York.
    [{ ord_dt: '20241108', ord_tmd: '054648', dmst_ord_dt: '20241109' }, '2024-11-08T15:46:48-05:00'],
    // Midnight in Korea is a time, not a missing one.
    [{ ord_dt: '20241108', ord_tmd: '000000', dmst_ord_dt: '20241109' }, '2024-11-08T10:00:00-05:00'],
    [{ ord_dt: '20241108', ord_tmd: '233000', dmst_ord_dt: '20241108' }, '2024-11-08T09:30:00-05:00'],
  ])('is read from the Korean day and time of a row from abroad: %j', async (times, instant) => {
    expect(await listOne(times)).toMatchObject([{ orderedOn: '2024-11-08', orderedAt: Date.parse(instant) }])
  })

  it.each([
    { ord_dt: '20241108', ord_tmd: '054648' },
    { ord_dt: '20241108', ord_tmd: '054648', dmst_ord_dt: '00000000' },
    { ord_dt: '20241108', ord_tmd: '', dmst_ord_dt: '20241109' },
  ])('is missing where KIS leaves out the Korean day or the time: %j', async (times) => {
    expect(await listOne(times)).toMatchObject([{ orderedOn: '2024-11-08', orderedAt: undefined }])
  })

  it('is not made up where no clock shows it', async () => {
    const times = { ord_dt: '20241108', ord_tmd: '256060', dmst_ord_dt: '20241109' }

    await expect(listOne(times)).rejects.toMatchObject({ code: 'KIS_ANSWER', field: 'ord_tmd' })
  })
})

/** Creates a client with a token manager of its own, in place of one that was closed. */
function clientOf({ tokens: _closed, ...options }: SteppedKis['options']) {
  const client = createKisClient(options)
  onTestFinished(() => client.close())
  return client
}

describe('an order that the exchange ends at the end of its hours', () => {
  const hours = { environment: 'real', realOrders: true, hours: 'exchange' } as const

  it.each([0, 3])('is expired with its %i fills where its row says so: the pre-market of NXT', async (fills) => {
    const startAt = Date.parse('2026-10-19T08:10:00+09:00')
    const stepped = await startSteppedKis({ ...hours, startAt })
    const { kis, settle, clock, simulator } = stepped
    const price = await farFrom(stepped, 'KRX', { symbol: '005930' }, 0.75)
    const order = {
      symbol: '005930',
      side: 'buy',
      quantity: '7',
      price,
      venue: 'NXT',
      type: 'pre-market limit',
    } as const
    const placed = await settle(placeOrder(kis, order))
    if (fills > 0) simulator.fillOrder(placed.number, fills)
    await clock.runUntil(Date.parse('2026-10-19T08:50:00+09:00'))

    expect(await settle(listOrders(kis, period('KRX')))).toMatchObject([
      { number: placed.number, state: 'expired', filled: `${fills}`, remaining: '0' },
    ])
  })

  it.each([0, 3])('is expired with its %i fills where its row says so: New York', async (fills) => {
    const startAt = Date.parse('2026-10-19T23:00:00+09:00')
    const stepped = await startSteppedKis({ ...hours, startAt })
    const { kis, settle, clock, simulator } = stepped
    const instrument = { symbol: 'AAPL', exchange: 'NASD' } as const
    const price = await farFrom(stepped, 'US', instrument, 0.75)
    const placed = await settle(placeOrder(kis, { ...instrument, side: 'buy', quantity: '7', price }))
    if (fills > 0) simulator.fillOrder(placed.number, fills)
    await clock.runUntil(Date.parse('2026-10-20T10:00:00+09:00'))

    expect(await settle(listOrders(kis, period('US')))).toMatchObject([
      { number: placed.number, state: 'expired', filled: `${fills}`, remaining: '0' },
    ])
  })

  // No source has the row of 15:30, and none of these forms says that hours ended.
  it.each([
    ['cancelled', 'cancelled', '0'],
    ['zeros', 'unknown', '0'],
    ['nothing-left', 'unknown', '0'],
    ['unchanged', 'open', '4'],
  ] as const)(
    'keeps its fills and is not expired where its row does not say so: %s at 15:30 is %s',
    async (endedOrderRow, state, remaining) => {
      const stepped = await startSteppedKis({ ...hours, endedOrderRow })
      const { kis, settle, clock, simulator } = stepped
      const price = await farFrom(stepped, 'KRX', { symbol: '005930' }, 0.75)
      const placed = await settle(placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '7', price }))
      simulator.fillOrder(placed.number, 3)
      await clock.runUntil(Date.parse('2026-10-19T15:30:00+09:00'))

      expect(await settle(listOrders(kis, period('KRX')))).toMatchObject([
        { number: placed.number, state, filled: '3', remaining },
      ])
    },
  )

  it('is cancelled where its type ended it: IOC', async () => {
    const stepped = await startSteppedKis(hours)
    const { kis, settle } = stepped
    const price = await farFrom(stepped, 'KRX', { symbol: '005930' }, 0.75)
    await settle(placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '7', price, type: 'limit IOC' }))

    expect(await settle(listOrders(kis, period('KRX')))).toMatchObject([{ state: 'cancelled', filled: '0' }])
  })
})

describe.each(markets)('the origin of an order on %s', (market, instrument) => {
  it('is equal for orders of the API and for a lookalike of others, and differs for an order of the app', async () => {
    const stepped = await startSteppedKis()
    const { kis, settle, simulator } = stepped
    const price = await farFrom(stepped, market, instrument, 0.75)
    const [own, ownAgain] = [
      await settle(placeOrder(kis, { ...instrument, side: 'buy', quantity: '7', price })),
      await settle(placeOrder(kis, { ...instrument, side: 'buy', quantity: '7', price })),
    ]
    const others = { symbol: instrument.symbol, venue: instrument.exchange, side: 'buy', quantity: 7, price } as const
    const api = { employee: 'OpnAPI', address: '127.0.0.1', medium: 'OpenAPI' }
    const lookalike = simulator.placeExternalOrder({ ...others, origin: api })
    const fromApp = simulator.placeExternalOrder(others)

    const orders = await settle(listOrders(kis, period(market)))

    const originOf = (number: string) => orders.find((order) => order.number === number)?.origin
    expect(originOf(own.number)).toEqual(
      market === 'KRX' ? { address: '127.0.0.1', employee: 'OpnAPI' } : { medium: 'OpenAPI' },
    )
    expect(originOf(ownAgain.number)).toEqual(originOf(own.number))
    expect(originOf(lookalike.orderNumber)).toEqual(originOf(own.number))
    expect(originOf(fromApp.orderNumber)).toEqual(
      market === 'KRX' ? { address: '192.0.2.10', employee: 'Nsmart' } : { medium: '모바일' },
    )
  })
})
