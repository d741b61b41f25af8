import { describe, expect, it } from 'vitest'
import { placeOrder } from '../orders/place-order.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { instruments } from '../simulator/world/instruments.ts'
import { startScriptedClient } from '../tests/scripted-client.test-kit.ts'
import { mondayAtTen, startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { compareDecimals, parseDecimal } from '../values/decimal.ts'
import { dollarRow, emptyKorea } from './answer-rows.test-kit.ts'
import { listPositions } from './list-positions.ts'

describe('listPositions', () => {
  it.each([
    ['KRX', { symbol: '005930', exchange: 'KRX' }],
    ['US', { symbol: 'KO', exchange: 'NYSE' }],
  ] as const)('holds what it has bought on %s', async (market, instrument) => {
    const { kis, settle, clock } = await startSteppedKis()
    const { price } = await settle(getQuote(kis, instrument))
    // A limit far above the price is filled at once; the price itself may have moved on.
    const limit =
      market === 'KRX' ? String(Math.ceil((Number(price) * 1.1) / 1000) * 1000) : (Number(price) * 1.1).toFixed(2)
    await settle(placeOrder(kis, { ...instrument, side: 'buy', quantity: '3', price: limit }))
    await clock.runUntil(clock.now() + 10 * 60_000)

    const { positions } = await settle(listPositions(kis, { market }))

    expect(positions).toMatchObject([{ ...instrument, quantity: '3', sellable: '3' }])
    expect(compareDecimals(positions[0]?.averagePrice ?? parseDecimal('0'), parseDecimal(limit))).toBeLessThanOrEqual(0)
  })

  it('lists every position, however many pages KIS needs for them', async () => {
    const symbols = instruments
      .filter(({ market }) => market === 'KRX')
      .map(({ symbol }) => symbol)
      .slice(0, 25)
    const positions = symbols.map((symbol) => ({ symbol, quantity: 5, averagePrice: '50000' }))
    const { kis, settle, simulator } = await startSteppedKis({ positions })

    const { positions: held } = await settle(listPositions(kis, { market: 'KRX' }))

    expect(held.map(({ symbol }) => symbol).sort()).toEqual([...symbols].sort())
    expect(simulator.calls().filter(({ path }) => path.endsWith('inquire-balance')).length).toBeGreaterThan(1)
  })

  it('lists a position once, though KIS asks to start over and its price has moved by then', async () => {
    const symbols = instruments
      .filter(({ market }) => market === 'KRX')
      .map(({ symbol }) => symbol)
      .slice(0, 25)
    const positions = symbols.map((symbol) => ({ symbol, quantity: 5, averagePrice: '50000' }))
    const stepped = await startSteppedKis({ positions, startAt: mondayAtTen + 59_000 })
    const { kis, settle, simulator, clock } = stepped
    const path = '/uapi/domestic-stock/v1/trading/inquire-balance'
    const work = listPositions(kis, { market: 'KRX' })
    while (simulator.calls({ path }).length === 0) await clock.runUntil(clock.now() + 10)
    const before = clock.now()
    simulator.fault({ path }, { status: 200, msgCd: 'SYDB0050', taken: false })

    const { positions: held } = await settle(work)

    expect(Math.floor(before / 60_000)).toBeLessThan(Math.floor(clock.now() / 60_000))
    expect(simulator.calls({ path }).length).toBe(4)
    expect(held.map(({ symbol }) => symbol).sort()).toEqual([...symbols].sort())
  })

  it('lists what the account holds in all markets, in two calls', async () => {
    const positions = [
      { symbol: '005930', quantity: 1, averagePrice: '50000' },
      { symbol: 'KO', quantity: 2, averagePrice: '50.00' },
      { symbol: '7203', quantity: 3, averagePrice: '1500.0' },
    ]
    const { kis, settle, simulator } = await startSteppedKis({ positions })

    const { positions: held, unreadable } = await settle(listPositions(kis))
    const one = await settle(listPositions(kis, { market: 'US' }))

    expect(held.map(({ symbol, exchange, quantity }) => [symbol, exchange, quantity])).toEqual([
      ['005930', 'KRX', '1'],
      ['KO', 'NYSE', '2'],
      ['7203', 'TKSE', '3'],
    ])
    expect(unreadable).toEqual([])
    const [coke] = one.positions
    expect(held[1]).toMatchObject({ symbol: coke?.symbol, quantity: coke?.quantity, sellable: coke?.sellable })
    expect(Number(held[1]?.price)).toBe(Number(coke?.price))
    expect(Number(held[1]?.value)).toBe(Number(coke?.value))
    expect(Number(held[1]?.averagePrice)).toBe(Number(coke?.averagePrice))
    // Two for all markets; NASD, NYSE and AMEX for the US alone, since this is paper trading.
    expect(simulator.calls().filter(({ path }) => path.includes('/trading/'))).toHaveLength(2 + 3)
  })

  it('counts shares abroad that were bought but have not settled', async () => {
    const row = {
      ...presentRow,
      cblc_qty13: '0.00000000',
      thdt_buy_ccld_qty1: '3.00000000',
      ccld_qty_smtl1: '3.00000000',
    }
    const { kis, settle } = await startScriptedClient(({ trId }) => ({
      blocks: trId === 'CTRP6504R' ? { output1: [row], output2: [] } : emptyKorea,
    }))

    const { positions } = await settle(listPositions(kis))

    expect(positions).toMatchObject([{ symbol: 'TQQQ', quantity: '3', value: '214.98' }])
  })

  it.each([
    ['no exchange', { ovrs_excg_cd: '' }, 'ovrs_excg_cd'],
    ['an unknown exchange', { ovrs_excg_cd: 'XETR' }, 'ovrs_excg_cd'],
    ['a quantity that is none', { ovrs_cblc_qty: '1,000' }, 'ovrs_cblc_qty'],
    ['no average price', { pchs_avg_pric: '' }, 'pchs_avg_pric'],
  ])('hides no readable holding behind one with %s, and names it', async (_what, spoiled, field) => {
    const bond = { ...appleRow, ovrs_pdno: 'US91282CJN20', ovrs_item_name: 'T 4.375', ...spoiled }
    const { kis, settle } = await startScriptedClient(() => ({ blocks: { output1: [bond, appleRow] } }))

    const { positions, unreadable } = await settle(listPositions(kis, { market: 'US' }))

    expect(positions).toMatchObject([{ symbol: 'AAPL', quantity: '21' }])
    expect(unreadable).toMatchObject([{ symbol: 'US91282CJN20', name: 'T 4.375', field }])
  })

  it('is an error where the answer abroad has no list of positions, which is not an account without any', async () => {
    const { kis, settle } = await startScriptedClient(({ trId }) => ({
      blocks: trId === 'CTRP6504R' ? { output2: [dollarRow] } : emptyKorea,
    }))

    await expect(settle(listPositions(kis))).rejects.toMatchObject({ code: 'KIS_ANSWER', field: 'output1' })
  })

  it('hides no holding behind cash or a rate that cannot be read', async () => {
    const samsung = { pdno: '005930', hldg_qty: '1', ord_psbl_qty: '1', pchs_avg_pric: '1', prpr: '1', evlu_amt: '1' }
    const abroad = {
      output1: [{ ...presentRow, ccld_qty_smtl1: '3', buy_crcy_cd: 'USD', bass_exrt: 'n/a' }],
      output2: [{ ...dollarRow, crcy_cd: '', frcr_dncl_amt_2: 'n/a' }],
    }
    const korea = { output1: [samsung], output2: [{ dnca_tot_amt: 'n/a' }] }
    const { kis, settle } = await startScriptedClient(({ trId }) => ({
      blocks: trId === 'CTRP6504R' ? abroad : korea,
    }))

    const { positions, unreadable } = await settle(listPositions(kis))

    expect(positions.map(({ symbol }) => symbol)).toEqual(['005930', 'TQQQ'])
    expect(unreadable).toEqual([])
  })

  it('hides no readable holding on KRX behind an unreadable one', async () => {
    const row = {
      pdno: '005930',
      hldg_qty: '1',
      ord_psbl_qty: '1',
      pchs_avg_pric: '1',
      prpr: '70000',
      evlu_amt: '70000',
    }
    const { kis, settle } = await startScriptedClient(() => ({
      blocks: { ...emptyKorea, output1: [{ ...row, pdno: '000660', hldg_qty: '' }, row] },
    }))

    const { positions, unreadable } = await settle(listPositions(kis, { market: 'KRX' }))

    expect(positions).toMatchObject([{ symbol: '005930' }])
    expect(unreadable).toMatchObject([{ symbol: '000660', field: 'hldg_qty' }])
  })

  it.each(['KRX', 'US'] as const)(
    'takes no empty row of %s for a holding, and names each one without a symbol',
    async (market) => {
      const names = ['a bond', 'another bond']
      const output1 = [{ prdt_name: '' }, ...names.map((name) => ({ prdt_name: name, ovrs_item_name: name }))]
      const { kis, settle } = await startScriptedClient(() => ({ blocks: { ...emptyKorea, output1 } }))

      const { positions, unreadable } = await settle(listPositions(kis, { market }))

      expect(positions).toEqual([])
      expect(unreadable.map(({ name }) => name)).toEqual(names)
    },
  )

  it.each([
    ['under its own exchange each time', (_asked: string) => 'NASD'],
    ['under the exchange that was asked for', (asked: string) => asked],
  ])('lists a holding once that paper trading answers for every US exchange, %s', async (_what, exchangeOf) => {
    const { kis, settle, asked } = await startScriptedClient(
      ({ query }) => ({
        blocks: { output1: [{ ...appleRow, ovrs_excg_cd: exchangeOf(query['OVRS_EXCG_CD'] ?? '') }] },
      }),
      { environment: 'paper' },
    )

    const { positions } = await settle(listPositions(kis, { market: 'US' }))

    expect(asked).toHaveLength(3)
    expect(positions).toMatchObject([{ symbol: 'AAPL', quantity: '21' }])
  })

  it('lists a holding once that a real account answers on two pages', async () => {
    const { kis, settle } = await startScriptedClient((_asked, count) => ({
      blocks: {
        output1: [{ ...appleRow, now_pric2: `${150 + count}.0000` }],
        ctx_area_fk200: 'k',
        ctx_area_nk200: `${count}`,
      },
      continuation: count === 1 ? 'M' : 'D',
    }))

    const { positions } = await settle(listPositions(kis, { market: 'US' }))

    expect(positions).toMatchObject([{ symbol: 'AAPL', quantity: '21', price: '152.0000' }])
  })

  it('keeps shares that were bought on credit apart from those paid in cash', async () => {
    const row = {
      pdno: '005930',
      hldg_qty: '1',
      ord_psbl_qty: '1',
      pchs_avg_pric: '1',
      prpr: '70000',
      evlu_amt: '70000',
    }
    const { kis, settle } = await startScriptedClient(() => ({
      blocks: { ...emptyKorea, output1: [row, { ...row, hldg_qty: '4', loan_dt: '20261001' }] },
    }))

    const { positions } = await settle(listPositions(kis, { market: 'KRX' }))

    expect(positions.map(({ quantity, loanedOn }) => [quantity, loanedOn])).toEqual([
      ['1', undefined],
      ['4', '2026-10-01'],
    ])
  })

  it.each([
    ['0.0000', '0.00'],
    ['', ''],
    ['0', '0'],
  ])('has no price where KIS answers %j', async (now_pric2, ovrs_stck_evlu_amt) => {
    const { kis, settle } = await startScriptedClient(() => ({
      blocks: { output1: [{ ...appleRow, now_pric2, ovrs_stck_evlu_amt }] },
    }))

    const { positions } = await settle(listPositions(kis, { market: 'US' }))

    expect(positions).toMatchObject([{ symbol: 'AAPL', price: undefined, value: undefined }])
  })

  it('returns a sellable quantity that placeOrder takes', async () => {
    const { kis, settle } = await startScriptedClient(() => ({
      blocks: { output1: [{ ...appleRow, ovrs_cblc_qty: '21.5', ord_psbl_qty: '20.50000000' }] },
    }))

    const { positions } = await settle(listPositions(kis, { market: 'US' }))

    expect(positions).toMatchObject([{ quantity: '21.5', sellable: '20' }])
  })

  it.each([
    [undefined, 'N'],
    ['KRX', 'N'],
    ['NXT', 'X'],
    ['both', 'Y'],
  ] as const)('asks for the price basis %s as %s', async (priceBasis, AFHR_FLPR_YN) => {
    const { kis, settle, asked } = await startScriptedClient(() => ({ blocks: emptyKorea }))

    await settle(listPositions(kis, { market: 'KRX', priceBasis }))

    expect(asked).toMatchObject([{ query: { AFHR_FLPR_YN, INQR_DVSN: '01' } }])
  })

  it.each([
    ['22', ['TTTC8434R']],
    ['29', ['TTTC2208R']],
  ])('reads an account of product %s, which holds nothing abroad, by %s', async (product, trIds) => {
    const blocks = product === '29' ? { ...emptyKorea, output2: emptyKorea.output2[0] } : emptyKorea
    const { kis, settle, asked } = await startScriptedClient(() => ({ blocks }), { product })

    expect(await settle(listPositions(kis))).toEqual({ positions: [], unreadable: [] })
    expect(asked.map(({ trId }) => trId)).toEqual(trIds)
    await expect(settle(listPositions(kis, { market: 'US' }))).rejects.toMatchObject({
      code: 'KIS_NOT_OFFERED',
      product,
    })
  })

  it.each(['03', '08'])('is not offered to an account of futures, product %s', async (product) => {
    const { kis, settle, asked } = await startScriptedClient(() => ({}), { product })

    await expect(settle(listPositions(kis))).rejects.toMatchObject({ code: 'KIS_NOT_OFFERED', product })
    expect(asked).toEqual([])
  })
})

const appleRow = {
  ovrs_pdno: 'AAPL',
  ovrs_item_name: '애플',
  ovrs_excg_cd: 'NASD',
  ovrs_cblc_qty: '21',
  ord_psbl_qty: '21',
  pchs_avg_pric: '150.0000',
  now_pric2: '160.000000',
  ovrs_stck_evlu_amt: '3360.00000000',
  loan_type_cd: '10',
}

// As an operator printed it: bought, and not settled. @see Soju06/python-kis#41
const presentRow = {
  pdno: 'TQQQ',
  prdt_name: 'PROSHARES ULTRAPRO QQQ',
  ovrs_excg_cd: 'NASD',
  natn_kor_name: '미국',
  ord_psbl_qty1: '3.00000000',
  avg_unpr3: '71.5000',
  ovrs_now_pric1: '71.66000',
  frcr_evlu_amt2: '214.98',
}
