import { describe, expect, it } from 'vitest'
import { parseDecimal } from '../../values/decimal.ts'
import { isNewer, type SeenTrade } from './newer-price.ts'

const seoul = (text: string) => Date.parse(`2026-11-24T${text}+09:00`)

const trade = (volume: string | undefined, at: string | undefined, changes: Partial<SeenTrade> = {}): SeenTrade => ({
  topic: 'H0STCNT0|005930',
  exchange: 'KRX',
  at: at === undefined ? undefined : seoul(at),
  volume: volume === undefined ? undefined : parseDecimal(volume),
  seenAt: seoul('10:00:30'),
  ...changes,
})

describe('isNewer', () => {
  it('takes the first price, and each of a later second', () => {
    expect(isNewer(trade('5', '10:00:00'), undefined)).toBe(true)
    expect(isNewer(trade('5', '10:00:01'), trade('9', '10:00:00'))).toBe(true)
    expect(isNewer(trade('9', '10:00:00'), trade('5', '10:00:01'))).toBe(false)
  })

  it('counts the volume within one second, of the same topic alone', () => {
    const last = trade('5', '10:00:00.700')

    expect(isNewer(trade('6', '10:00:00'), last)).toBe(true)
    expect(isNewer(trade('5', '10:00:00'), last)).toBe(false)
    expect(isNewer(trade(undefined, '10:00:00'), last)).toBe(false)
    expect(isNewer(trade('6', '10:00:00', { topic: 'H0UNCNT0|005930' }), last)).toBe(false)
  })

  it('counts the volume where KIS sends no time, and takes a price of another day', () => {
    const daytime = { topic: 'HDFSCNT0|RBAQAAPL', exchange: 'NASD' } as const
    const last = trade('500', undefined, daytime)
    const nextDay = { ...daytime, seenAt: Date.parse('2026-11-25T14:30+09:00') }

    expect(isNewer(trade('501', undefined, daytime), last)).toBe(true)
    expect(isNewer(trade('500', undefined, daytime), last)).toBe(false)
    expect(isNewer(trade('3', undefined, nextDay), last)).toBe(true)
  })

  it('takes a price without a time after a row of another key, if something has traded under its own', () => {
    const night = trade('90000', '06:59:59', { topic: 'HDFSCNT0|DNASAAPL', exchange: 'NASD', seenAt: seoul('07:00') })
    const daytime = { topic: 'HDFSCNT0|RBAQAAPL', exchange: 'NASD' } as const

    expect(isNewer(trade('12', undefined, daytime), night)).toBe(true)
    expect(isNewer(trade('0', undefined, daytime), night)).toBe(false)
  })
})
