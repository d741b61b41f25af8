import { describe, expect, it } from 'vitest'
import { getQuote } from '../../quotes/get-quote.ts'
import { startScriptedClient } from '../../tests/scripted-client.test-kit.ts'
import { mondayAtTen, type SteppedKis, startSteppedKis } from '../../tests/stepped-kis.test-kit.ts'
import { parseDecimal } from '../../values/decimal.ts'
import { type NewOrder, type NewReservedOrder, placeOrder } from '../place-order.ts'
import { checkOrder } from './check-order.ts'
import type { OwnOrder } from './facts.ts'
import type { OrderGuards } from './order-guards.ts'

const bar = { open: '70000', high: '70000', low: '70000', close: '70000', volume: 1_000 }
// A share that stands still at 70,000 won: its price limits are 49,000 and 91,000.
const bars = { '005930': ['2026-10-16', '2026-10-19'].map((date) => ({ date, ...bar })) }
const buy = { symbol: '005930', side: 'buy', quantity: '10', price: '70000' } as const
const sell = { ...buy, side: 'sell' } as const
const apple = { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '1' } as const
const quotePath = '/uapi/domestic-stock/v1/quotations/inquire-price'
const profitPath = '/uapi/domestic-stock/v1/trading/inquire-period-trade-profit'
const powerPath = '/uapi/domestic-stock/v1/trading/inquire-psbl-order'

const start = (options: Parameters<typeof startSteppedKis>[0] = {}) =>
  startSteppedKis({ environment: 'real', hours: 'exchange', realOrders: true, bars, ...options })

/** Returns the code of the denial, and how many calls were made for it; undefined for an order that may leave. */
async function check(
  { kis, settle, simulator }: Pick<SteppedKis, 'kis' | 'settle' | 'simulator'>,
  order: NewOrder | NewReservedOrder,
  guards: Partial<OrderGuards> = {},
) {
  const before = simulator.calls().length
  const error = await settle(checkOrder(kis, order, { own: [], ...guards }).catch((thrown: unknown) => thrown))
  if (error !== undefined) expect(error).toMatchObject({ code: 'KIS_ORDER_DENIED', outcome: 'not-sent' })
  const paths = simulator
    .calls()
    .slice(before)
    .map(({ path }) => path)
  // The first call of a client gets a token.
  return { denial: Reflect.get(Object(error), 'denial'), calls: paths.filter((path) => path.startsWith('/uapi')) }
}

const noLimits = {
  mostQuantity: 'none',
  mostNotional: { KRW: 'none', USD: 'none' },
  collarPercent: 'none',
  mostOrdersAMinute: 'none',
  duplicateWindowMs: 'none',
  mostDailyLoss: { KRW: 'none', USD: 'none' },
} as const

