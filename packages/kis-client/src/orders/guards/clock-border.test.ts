import { describe, expect, it } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import { getQuote } from '../../quotes/get-quote.ts'
import { startSteppedKis } from '../../tests/stepped-kis.test-kit.ts'
import type { NewOrder } from '../place-order.ts'
import { checkOrder } from './check-order.ts'
import type { OrderFacts } from './facts.ts'
import { findDenial } from './find-denial.ts'

const noLimits = {
  mostQuantity: 'none',
  mostNotional: { KRW: 'none', USD: 'none', HKD: 'none' },
  collarPercent: 'none',
  mostOrdersAMinute: 'none',
  duplicateWindowMs: 'none',
  mostDailyLoss: { KRW: 'none', USD: 'none' },
} as const

// Sales that need no fact of KIS, so that only the hours and the clocks decide.
const atMarket = { symbol: '005930', side: 'sell', quantity: '1', type: 'market' } as const
const onNxt = { ...atMarket, venue: 'NXT', type: 'best opposite price limit' } as const
const bySor = { ...atMarket, venue: 'SOR' } as const
const abroad = { symbol: 'AAPL', exchange: 'NASD', side: 'sell', quantity: '1', price: '60.00' } as const
const daytime = { ...abroad, daytime: true } as const
const hongKong = { symbol: '00700', exchange: 'SEHK', side: 'sell', quantity: '100', price: '500' } as const

const minuteMs = 60_000

const codeOf = (order: NewOrder, at: string, clock: OrderFacts['clock']) =>
  findDenial(order, { own: [], limits: noLimits }, { at: Date.parse(at), environment: 'real', clock })?.code

