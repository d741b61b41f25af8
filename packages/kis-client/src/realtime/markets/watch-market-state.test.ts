import { describe, expect, it } from 'vitest'
import { askedOf, startMarket } from './markets.test-kit.ts'
import { listenToMarketState, type WatchedMarketState, watchMarketState } from './watch-market-state.ts'

const seoul = (text: string) => Date.parse(`${text}+09:00`)
/** Move of a day that triggers a static interruption: more than 10 % from the open. */
const jump = { open: '50000', high: '56000', low: '49900', close: '55900', volume: 1_000_000 }

describe('watchMarketState', () => {
  it('yields the closing auction and the close, at the hours of KRX', async () => {
    const { clock, stream, simulator } = await startMarket('2026-11-23T15:19:00+09:00')
    const states: WatchedMarketState[] = []
    const watching = listenToMarketState(stream, { symbol: '005930' }, (state) => states.push(state))
    await clock.settle(watching.whenLive())
    await clock.runUntil(seoul('2026-11-23T15:31'))

    expect(new Set(askedOf({ simulator }))).toEqual(
      new Set(['+H0STMKO0 005930', '+H0STCNT0 005930', '+H0STVIC0 005930']),
    )
    expect(states[0]).toMatchObject({ symbol: '005930', venue: 'KRX', phase: 'continuous', isHalted: false })
    // Hours: catalog/market-rules.json, hours.KRX.
    const sinceOf = (phase: string) => states.find((state) => state.phase === phase)?.since
    expect(sinceOf('closing-auction')).toBe(seoul('2026-11-23T15:20'))
    expect(sinceOf('closed')).toBe(seoul('2026-11-23T15:30'))
  })

  it('yields a volatility interruption with its kind and its reference price', async () => {
    const day = '2026-11-23'
    const bars = {
      '005930': [
        { date: '2026-11-20', ...jump },
        { date: day, ...jump },
      ],
    }
    const { clock, stream, sent } = await startMarket(`${day}T09:00:00+09:00`, { bars })
    const states: WatchedMarketState[] = []
    listenToMarketState(stream, { symbol: '005930' }, (state) => states.push(state), {
      from: ['status', 'interruptions'],
    })
    await clock.runUntil(seoul(`${day}T15:19`))

    const [begun, ended] = sent.filter(({ trId }) => trId === 'H0STVIC0').map(({ at }) => at)
    expect(ended).toBeGreaterThan(Number(begun))
    const changes = states.map(({ phase, receivedAt }) => [phase, receivedAt])
    expect(changes).toContainEqual(['vi-auction', begun])
    expect(changes.at(-1)).toEqual(['continuous', ended])
    expect(states.at(-1)).toMatchObject({ interruption: 'static', interruptionReference: '50000', isHalted: false })
  })

  it('yields the halt of a share that does not trade, which spares the watchdog its questions', async () => {
    const day = '2026-11-23'
    const still = { open: '50000', high: '50000', low: '50000', close: '50000', volume: 0 }
    const { clock, stream, simulator } = await startMarket(`${day}T08:59:00+09:00`, {
      bars: {
        '005930': [
          { date: '2026-11-20', ...jump },
          { date: day, ...still },
        ],
      },
    })
    const states: WatchedMarketState[] = []
    const watching = listenToMarketState(stream, { symbol: '005930' }, (state) => states.push(state))
    await clock.runUntil(seoul(`${day}T09:07`))

    expect(states.at(-1)).toMatchObject({ isHalted: true, haltOf: 'symbol' })
    expect(watching.state()).toContainEqual(expect.objectContaining({ trId: 'H0STCNT0', status: 'quiet' }))
    // One question, about the auction: it should have ended with a trade.
    expect(simulator.calls({ trId: 'FHPST01060000' })).toHaveLength(1)
    // The row is older than a silence may be: the share may trade again on a connection that has died.
    await clock.runUntil(seoul(`${day}T09:20`))
    expect(simulator.calls({ trId: 'FHPST01060000' }).length).toBeGreaterThan(0)
  })

  it('reads the trades alone in paper trading, and shares their topic with other watches', async () => {
    const { clock, stream, simulator } = await startMarket('2026-11-23T10:00:00+09:00', { environment: 'paper' })
    const states = watchMarketState(stream, { symbol: '005930' })
    const rows = states[Symbol.asyncIterator]()
    const { value } = await clock.settle(rows.next())

    expect(value).toMatchObject({ phase: 'continuous', isHalted: false, code: { column: 'HOUR_CLS_CODE', value: '0' } })
    expect(askedOf({ simulator })).toEqual(['+H0STCNT0 005930'])
    await rows.return?.()
    expect(stream.state()).toEqual([])
  })

  it('refuses an exchange abroad, an unknown feed, and the state of trading alone in paper trading', async () => {
    const { stream } = await startMarket('2026-11-23T10:00:00+09:00', { environment: 'paper' })
    const wrong = [
      [() => watchMarketState(stream, { symbol: 'AAPL', exchange: 'NASD' }), 'KIS_INPUT'],
      // @ts-expect-error: not a feed of states
      [() => watchMarketState(stream, { symbol: '005930' }, { from: ['book'] }), 'KIS_INPUT'],
      [() => watchMarketState(stream, { symbol: '005930' }, { from: ['status'] }), 'KIS_NOT_OFFERED'],
      [() => watchMarketState(stream, { symbol: '005930' }, { from: ['interruptions'] }), 'KIS_NOT_OFFERED'],
    ] as const

    for (const [call, code] of wrong) expect(call).toThrow(expect.objectContaining({ code }))
    expect(stream.state()).toEqual([])
  })
})