describe('checkOrder', () => {
  it('lets an ordinary purchase through, and sends no order', async () => {
    const stepped = await start()

    expect(await check(stepped, buy)).toEqual({ denial: undefined, calls: [quotePath, profitPath, powerPath] })
    expect(stepped.simulator.orders()).toEqual([])
  })

  it('reads only the facts that the order and the limits need', async () => {
    const stepped = await start({ positions: [{ symbol: '005930', quantity: 10, averagePrice: '70000' }] })

    expect(await check(stepped, { ...buy, quantity: '20000' })).toEqual({ denial: 'QUANTITY', calls: [] })
    expect(await check(stepped, sell)).toEqual({ denial: undefined, calls: [quotePath] })
    const guards = { limits: noLimits }
    expect(await check(stepped, buy, guards)).toEqual({ denial: undefined, calls: [quotePath, powerPath] })
    const atMarket = { symbol: '005930', side: 'sell', quantity: '10', type: 'market' } as const
    expect(await check(stepped, atMarket, guards)).toEqual({ denial: undefined, calls: [] })
  })

  it('takes the quote of the venue of the order', async () => {
    const stepped = await start()
    for (const venue of ['KRX', 'NXT', 'SOR'] as const) await check(stepped, { ...buy, venue })

    const asked = stepped.simulator.calls({ path: quotePath }).map(({ input }) => input?.['FID_COND_MRKT_DIV_CODE'])
    expect(asked).toEqual(['J', 'NX', 'UN'])
  })

  it('keeps the default of a limit that is undefined', async () => {
    const limits: OrderGuards['limits'] = { ...JSON.parse('{}'), mostQuantity: undefined }

    expect(await check(await start(), { ...buy, quantity: '10001' }, { limits })).toMatchObject({ denial: 'QUANTITY' })
  })

  it('leaves to KIS_INPUT what placeOrder refuses', async () => {
    const { kis, settle, simulator } = await start()

    for (const order of [
      { ...buy, quantity: '0' },
      { ...buy, price: '70001' },
      { ...buy, kind: 'stock', price: '70050' },
    ])
      await expect(settle(checkOrder(kis, order as NewOrder, { own: [] }))).rejects.toMatchObject({ code: 'KIS_INPUT' })
    expect(simulator.calls()).toEqual([])
  })

  it.each([
    ['mode', { own: [], mode: 'HALTED' }],
    ['limit', { own: [], limit: {} }],
    ['mostQuantities', { own: [], limits: { mostQuantities: '1' } }],
    ['limits.mostQuantity', { own: [], limits: { mostQuantity: 1 } }],
    ['limits.collarPercent', { own: [], limits: { collarPercent: '-1' } }],
    ['limits.mostNotional.KRW', { own: [], limits: { mostNotional: { KRW: 'ten' } } }],
    ['EUR', { own: [], limits: { mostDailyLoss: { EUR: '1' } } }],
    ['limits.mostOrdersAMinute', { own: [], limits: { mostOrdersAMinute: 0 } }],
    ['limits.duplicateWindowMs', { own: [], limits: { duplicateWindowMs: Number.NaN } }],
    ['own', {}],
    ['own.at', { own: [{ order: buy, at: Number.NaN, remaining: '1' }] }],
    ['own.remaining', { own: [{ order: buy, at: mondayAtTen, remaining: 1 }] }],
    ['guards', undefined],
  ])('refuses guards whose %s is wrong, so that no limit is dropped', async (field, guards) => {
    const { kis, settle, simulator } = await start()

    const checked = checkOrder(kis, buy, guards as unknown as OrderGuards)

    await expect(settle(checked)).rejects.toMatchObject({ code: 'KIS_INPUT', field })
    expect(simulator.calls()).toEqual([])
  })

  it('rejects with the reason of its signal, not with a denial', async () => {
    const { kis, settle } = await start()
    const reason = new Error('stopped by the test')

    const checked = checkOrder(kis, buy, { own: [] }, { signal: AbortSignal.abort(reason) })

    await expect(settle(checked)).rejects.toBe(reason)
  })
})