describe('the guard CLOCK', () => {
  it.each([
    // Our time, and the minutes by which KIS is ahead of it. KRX trades from 09:00 to 15:30, at the end in an auction from 15:20.
    ['the close by ours only', atMarket, '2026-10-19T15:32:00+09:00', -5, 'CLOCK'],
    ["the close by KIS's only", atMarket, '2026-10-19T15:27:00+09:00', 5, 'CLOCK'],
    ['the close by neither', atMarket, '2026-10-19T15:24:00+09:00', 5, undefined],
    ['the close by ours, a minute farther', atMarket, '2026-10-19T15:36:00+09:00', -5, 'HOURS'],
    ['the open by ours only', atMarket, '2026-10-19T09:02:00+09:00', -5, 'CLOCK'],
    ["the open by KIS's only", atMarket, '2026-10-19T08:57:00+09:00', 5, 'CLOCK'],
    ['the open by both', atMarket, '2026-10-19T09:06:00+09:00', -5, undefined],
    ['the intake of the opening auction by ours only', atMarket, '2026-10-19T08:32:00+09:00', -5, 'CLOCK'],
    ['the closing auction by ours only', atMarket, '2026-10-19T15:22:00+09:00', -5, 'CLOCK'],
    ['the trading at the close, of which the sources disagree', atMarket, '2026-10-19T15:38:00+09:00', 5, 'CLOCK'],
    ['a time without a border', atMarket, '2026-10-19T11:00:00+09:00', -5, undefined],
    ['the close of exam day, an hour later', atMarket, '2026-11-19T16:32:00+09:00', -5, 'CLOCK'],
    ['the usual close on exam day', atMarket, '2026-11-19T15:32:00+09:00', -5, undefined],
    // NXT trades until 15:20, KRX on.
    ['the end of the hours of NXT', onNxt, '2026-10-19T15:18:00+09:00', 5, 'CLOCK'],
    ['the open of NXT, half a minute later', onNxt, '2026-10-19T09:00:10+09:00', 1, 'CLOCK'],
    ['the end of the pre-market of NXT', bySor, '2026-10-19T08:48:00+09:00', 5, 'CLOCK'],
    ['the end of the pre-market of NXT on KRX', atMarket, '2026-10-19T08:48:00+09:00', 5, undefined],
    // New York's summer: 09:30 to 16:00 there are 22:30 to 05:00 in Korea.
    ['the open of New York by ours only', abroad, '2026-10-19T22:32:00+09:00', -5, 'CLOCK'],
    ["the close of New York by KIS's only", abroad, '2026-10-20T04:57:00+09:00', 5, 'CLOCK'],
    ['the open of New York in winter', abroad, '2026-11-30T23:28:00+09:00', 5, 'CLOCK'],
    ['that of summer in winter', abroad, '2026-11-30T22:28:00+09:00', 5, undefined],
    ['the end of the after-hours', abroad, '2026-10-20T06:58:00+09:00', 5, 'CLOCK'],
    ['the daytime market by ours only', daytime, '2026-10-19T10:02:00+09:00', -5, 'CLOCK'],
    ['the pre-market in the daytime market', daytime, '2026-10-19T16:58:00+09:00', 5, undefined],
    ['the end of the daytime market in the pre-market', abroad, '2026-10-19T17:58:00+09:00', 5, undefined],
    ['hours that are not known', hongKong, '2026-10-19T10:30:00+09:00', 5, undefined],
    ['another day', atMarket, '2026-10-19T11:00:00+09:00', 24 * 60 + 1, 'CLOCK'],
    ['another day of a weekend', atMarket, '2026-10-17T11:00:00+09:00', 24 * 60 + 1, 'CLOCK'],
    ['a day of a weekend', atMarket, '2026-10-17T11:00:00+09:00', 5, 'HOURS'],
  ] as const)('judges %s', (_what, order, at, minutes, code) => {
    expect(codeOf(order, at, { aheadMs: minutes * minuteMs, errorMs: 500 })).toBe(code)
  })

  it.each([
    // A border belongs to the hours that begin there.
    ['2026-10-19T15:29:56.999+09:00', { aheadMs: 2_500, errorMs: 500 }, undefined],
    ['2026-10-19T15:29:57.000+09:00', { aheadMs: 2_500, errorMs: 500 }, 'CLOCK'],
    ['2026-10-19T15:30:00.000+09:00', { aheadMs: 2_500, errorMs: 500 }, undefined],
    ['2026-10-19T15:29:59.999+09:00', { aheadMs: -2_500, errorMs: 500 }, undefined],
    ['2026-10-19T15:30:00.000+09:00', { aheadMs: -2_500, errorMs: 500 }, 'CLOCK'],
    ['2026-10-19T15:30:02.999+09:00', { aheadMs: -2_500, errorMs: 500 }, 'CLOCK'],
    ['2026-10-19T15:30:03.000+09:00', { aheadMs: -2_500, errorMs: 500 }, undefined],
    // The difference may be more than 2 s, or it is not.
    ['2026-10-19T15:29:59.000+09:00', { aheadMs: 1_500, errorMs: 501 }, 'CLOCK'],
    ['2026-10-19T15:29:59.000+09:00', { aheadMs: 1_500, errorMs: 500 }, undefined],
    ['2026-10-19T15:30:00.000+09:00', { aheadMs: 0, errorMs: 2_001 }, 'CLOCK'],
    ['2026-10-19T15:30:00.000+09:00', undefined, undefined],
  ] as const)('judges a border at %s to the millisecond, with %j', (at, clock, code) => {
    expect(codeOf(atMarket, at, clock)).toBe(code)
  })

  it('writes the difference and the border into its message', () => {
    const facts = { at: Date.parse('2026-10-19T15:32:00+09:00'), environment: 'real' } as const
    const clock = { aheadMs: -300_000, errorMs: 500 }

    expect(findDenial(atMarket, { own: [] }, { ...facts, clock })?.message).toBe(
      "[CLOCK] clock: KIS's clock is 300 s behind ours, with an error of at most 0.5 s, and the hours of KRX have a " +
        'border between them at 2026-10-19T06:30:00.000Z; set the clock of this machine, or place it when both have passed the border',
    )
  })

  it.each([{ ahead: 1, errorMs: 1 }, { aheadMs: Number.NaN, errorMs: 1 }, { aheadMs: 1 }, null])(
    'refuses the difference %j, so that no order is let through by mistake',
    (clock) => {
      const judge = () => codeOf(atMarket, '2026-10-19T11:00:00+09:00', clock as unknown as OrderFacts['clock'])

      expect(judge).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'facts.clock' }))
    },
  )
})

