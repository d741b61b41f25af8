import { describe, expect, it } from 'vitest'
import { blockOf, createCaller, executions, night, price } from '../answers/caller.test-kit.ts'
import type { Bar } from './world.ts'

describe('a world', () => {
  it('answers the same calls at the same instants in the same way', () => {
    const life = () => {
      const { ask, buy, buyUs, world } = createCaller('real')
      const answers = [buy({ ORD_QTY: '70' }), buyUs({}, night), ask({ ...executions(), at: night + 60_000 })]
      return [answers, world.orders()]
    }

    expect(life()).toEqual(life())
  })

  it('follows the caller’s own bars, and trades only on their days', () => {
    const bar = (date: string, close: string): Bar => ({
      date,
      open: '70000',
      high: '72000',
      low: '69000',
      close,
      volume: 1_000,
    })
    const bars = { '005930': [bar('2026-10-15', '71000'), bar('2026-10-19', '70500')] }
    const real = createCaller('real', { bars })
    const seen = (at: number) => blockOf(real.ask({ ...price, at })).stck_prpr

    // The after-market, which begins at 16:00, moves around the close.
    expect(seen(Date.parse('2026-10-15T15:59+09:00'))).toBe('71000')
    expect(seen(Date.parse('2026-10-16T10:00+09:00'))).toBe('71000')
    expect(seen(Date.parse('2026-10-19T09:00+09:00'))).toBe('70000')
    expect(seen(Date.parse('2026-10-19T15:30+09:00'))).toBe('70500')
    real.buy({}, Date.parse('2026-10-20T10:00+09:00'))
    expect(real.world.orders(undefined, Date.parse('2026-10-20T16:00+09:00'))).toMatchObject([
      { filled: 0, cancelled: 1 },
    ])
  })

  it('names the field of a wrong option', () => {
    const bar = { date: '2026-10-19', open: '1', high: '2', low: '3', close: '1', volume: 1 }
    const field = (name: string) => expect.objectContaining({ code: 'KIS_INPUT', field: name })

    expect(() => createCaller('real', { startAt: 0, hours: 'always' })).toThrow(field('startAt'))
    expect(() => createCaller('real', { startAt: Date.parse('2030-01-01') })).toThrow(field('date'))
    expect(() => createCaller('real', { bars: { '005930': [bar] } })).toThrow(field('bars.005930.2026-10-19'))
    const undated = { ...bar, low: '1', date: '20261019' }
    expect(() => createCaller('real', { bars: { '005930': [undated] } })).toThrow(field('bars.005930.20261019'))
    expect(() => createCaller('real', { bars: { NONE: [] } })).toThrow(field('bars'))
    expect(() => createCaller('real', { cash: { KRW: '1.5' } })).toThrow(field('cash.KRW'))
    expect(() => createCaller('real', { positions: [{ symbol: 'AAPL', quantity: 0.5, averagePrice: '1' }] })).toThrow(
      field('positions.AAPL'),
    )
  })
})
