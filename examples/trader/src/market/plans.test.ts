import type { Candle } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import { barsOf, startPortfolio, testMarkets } from '../portfolio.test-kit.ts'
import { defaultRisk } from '../risk/settings.ts'
import { type Rules, waiting } from '../rules/rules.ts'
import { createPlans } from './plans.ts'
import { createSessions } from './sessions.ts'

const { signal } = new AbortController()
const path = {
  KRX: '/uapi/domestic-stock/v1/quotations/inquire-daily-itemchartprice',
  US: '/uapi/overseas-price/v1/quotations/dailyprice',
}

/** Rules that keep what they are given. */
function keeping(days: number) {
  const given: string[][] = []
  const rules: Rules = {
    name: 'keeping',
    days,
    plan(before: readonly Candle[]) {
      given.push(before.map(({ date }) => date))
      return waiting
    },
  }
  return { rules, given }
}

describe.each(testMarkets)('the plan of a day on %s', (name, { market, watched, at, before, fallen }) => {
  const { symbol } = watched
  const bars = { [symbol]: barsOf({ market, before, on: fallen }) }
  const start = async (days: number, more: Partial<Parameters<typeof startPortfolio>[0]> = {}) => {
    const { rules, given } = keeping(days)
    const started = await startPortfolio({ at, bars, rules, watchlist: [watched], ...more })
    const plans = createPlans(started.portfolio)
    const sessions = createSessions(market)
    const plan = () => started.settle(plans.of(watched, sessions.atOrAfter(started.clock.now()), signal))
    return { ...started, given, plan }
  }
  // Korea has a holiday on 2026-10-05 and on 2026-10-09, and the US has none in these days.
  const latest =
    name === 'KRX'
      ? ['2026-10-08', '2026-10-12', '2026-10-13', '2026-10-14', '2026-10-15', '2026-10-16']
      : ['2026-10-09', '2026-10-12', '2026-10-13', '2026-10-14', '2026-10-15', '2026-10-16']

  it('is made of the latest days before today, oldest first, and never of today', async () => {
    const { plan, given } = await start(6)

    const planned = await plan()

    expect(given).toEqual([latest])
    expect(planned).toMatchObject({ date: '2026-10-19', plan: expect.anything() })
    expect(planned?.before.map(({ date }) => date).slice(-6)).toEqual(latest)
  })

  it('looks back as far as the time stop does, where the rules look less far', async () => {
    const { plan } = await start(1, { risk: { ...defaultRisk, mostDays: 5 } })

    const dates = (await plan())?.before.map(({ date }) => date) ?? []

    expect(dates.slice(-6)).toEqual(latest)
  })

  it('has the latest days of a long history', async () => {
    const { plan } = await start(1, { bars: {}, risk: { ...defaultRisk, mostDays: 20 } })

    const dates = (await plan())?.before.map(({ date }) => date) ?? []

    expect(dates.slice(-6)).toEqual(latest)
    expect(dates).toEqual([...dates].sort())
    expect(dates[0] !== undefined && dates[0] > '2026-07-01').toBe(true)
  })

  // From 2026-09-14 to 2026-10-16 there are 25 weekdays; Korea has four holidays in them.
  const count = name === 'KRX' ? 21 : 25
  it.each([
    [count, true],
    [count + 1, false],
  ])('is made of %i days: %s', async (days, isMade) => {
    const { plan } = await start(days)

    expect((await plan())?.plan !== undefined).toBe(isMade)
  })

  it('is made once a day, and again on the next', async () => {
    const { plan, given, clock, simulator } = await start(1)

    await plan()
    const calls = simulator.calls({ path: path[name] }).length
    await plan()
    const further = simulator.calls({ path: path[name] }).length - calls
    await clock.runUntil(clock.now() + 24 * 3_600_000)
    await plan()

    expect(further).toBe(0)
    expect(given).toEqual([['2026-10-16'], ['2026-10-19']])
  })

  it('is not made of too few days, and the log says so', async () => {
    const { plan, given, said } = await start(60)

    const planned = await plan()

    expect(planned).toMatchObject({ date: '2026-10-19', plan: undefined })
    expect(given).toEqual([])
    expect(said('NO_PLAN')).toEqual([expect.stringContaining('needs 60 days')])
  })

  it('is read again five minutes after KIS has refused its days, and not before', async () => {
    const { plan, clock, simulator, said } = await start(1)
    simulator.fault({ path: path[name] }, { status: 200, msgCd: 'OPSQ2001', taken: false })
    const begunAt = clock.now()

    const seen = [await plan()]
    await clock.runUntil(begunAt + 5 * 60_000 - 1)
    seen.push(await plan())
    const calls = simulator.calls({ path: path[name] }).length
    await clock.runUntil(begunAt + 5 * 60_000 + 1_000)
    seen.push(await plan())

    expect(seen.map((planned) => planned?.date)).toEqual([undefined, undefined, '2026-10-19'])
    expect(calls).toBe(1)
    expect(said('BLIND')).toHaveLength(1)
  })
})
