import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import { ccnlKrx } from '../../endpoints/feeds.gen.ts'
import { createSteppedClock } from '../../simulator/clocks/stepped.ts'
import { startSimulator } from '../../simulator/simulator.ts'
import { createStream } from '../stream/create-stream.ts'
import type { Gap } from '../stream/stream.ts'

const tenOClock = Date.parse('2026-11-20T10:00:00+09:00')
const minuteMs = 60_000

/** Starts a stream of small companies, of which some minutes have no trade. */
async function watchSmallCompanies(symbols: readonly string[]) {
  const clock = createSteppedClock(tenOClock)
  const instruments = symbols.map((symbol) => ({ symbol }))
  const simulator = await startSimulator({ clock, hours: 'exchange', environment: 'real', instruments })
  const kis = createKisClient({ ...simulator.clientOptions })
  const stream = createStream(kis, { random: () => 0.5 })
  const gaps: Gap[] = []
  stream.on('gap', (gap) => gaps.push(gap))
  stream.listen(ccnlKrx, symbols, () => undefined, { columns: [] })
  onTestFinished(async () => {
    await clock.settle(stream.close())
    await clock.settle(kis.close())
    await simulator.close()
  })
  return { clock, simulator, gaps }
}

describe('the watch of a line', () => {
  it('registers no topic again that has been silent and has rows again', async () => {
    const symbols = ['900001', '900002', '900003', '900005', '900007']
    const { clock, simulator, gaps } = await watchSmallCompanies(symbols)

    await clock.runUntil(tenOClock + 60 * minuteMs)

    expect(gaps).toEqual([])
    expect(simulator.realtime.requests()).toHaveLength(symbols.length)
  })
})
