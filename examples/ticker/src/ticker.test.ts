import { createKisClient, createStream } from '@stockeye/kis-client'
import { createSteppedClock, startSimulator } from '@stockeye/kis-client/simulator'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type ShownInstrument, startCloses } from './closes.ts'
import { startTicker, type TickerEvent } from './ticker.ts'

const apple: ShownInstrument = { symbol: 'AAPL', exchange: 'NASD' }

describe('startTicker', () => {
  it('names a symbol in the US as the user does, with its change since the close of the day before', async () => {
    const clock = createSteppedClock(Date.parse('2026-11-23T12:00:00-05:00'))
    const simulator = await startSimulator({ clock, environment: 'real', hours: 'exchange', htsId: 'minji' })
    const kis = createKisClient({ ...simulator.clientOptions })
    const stream = createStream(kis)
    const closing = new AbortController()
    onTestFinished(async () => {
      closing.abort()
      await clock.settle(stream.close())
      await clock.settle(kis.close())
      await simulator.close()
    })
    const events: TickerEvent[] = []

    const closes = startCloses(kis, [apple], closing.signal)
    startTicker(stream, { instruments: [apple], htsId: 'minji', closes, show: (event) => events.push(event) })
    await clock.runUntil(clock.now() + 60_000)
    simulator.realtime.disconnect()
    await clock.runUntil(clock.now() + 60_000)

    const trade = events.findLast((event) => event.kind === 'trade')
    expect(trade).toMatchObject({ symbol: 'AAPL', session: 'regular', source: 'socket' })
    expect(trade?.change).toMatch(/^-?\d/)
    expect(Math.sign(Number(trade?.percent))).toBe(Math.sign(Number(trade?.change)))
    const states = events.filter((event) => event.kind === 'state').map(({ symbol, state }) => `${symbol} ${state}`)
    for (const symbol of ['AAPL', 'orders', 'orders-abroad']) expect(states).toContain(`${symbol} gap`)
    expect(events.filter((event) => event.kind === 'gap').map(({ symbol }) => symbol)).toContain('AAPL')
    expect(JSON.stringify(events)).not.toContain('minji')
  })
})
