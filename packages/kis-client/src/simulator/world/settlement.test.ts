import { describe, expect, it } from 'vitest'
import type { Market } from '../../market/market.ts'
import { createSimulatedAccount } from './account.ts'
import { createHolidayTable, type Hours } from './holiday-table.ts'
import { instruments } from './instruments.ts'
import { createSettlement, type SettlementDays } from './settlement.ts'

const cash = { KRX: 1_000_000n, US: 10_000_000n, HK: 10_000n, CN: 0n, JP: 0n, VN: 0n }

function start(hours: Hours = 'exchange', days: SettlementDays = {}) {
  const holidays = createHolidayTable(hours)
  const account = createSimulatedAccount({ cash, holdings: [], fees: { KRX: '0', overseas: '0' } })
  const settlement = createSettlement({ holidays, account, days })
  const buy = (market: Market, at: number, price: number) => {
    const instrument = instruments.find((known) => known.market === market)
    const day = holidays.dayAt(market, at)
    if (instrument === undefined || day === undefined) throw new Error(`nothing trades on ${market}`)
    account.apply({ orderNumber: '1', instrument, side: 'buy', at, day, quantity: 1, price })
  }
  return { settlement, buy }
}

describe('the day of settlement', () => {
  it.each([
    // T+2 business days: a Thursday is followed by Friday and Monday; Chuseok closes KRX on 24 and 25 September 2026.
    ['KRX', '20261019', '20261021'],
    ['KRX', '20261022', '20261026'],
    ['KRX', '20260922', '20260928'],
    // T+1; Thanksgiving closes New York on 2026-11-26.
    ['US', '20261019', '20261020'],
    ['US', '20261023', '20261026'],
    ['US', '20261125', '20261127'],
    // Veterans Day and Columbus Day: the exchanges trade, and the banks do not settle.
    ['US', '20261110', '20261112'],
    ['US', '20261009', '20261013'],
    // The last trades of the known years: KRX is closed on 2027-12-31, and 2028-01-03 is a Monday.
    ['KRX', '20271229', '20280103'],
    ['US', '20271231', '20280103'],
  ] as const)('ends a trade on %s of %s on %s', (market, traded, settles) => {
    expect(start().settlement.settlesOn(market, traded)).toBe(settles)
  })

  it('follows the rule of the day of the trade', () => {
    const { settlement } = start('always')

    // New York: T+2 until 2024-05-27, T+1 from 2024-05-28 on. KRX: T+2, and the last known rule after 2026.
    expect(settlement.settlesOn('US', '20240527')).toBe('20240529')
    expect(settlement.settlesOn('US', '20240528')).toBe('20240529')
    expect(settlement.settlesOn('KRX', '20270301')).toBe('20270303')
    expect(start('always', { KRX: 1 }).settlement.settlesOn('KRX', '20270301')).toBe('20270302')
  })

  it('is not known in markets without a rule, unless the account rules have one', () => {
    const monday = Date.parse('2026-10-19T12:00+09:00')
    const unknown = start()
    const given = start('exchange', { HK: 2 })
    unknown.buy('HK', monday, 100)
    given.buy('HK', monday, 100)

    expect(unknown.settlement.settlesOn('HK', '20261019')).toBeUndefined()
    expect(() => unknown.settlement.deposit('HK', monday)).toThrow('settlementDays')
    expect(given.settlement.settlesOn('HK', '20261019')).toBe('20261021')
    expect(given.settlement.deposit('HK', monday)).toBe(10_000n)
  })
})

describe('the deposit', () => {
  it('stays until a purchase on KRX settles, two business days later', () => {
    const { settlement, buy } = start()
    // A Thursday.
    const at = Date.parse('2026-10-22T10:00+09:00')
    buy('KRX', at, 70_000)
    const on = (day: string) => settlement.deposit('KRX', Date.parse(`${day}T10:00+09:00`))

    expect([on('2026-10-22'), on('2026-10-23'), on('2026-10-25'), on('2026-10-26')]).toEqual([
      1_000_000n,
      1_000_000n,
      1_000_000n,
      930_000n,
    ])
    expect([1, 2].map((days) => settlement.depositAfter('KRX', at, days))).toEqual([1_000_000n, 930_000n])
  })

  it('changes with the date of New York for a trade there', () => {
    const { settlement, buy } = start()
    // Monday evening in New York is Tuesday in Seoul; New York's Tuesday begins at 13:00 in Seoul.
    buy('US', Date.parse('2026-10-20T04:00+09:00'), 4_450_000)
    const at = (time: string) => settlement.deposit('US', Date.parse(`2026-10-20T${time}+09:00`))

    expect([at('12:59'), at('13:00')]).toEqual([10_000_000n, 5_550_000n])
  })

  it('counts every day of Korea where all markets trade at any hour', () => {
    const { settlement, buy } = start('always')
    buy('KRX', Date.parse('2026-10-24T10:00+09:00'), 70_000)

    expect(settlement.deposit('KRX', Date.parse('2026-10-25T10:00+09:00'))).toBe(1_000_000n)
    expect(settlement.deposit('KRX', Date.parse('2026-10-26T00:00+09:00'))).toBe(930_000n)
  })
})
