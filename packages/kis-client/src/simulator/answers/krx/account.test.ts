import { describe, expect, it } from 'vitest'
import { blockOf, codeOf, createCaller, monday, price, rowsOf } from '../caller.test-kit.ts'

const balance = (INQR_DVSN: string, at = monday) => ({ id: 'domestic-stock/inquire-balance', at, input: { INQR_DVSN } })
const february = (day: number) => Date.parse(`2026-02-0${day}T12:00+09:00`)

describe('inquire-balance', () => {
  it.each(['real', 'paper'] as const)('refuses rows by symbol from 2026-02-10 on, in %s', (environment) => {
    const { ask } = createCaller(environment, { startAt: february(8) - 30 * 86_400_000 })
    const answer = ask(balance('02'))

    expect([codeOf(ask(balance('02', february(9)))), codeOf(answer), codeOf(ask(balance('01')))]).toEqual([
      'taken',
      'OPSQ2001',
      'taken',
    ])
    expect(answer).toMatchObject({
      refusal: { returnCode: '2', message: expect.stringContaining('INVALID_CHECK_INQR_DVSN') },
    })
  })

  it.each(['00', '03', ' '])('refuses the value %j, which was never one', (value) => {
    expect(codeOf(createCaller('real').ask(balance(value)))).toBe('OPSQ2001')
  })

  it('takes rows by symbol as long as the account rules say', () => {
    const { ask } = createCaller('real', { accountRules: { balanceBySymbolUntil: '2026-10-19' } })

    expect(codeOf(ask(balance('02')))).toBe('taken')
    expect(codeOf(ask(balance('02', monday + 86_400_000)))).toBe('OPSQ2001')
  })

  // As KIS's notice says: N stands still while NXT trades on. A share that NXT does not trade has KRX's price.
  it('values holdings at the price of the venue that AFHR_FLPR_YN names', () => {
    const positions = ['005930', '069500'].map((symbol) => ({ symbol, quantity: 10, averagePrice: '60000' }))
    const { ask, world } = createCaller('real', { positions })
    const prices = (AFHR_FLPR_YN: string, time: string) => {
      const at = Date.parse(`2026-10-19T${time}+09:00`)
      return rowsOf(ask({ ...balance('01', at), input: { INQR_DVSN: '01', AFHR_FLPR_YN } }), 'output1').map(
        ({ prpr }) => Number(prpr),
      )
    }
    const [samsung] = world.account.holdings('KRX')
    const times = ['16:00', '16:30', '17:00', '18:00', '19:59']
    const nxt = times.map((time) => {
      const at = Date.parse(`2026-10-19T${time}+09:00`)
      return samsung && world.venuePrices.snapshot(samsung.instrument, 'NXT', at)?.price
    })

    expect(new Set(times.map((time) => prices('N', time)[0])).size).toBe(1)
    expect(times.map((time) => prices('X', time)[0])).toEqual(nxt)
    expect(new Set(nxt).size).toBeGreaterThan(1)
    expect(new Set(['N', 'X', 'Y'].map((basis) => prices(basis, '17:00')[1])).size).toBe(1)
  })

  it('leaves inquire-balance-rlz-pl as it was', () => {
    const input = { INQR_DVSN: '02', COST_ICLD_YN: 'N' }

    expect(codeOf(createCaller('real').ask({ id: 'domestic-stock/inquire-balance-rlz-pl', input }))).toBe('taken')
  })
})

describe('inquire-psbl-order', () => {
  // An order at the market may cost the upper price limit, which rests on the close before the day of the order. A conditional
  // limit becomes one in the closing auction.
  it.each([
    ['01', '08:35'],
    ['01', '10:00'],
    ['02', '10:00'],
  ])('counts the shares that an order of type %s may buy at %s', (ORD_DVSN, time) => {
    const { ask, buy } = createCaller('real', { cash: { KRW: '10000000' } })
    const at = Date.parse(`2026-10-20T${time}+09:00`)
    const { stck_llam = '' } = blockOf(ask({ ...price, at }))
    const order = { PDNO: '005930', ORD_DVSN, ORD_UNPR: ORD_DVSN === '01' ? '0' : stck_llam }
    const most = Number(blockOf(ask({ id: 'domestic-stock/inquire-psbl-order', at, input: order })).max_buy_qty)

    expect(codeOf(buy({ ...order, ORD_QTY: String(most + 1) }, at))).toBe('APBK0952')
    expect(codeOf(buy({ ...order, ORD_QTY: String(most) }, at))).toBe('taken')
  })
})

describe('a pension account', () => {
  const positions = [{ symbol: '069500', quantity: 10, averagePrice: '30000' }]

  it('answers under its own TR ids what an account of the same money answers', () => {
    const { ask } = createCaller('real', { positions, cash: { KRW: '1000000' } })
    const [row] = rowsOf(ask(balance('01')), 'output1')
    const [sums] = rowsOf(ask(balance('01')), 'output2')
    const order = { PDNO: '069500', ORD_UNPR: '30000', ORD_DVSN: '00' }
    const usual = blockOf(ask({ id: 'domestic-stock/inquire-psbl-order', input: order }))

    const pension = ask({ id: 'domestic-stock/pension-inquire-balance' })
    const present = ask({ id: 'domestic-stock/pension-inquire-present-balance' })
    const deposit = ask({ id: 'domestic-stock/pension-inquire-deposit' })
    const buyable = ask({ id: 'domestic-stock/pension-inquire-psbl-order', input: order })

    const same = ({ pdno, hldg_qty, pchs_amt, prpr, evlu_amt }: Readonly<Record<string, string>> = {}) => [
      pdno,
      hldg_qty,
      pchs_amt,
      prpr,
      evlu_amt,
    ]
    expect(rowsOf(pension, 'output1').map(same)).toEqual([same(row)])
    expect(rowsOf(present, 'output1').map(same)).toEqual([same(row)])
    expect(rowsOf(present, 'output1')).toMatchObject([{ slpsb_qty: '10' }])
    expect(blockOf(pension, 'output2')).toMatchObject({ dnca_tot_amt: '1000000', tot_evlu_amt: sums?.tot_evlu_amt })
    expect(blockOf(deposit)).toMatchObject({ dnca_tota: '1000000', nx2_day_sttl_amt: '1000000' })
    expect(blockOf(buyable)).toMatchObject({ max_buy_amt: '1000000', max_buy_qty: usual.max_buy_qty })
  })
})