describe('a denial of checkOrder', () => {
  it('is HALTED for any order in the mode halted', async () => {
    const stepped = await start()

    expect(await check(stepped, buy, { mode: 'halted' })).toEqual({ denial: 'HALTED', calls: [] })
    expect(await check(stepped, sell, { mode: 'halted' })).toEqual({ denial: 'HALTED', calls: [] })
  })

  it('is PAPER for the US daytime market in paper trading', async () => {
    const order = { ...apple, price: '60.00', daytime: true }

    expect(await check(await start({ environment: 'paper' }), order)).toEqual({ denial: 'PAPER', calls: [] })
    // Monday at ten in Korea is within the hours of the daytime market.
    expect(await check(await start(), order, { limits: noLimits })).toMatchObject({ denial: undefined })
  })

  it('is QUANTITY for more shares than the limit', async () => {
    const stepped = await start()
    const limits = { mostQuantity: '10' }

    expect(await check(stepped, { ...buy, quantity: '11' }, { limits })).toEqual({ denial: 'QUANTITY', calls: [] })
    expect(await check(stepped, buy, { limits })).toMatchObject({ denial: undefined })
    expect(await check(stepped, { ...buy, quantity: '10001' })).toEqual({ denial: 'QUANTITY', calls: [] })
  })

  it('is RATE for one order too many within a minute', async () => {
    const stepped = await start()
    const ago = (ms: number): OwnOrder => ({
      order: { ...buy, quantity: String(ms + 1) },
      at: mondayAtTen - ms,
      remaining: parseDecimal('0'),
    })
    const limits = { mostOrdersAMinute: 2 }

    expect(await check(stepped, buy, { limits, own: [ago(59_999), ago(1)] })).toEqual({ denial: 'RATE', calls: [] })
    expect(await check(stepped, buy, { limits, own: [ago(60_000), ago(1)] })).toMatchObject({ denial: undefined })
    // The clock was set back an hour.
    expect(await check(stepped, buy, { limits, own: [ago(-3_600_000), ago(1)] })).toMatchObject({ denial: 'RATE' })
  })

  it.each([
    ['the same price with zeros', buy, { ...buy, price: '70000.00' }, 'DUPLICATE'],
    [
      'the defaults in full',
      buy,
      { ...buy, exchange: 'KRX', type: 'limit', venue: 'KRX', daytime: false },
      'DUPLICATE',
    ],
    ['another kind, which KIS does not see', buy, { ...buy, kind: 'stock' }, 'DUPLICATE'],
    ['another price', buy, { ...buy, price: '70100' }, undefined],
    ['another quantity', buy, { ...buy, quantity: '11' }, undefined],
    ['another venue', buy, { ...buy, venue: 'SOR' }, undefined],
    ['another side', buy, sell, undefined],
    ['another symbol', buy, { ...buy, symbol: '000660' }, undefined],
  ] as const)('is DUPLICATE for the same content within the window: %s', async (_what, order, earlier, denial) => {
    const stepped = await start()
    const twin = (at: number): OwnOrder => ({ order: earlier, at, remaining: parseDecimal('10') })

    expect(await check(stepped, order, { own: [twin(mondayAtTen - 9_999)] })).toMatchObject({ denial })
    expect(await check(stepped, order, { own: [twin(mondayAtTen - 10_000)] })).toMatchObject({ denial: undefined })
  })

  it.each([
    ['2026-10-18T10:00', 'a limit on KRX on a Sunday', buy, 'HOURS'],
    ['2026-10-19T08:00', 'a limit on KRX before its orders', buy, 'HOURS'],
    [
      '2026-10-19T08:00',
      'a limit on NXT in its pre-market',
      { ...buy, venue: 'NXT', type: 'pre-market limit' },
      undefined,
    ],
    ['2026-10-19T15:45', 'an IOC on KRX after the close', { ...buy, type: 'limit IOC' }, 'HOURS'],
    ['2026-10-19T10:00', 'a limit in the US while New York sleeps', { ...apple, price: '61.00' }, 'HOURS'],
    ['2026-10-19T10:00', 'a limit in the US daytime market', { ...apple, price: '61.00', daytime: true }, undefined],
    ['2026-10-19T23:00', 'a limit in the US', { ...apple, price: '61.00' }, undefined],
    ['2026-10-20T03:00', 'a limit in the US after midnight in Korea', { ...apple, price: '61.00' }, undefined],
    // KIS's guide says 08:30, and its notice 08:20 as one operator read it: contested hours are left to KIS.
    ['2026-10-19T08:25', 'a limit on KRX in contested hours', buy, undefined],
    // Whether SOR takes the after-market is in no source.
    [
      '2026-10-19T17:00',
      'the after-market through SOR',
      { ...buy, venue: 'SOR', type: 'after-market limit', kind: 'stock' },
      undefined,
    ],
    // Holidays are known to 2027.
    ['2028-10-16T10:00', 'a day whose hours are not known', buy, undefined],
  ] as const)('is HOURS at an hour that KIS takes no such order, %s: %s', async (at, _what, order, denial) => {
    const startAt = Date.parse(`${at}:00+09:00`)
    // The hours of the clock, not of the simulated exchange, are what is tested.
    const { kis, settle, simulator } = await startSteppedKis({ environment: 'real', startAt })
    const isApple = order.symbol === 'AAPL'
    const { price } = await settle(getQuote(kis, { symbol: order.symbol, exchange: isApple ? 'NASD' : 'KRX' }))
    const near = isApple ? { price: Number(price).toFixed(2) } : { price }

    const got = await check({ kis, settle, simulator }, { ...order, ...near }, { limits: noLimits })

    expect(got.denial).toBe(denial)
    if (denial !== undefined) expect(got.calls).toEqual([])
  })

  it('is HOURS where the hours end while facts are read', async () => {
    // A minute after the close of 15:30 KIS certainly takes no more orders.
    const stepped = await start({ hours: 'always', startAt: Date.parse('2026-10-19T15:30:57+09:00') })
    expect(await check(stepped, buy)).toMatchObject({ denial: undefined })
    stepped.simulator.fault({ path: quotePath }, { delayMs: 4_000 })

    expect(await check(stepped, buy)).toEqual({ denial: 'HOURS', calls: [quotePath] })
  })

  describe('in the mode reducing', () => {
    const positions = [{ symbol: '005930', quantity: 10, averagePrice: '70000' }]
    const selling = (remaining: string): OwnOrder => ({
      order: { ...sell, quantity: '9' },
      at: mondayAtTen - 3_600_000,
      remaining: parseDecimal(remaining),
    })
    const reducing = (own: readonly OwnOrder[] = []) => ({ mode: 'reducing', own }) as const
    const sale = (quantity: string) => ({ ...sell, quantity })

    it('is REDUCING for a purchase, without a call', async () => {
      expect(await check(await start({ positions }), buy, reducing())).toEqual({ denial: 'REDUCING', calls: [] })
    })

    it('is REDUCING for a sale of more than is held, and of what is not held', async () => {
      const stepped = await start({ positions })

      expect(await check(stepped, sale('11'), reducing())).toMatchObject({ denial: 'REDUCING' })
      expect(await check(stepped, { ...sale('1'), symbol: '000660' }, reducing())).toMatchObject({ denial: 'REDUCING' })
      expect(await check(stepped, sale('10'), reducing())).toMatchObject({ denial: undefined })
    })

    it('counts open sales of ours that KIS does not show yet', async () => {
      const stepped = await start({ positions })

      expect(await check(stepped, sale('7'), reducing([selling('4')]))).toMatchObject({ denial: 'REDUCING' })
      expect(await check(stepped, sale('6'), reducing([selling('4')]))).toMatchObject({ denial: undefined })
      expect(await check(stepped, sale('10'), reducing([selling('0')]))).toMatchObject({ denial: undefined })
    })

    it('counts no open purchases of ours', async () => {
      const own: OwnOrder = { order: buy, at: mondayAtTen - 3_600_000, remaining: parseDecimal('10') }

      expect(await check(await start({ positions }), sale('10'), reducing([own]))).toMatchObject({ denial: undefined })
    })

    it('counts open sales of others, which KIS subtracts', async () => {
      const stepped = await start({ positions })
      await stepped.settle(placeOrder(stepped.kis, { ...sale('4'), price: '90000' }))

      expect(await check(stepped, sale('7'), reducing())).toMatchObject({ denial: 'REDUCING' })
      expect(await check(stepped, sale('6'), reducing())).toMatchObject({ denial: undefined })
    })
  })

  it('is TICK for a price that only another kind of instrument may have', async () => {
    const stepped = await start()
    const etf = { ...buy, symbol: '069500' }
    const { price } = await stepped.settle(getQuote(stepped.kis, etf))
    // ETFs have steps of 5 won above 2,000, stocks of 50 from 20,000 on.
    const onlyOfEtfs = String(Math.floor(Number(price) / 50) * 50 + 5)

    expect(await check(stepped, { ...buy, price: '70050' })).toMatchObject({ denial: 'TICK' })
    expect(await check(stepped, { ...etf, price: onlyOfEtfs })).toMatchObject({ denial: undefined })
    const trigger = { ...buy, price: '70100', triggerPrice: '70050', type: 'stop limit' } as const
    expect(await check(stepped, trigger)).toMatchObject({ denial: 'TICK' })
    // Paper trading does not answer the kind: KIS decides.
    const paper = await start({ environment: 'paper' })
    expect(await check(paper, { ...buy, price: '70050' })).toMatchObject({ denial: undefined })
  })

  it('is BARRED for a fund in the after-market of KRX', async () => {
    const stepped = await start({ startAt: Date.parse('2026-10-19T17:00:00+09:00') })
    const afterMarket = { side: 'buy', quantity: '1', type: 'after-market limit' } as const
    const fund = { ...afterMarket, symbol: '069500' }
    const { price } = await stepped.settle(getQuote(stepped.kis, { symbol: fund.symbol }))

    expect(await check(stepped, { ...fund, price })).toMatchObject({ denial: 'BARRED' })
    expect(await check(stepped, { ...fund, price, kind: 'etf' })).toEqual({ denial: 'BARRED', calls: [] })
    expect(await check(stepped, { ...afterMarket, symbol: '005930', price: '70000' })).toMatchObject({
      denial: undefined,
    })
  })

  it('is PRICE_LIMIT for a price outside of the limits of the day', async () => {
    const stepped = await start()
    const limits = { collarPercent: 'none' }

    expect(await check(stepped, { ...buy, price: '91100' }, { limits })).toMatchObject({ denial: 'PRICE_LIMIT' })
    expect(await check(stepped, { ...buy, price: '48950' }, { limits })).toMatchObject({ denial: 'PRICE_LIMIT' })
    expect(await check(stepped, { ...buy, price: '91000' }, { limits })).toMatchObject({ denial: undefined })
    expect(await check(stepped, { ...buy, price: '49000' }, { limits })).toMatchObject({ denial: undefined })
  })

  // Five percent of 70,000 won are 3,500.
  it.each([
    ['a purchase above it', { ...buy, price: '73600' }, 'COLLAR'],
    ['a purchase at its border', { ...buy, price: '73500' }, undefined],
    ['a purchase far below the last price', { ...buy, price: '60000' }, undefined],
    ['a sale below it', { ...sell, price: '66400' }, 'COLLAR'],
    ['a sale at its border', { ...sell, price: '66500' }, undefined],
    ['a sale far above the last price', { ...sell, price: '80000' }, undefined],
    ['a stop limit near its trigger', { ...buy, price: '81000', triggerPrice: '80000', type: 'stop limit' }, undefined],
    ['a stop limit far from it', { ...buy, price: '84100', triggerPrice: '80000', type: 'stop limit' }, 'COLLAR'],
  ] as const)('is COLLAR for a price beyond the collar: %s', async (_what, order, denial) => {
    expect(await check(await start(), order)).toMatchObject({ denial })
  })

  // At the market a share may cost 91,000 won, the upper price limit.
  it.each([
    ['a purchase at its limit', { ...buy, quantity: '142' }, undefined],
    ['a purchase above it', { ...buy, quantity: '143' }, 'NOTIONAL'],
    ['a sale whose limit is far below the last price', { ...sell, quantity: '143', price: '67000' }, 'NOTIONAL'],
    ['a purchase at the market', { symbol: '005930', side: 'buy', quantity: '109', type: 'market' }, undefined],
    ['one share more at the market', { symbol: '005930', side: 'buy', quantity: '110', type: 'market' }, 'NOTIONAL'],
    ['a limit that ends at the market', { ...buy, quantity: '110', type: 'conditional limit' }, 'NOTIONAL'],
  ] as const)('is NOTIONAL for an order worth more than ten million won: %s', async (_what, order, denial) => {
    expect(await check(await start(), order)).toMatchObject({ denial })
  })

  it('is DAILY_LOSS for a purchase after sales that lost too much', async () => {
    const stepped = await start({ positions: [{ symbol: '005930', quantity: 100, averagePrice: '80000' }] })
    expect(await check(stepped, buy)).toMatchObject({ denial: undefined })
    // 40 shares lose 10,000 won each, and fees.
    await stepped.settle(placeOrder(stepped.kis, { ...sell, quantity: '40' }))
    expect(await check(stepped, buy)).toMatchObject({ denial: undefined })
    await stepped.settle(placeOrder(stepped.kis, { ...sell, quantity: '20' }))

    expect(stepped.simulator.orders()).toMatchObject([{ filled: 40 }, { filled: 20 }])
    expect(await check(stepped, buy)).toMatchObject({ denial: 'DAILY_LOSS' })
    expect(await check(stepped, sell)).toMatchObject({ denial: undefined })
    const limits = { mostDailyLoss: { KRW: '1000000' } }
    expect(await check(stepped, buy, { limits })).toMatchObject({ denial: undefined })
  })

  it('counts the sales of New York and of Korea of today', async () => {
    const stepped = await start({ startAt: Date.parse('2026-10-20T03:00:00+09:00') })
    const { price } = await stepped.settle(getQuote(stepped.kis, apple))

    expect(await check(stepped, { ...apple, price: Number(price).toFixed(2) })).toMatchObject({ denial: undefined })
    const path = '/uapi/overseas-stock/v1/trading/inquire-period-profit'
    const asked = stepped.simulator.calls({ path }).map(({ input }) => input)
    expect(asked).toMatchObject([{ INQR_STRT_DT: '20261019', INQR_END_DT: '20261020' }])
  })

  it('is BUYING_POWER for more shares than KIS lets the type of the order buy', async () => {
    const stepped = await start({ cash: { KRW: '5000000' } })
    const limits = { mostNotional: { KRW: 'none' } }
    // Cash for 71 shares at 70,000 won, and for 54 at the upper price limit.
    const order = { symbol: '005930', side: 'buy', quantity: '60', type: 'market' } as const

    expect(await check(stepped, { ...buy, quantity: '60' }, { limits })).toMatchObject({ denial: undefined })
    expect(await check(stepped, order, { limits })).toMatchObject({ denial: 'BUYING_POWER' })
    const asked = stepped.simulator.calls({ path: powerPath }).map(({ input }) => input)
    expect(asked).toMatchObject([
      { ORD_DVSN: '00', ORD_UNPR: '70000' },
      { ORD_DVSN: '01', ORD_UNPR: '0' },
    ])
  })

  it('is FACTS, with the cause, where a fact cannot be read', async () => {
    const { kis, settle, simulator } = await start()
    simulator.fault({ path: quotePath }, { status: 200, msgCd: 'KIER3672', taken: false }, 10)

    const error: unknown = await settle(checkOrder(kis, buy, { own: [] }).catch((thrown: unknown) => thrown))

    expect(error).toMatchObject({ code: 'KIS_ORDER_DENIED', denial: 'FACTS', cause: { code: 'KIS_REFUSED' } })
  })

  it('names the reason of KIS in the message of FACTS, such as for a symbol that is not listed', async () => {
    const { kis, settle } = await start()

    const denied = checkOrder(kis, { ...buy, symbol: '999999' }, { own: [] })
    const error: unknown = await settle(denied.catch((thrown: unknown) => thrown))

    expect(error).toMatchObject({ denial: 'FACTS', cause: { code: 'KIS_UNKNOWN_SYMBOL' } })
    expect(String(error)).toContain('quote: it could not be read (unknown symbol 999999 on KRX; ')
  })

  it('is FACTS for a limit on the daily loss in paper trading, which does not answer it', async () => {
    const stepped = await start({ environment: 'paper' })
    const limits = { mostDailyLoss: { KRW: '100000' } }

    expect(await check(stepped, buy, { limits })).toMatchObject({ denial: 'FACTS' })
    expect(await check(stepped, buy)).toMatchObject({ denial: undefined })
  })

  it('is LOT for a purchase in Tokyo that is not a multiple of the unit that KIS answers', async () => {
    const output = { ovrs_stck_tr_stop_dvsn_cd: '01', prdt_name: '도요타', buy_unit_qty: '100', last: '2500.0' }
    const power = { ovrs_ord_psbl_amt: '9000000', max_ord_psbl_qty: '3600' }
    const { kis, settle } = await startScriptedClient(() => ({ blocks: { output: { ...output, ...power } } }))
    const order = { symbol: '7203', exchange: 'TKSE', side: 'buy', price: '2500.0' } as const
    const guards = { own: [], limits: { mostDailyLoss: { JPY: 'none' } } }

    const denied = settle(checkOrder(kis, { ...order, quantity: '150' }, guards))
    await expect(denied).rejects.toMatchObject({ code: 'KIS_ORDER_DENIED', denial: 'LOT' })
    await expect(settle(checkOrder(kis, { ...order, quantity: '200' }, guards))).resolves.toBeUndefined()
    await expect(settle(checkOrder(kis, { ...order, side: 'sell', quantity: '50' }, guards))).resolves.toBeUndefined()
  })
})

