import { describe, expect, it } from 'vitest'
import { downloadInstruments } from '../../instruments/download-instruments.ts'
import { placeOrder } from '../../orders/place-order.ts'
import { getCandles } from '../../quotes/get-candles.ts'
import { getQuote } from '../../quotes/get-quote.ts'
import { startSteppedKis } from '../../tests/stepped-kis.test-kit.ts'
import { startSimulator } from '../simulator.ts'

describe('the option instruments', () => {
  it.each([
    ['a new share of KRX with a letter', { symbol: '0001A0', kind: 'stock' }],
    ['an ETN', { symbol: 'Q530031', kind: 'etn', board: 'KOSPI' }],
    ['a share of KONEX', { symbol: '217320', board: 'KONEX' }],
    ['a share of New York', { symbol: 'PLTR', exchange: 'NYSE' }],
    ['a share of Shenzhen with a symbol that Korea has too', { symbol: '000660', exchange: 'SZAA' }],
  ] as const)('lets a symbol be quoted, charted and traded: %s', async (_what, instrument) => {
    const { kis, settle, simulator } = await startSteppedKis({ instruments: [instrument] })

    const { price } = await settle(getQuote(kis, instrument))
    const candles = await settle(
      getCandles(kis, { ...instrument, interval: 'month', from: '1999-12-01', to: '2026-10-19' }),
    )
    const whole = 'exchange' in instrument ? String(Math.ceil(Number(price) * 1.02)) : undefined
    await settle(
      placeOrder(kis, {
        ...instrument,
        side: 'buy',
        quantity: '1',
        ...(whole ? { price: whole } : { type: 'market' }),
      }),
    )

    expect(Number(price)).toBeGreaterThan(0)
    expect(candles[0]?.date).toMatch(/^2000-01/)
    expect(simulator.orders()).toMatchObject([{ symbol: instrument.symbol, filled: 1 }])
  })

  it('keeps the 79 built-in ones, and may replace one', async () => {
    const { kis, settle } = await startSteppedKis({
      instruments: [{ symbol: '005930', name: '다른 전자', basePrice: '1000', listedOn: '2015-03-02' }],
    })

    const mine = await settle(getQuote(kis, { symbol: '005930' }))
    const other = await settle(getQuote(kis, { symbol: '000660' }))
    const [first] = await settle(
      getCandles(kis, { symbol: '005930', interval: 'day', from: '2015-01-01', to: '2015-03-31' }),
    )

    expect(Number(mine.price)).toBeLessThan(5_000)
    expect(Number(other.price)).toBeGreaterThan(20_000)
    expect(first?.date).toBe('2015-03-02')
  })

  it('takes the rows of an instrument file as they are read', async () => {
    const source = await startSteppedKis()
    const rows = await downloadInstruments({ hosts: source.simulator.hosts, exchanges: ['KRX'] })
    const newcomer = rows.find(({ symbol }) => symbol.endsWith('K0'))

    const { kis, settle } = await startSteppedKis({ instruments: rows })

    expect(newcomer).toBeDefined()
    expect(Number((await settle(getQuote(kis, { symbol: newcomer?.symbol ?? '' }))).price)).toBeGreaterThan(0)
  })

  it.each([
    [[{ symbol: 'samsung' }], 'symbol'],
    [[null], 'instruments.0'],
    [[{ symbol: '0001A0', board: 'NASDAQ' }], 'instruments.0001A0.board'],
    [[{ symbol: '0001A0', kind: 'bond' }], 'instruments.0001A0.kind'],
    [[{ symbol: '0001A0', name: 5 }], 'instruments.0001A0.name'],
    [[{ symbol: '0001A0', basePrice: '0' }], 'instruments.0001A0.basePrice'],
    [[{ symbol: '0001A0', listedOn: '20150302' }], 'instruments.0001A0.listedOn'],
    ['005930', 'instruments'],
  ])('refuses a wrong instrument: %j', async (instruments, field) => {
    const options = JSON.parse(JSON.stringify({ instruments }))

    await expect(startSimulator(options)).rejects.toMatchObject({ code: 'KIS_INPUT', field })
  })
})
