import { describe, expect, it } from 'vitest'
import { askingPriceTotal, ccnlTotal } from '../../endpoints/feeds.gen.ts'
import { startMarket } from '../markets/markets.test-kit.ts'

describe('a silent feed of both venues', () => {
  it('is quiet for a fund that NXT does not trade, and is registered once', async () => {
    const { clock, stream, simulator } = await startMarket('2026-11-23T10:00:00+09:00')
    const gaps: unknown[] = []
    stream.on('gap', (gap) => gaps.push(gap))
    stream.listen(ccnlTotal, '069500', () => undefined)
    stream.listen(askingPriceTotal, '069500', () => undefined)
    await clock.runUntil(Date.parse('2026-11-23T10:30:00+09:00'))

    expect(stream.state()).toMatchObject([{ status: 'quiet' }, { status: 'quiet' }])
    expect(simulator.realtime.requests()).toHaveLength(2)
    expect(gaps).toEqual([])
    expect(simulator.calls({ trId: 'CTPF1002R' })).toHaveLength(1)
    expect(simulator.calls({ trId: 'FHPST01060000' })).toEqual([])
  })
  it('is stale for a share that NXT trades, and is registered again', async () => {
    const { clock, stream, simulator } = await startMarket('2026-11-23T10:00:00+09:00')
    const listening = stream.listen(ccnlTotal, '005930', () => undefined)
    await clock.settle(listening.whenLive())
    simulator.realtime.silence({ key: '005930' })
    const statuses: string[] = []
    stream.on('topic', ({ status }) => statuses.push(status))
    await clock.runUntil(Date.parse('2026-11-23T10:05:00+09:00'))

    expect(statuses.slice(0, 3)).toEqual(['stale', 'gap', 'live'])
    expect(simulator.calls({ trId: 'CTPF1002R' }).length).toBeLessThan(2)
  })
})