describe('checkOrder of a reserved order', () => {
  const reserved = { ...buy, reserved: true } as const
  const evening = { startAt: Date.parse('2026-10-19T20:30:00+09:00') }

  it('lets it through when no venue is open, with no rule of the hours of today', async () => {
    const stepped = await start(evening)

    // The price limits of tomorrow are not known. A limit of yours on the price counts.
    const far = { ...reserved, price: '95000' } as const
    expect(await check(stepped, far, { limits: { collarPercent: 'none' } })).toMatchObject({ denial: undefined })
    expect(await check(stepped, far)).toMatchObject({ denial: 'COLLAR' })
    expect(await check(stepped, buy)).toMatchObject({ denial: 'HOURS' })
  })

  it('is PAPER on KRX in paper trading', async () => {
    const stepped = await start({ ...evening, environment: 'paper' })

    expect(await check(stepped, reserved)).toEqual({ denial: 'PAPER', calls: [] })
  })

  it('does not take an order that is sent at once for its twin', async () => {
    const stepped = await start(evening)
    const twin = { at: evening.startAt - 1_000, remaining: parseDecimal('10') }

    expect(await check(stepped, reserved, { own: [{ order: buy, ...twin }] })).toMatchObject({ denial: undefined })
    expect(await check(stepped, reserved, { own: [{ order: reserved, ...twin }] })).toMatchObject({
      denial: 'DUPLICATE',
    })
  })
})