describe('checkOrder on a host with a wrong clock', () => {
  /** Starts a client at an instant, with a clock that differs from the simulator's by `hostMs`. */
  async function startHost(startAt: string, hostMs: number) {
    const stepped = await startSteppedKis({
      environment: 'real',
      realOrders: true,
      hours: 'exchange',
      startAt: Date.parse(startAt),
    })
    const { clock, options, settle, simulator } = stepped
    const host = { ms: hostMs }
    const kis = createKisClient({ ...options, clock: { ...clock, now: () => clock.now() + host.ms } })
    const check = async (order: NewOrder) => {
      const before = simulator.calls().length
      const error = await settle(
        checkOrder(kis, order, { own: [], limits: noLimits }).catch((thrown: unknown) => thrown),
      )
      return { denial: Reflect.get(Object(error), 'denial'), calls: simulator.calls().length - before }
    }
    return { ...stepped, kis, host, check, readQuote: () => settle(getQuote(kis, { symbol: '005930' })) }
  }

  it.each([
    ['2026-10-19T15:27:00+09:00', 300_000, atMarket],
    ['2026-10-19T15:33:00+09:00', -300_000, atMarket],
    ['2026-10-19T08:57:00+09:00', 300_000, atMarket],
    ['2026-10-19T09:03:00+09:00', -300_000, atMarket],
    ['2026-10-19T22:27:00+09:00', 300_000, abroad],
    ['2026-10-19T22:33:00+09:00', -300_000, abroad],
  ] as const)('denies an order at %s, by %i ms, without a call', async (startAt, hostMs, order) => {
    const { check, readQuote } = await startHost(startAt, hostMs)

    await readQuote()

    expect(await check(order)).toEqual({ denial: 'CLOCK', calls: 0 })
  })

  it('denies no order by a clock that is in step, a second before the close', async () => {
    const { check, readQuote, clock } = await startHost('2026-10-19T15:29:55+09:00', 700)
    await readQuote()
    await clock.runUntil(Date.parse('2026-10-19T15:29:58+09:00'))
    await readQuote()

    await clock.runUntil(Date.parse('2026-10-19T15:29:59+09:00'))
    expect(await check(atMarket)).toEqual({ denial: undefined, calls: 0 })
  })

  it('denies no order by a clock that no answer has shown yet', async () => {
    const { check, readQuote } = await startHost('2026-10-19T15:33:00+09:00', -300_000)

    expect(await check(atMarket)).toEqual({ denial: undefined, calls: 0 })
    await readQuote()
    expect(await check(atMarket)).toEqual({ denial: 'CLOCK', calls: 0 })
  })

  it('denies an order after a jump of the clock, before KIS answers, and takes it after the clock is right again', async () => {
    const { check, readQuote, host } = await startHost('2026-10-19T15:27:00+09:00', 0)
    await readQuote()
    expect(await check(atMarket)).toMatchObject({ denial: undefined })

    host.ms = 300_000
    expect(await check(atMarket)).toEqual({ denial: 'CLOCK', calls: 0 })
    host.ms = 0
    await readQuote()

    expect(await check(atMarket)).toMatchObject({ denial: undefined })
  })

  it('learns of the difference from the facts that it reads', async () => {
    const { check, simulator } = await startHost('2026-10-19T15:33:00+09:00', -300_000)

    expect(await check({ ...atMarket, side: 'buy' })).toMatchObject({ denial: 'CLOCK' })
    expect(simulator.calls().filter(({ path }) => path.startsWith('/uapi'))).toHaveLength(1)
  })
})
