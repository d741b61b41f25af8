import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import { domesticStockCcnlNotice } from '../../endpoints/feeds.gen.ts'
import { memoryJournal } from '../../orders/journal/memory.ts'
import { createTrading } from '../../orders/trading/create-trading.ts'
import { createSteppedClock } from '../../simulator/clocks/stepped.ts'
import { startSimulator } from '../../simulator/simulator.ts'
import type { ExecutionNotice } from '../notices/execution-notice.ts'
import { createStream } from './create-stream.ts'
import { problemsOf, startFakeStream } from './fake-stream.test-kit.ts'

const tenOClock = Date.parse('2026-11-23T10:00:00+09:00')

/** Returns a day on which the price stands at 70,000 won. */
const dayAt = (date: string) => ({ date, open: '70000', high: '70000', low: '70000', close: '70000', volume: 100_000 })
const bars = { '005930': [dayAt('2026-11-20'), dayAt('2026-11-23')] }

async function startTrading() {
  const clock = createSteppedClock(tenOClock)
  // The lists lag by half a minute, so a notice is the first to know.
  const simulator = await startSimulator({ clock, hours: 'exchange', htsId: 'trader', bars, orderListLagMs: 30_000 })
  const kis = createKisClient({ ...simulator.clientOptions })
  const stream = createStream(kis, { random: () => 0.5 })
  const notices = stream.notices('trader')
  const trading = await clock.settle(createTrading(kis, { journal: memoryJournal(), notices }))
  onTestFinished(async () => {
    await clock.settle(trading.close())
    await clock.settle(stream.close())
    await clock.settle(kis.close())
    await simulator.close()
  })
  await clock.runUntil(clock.now() + 5_000)
  return { clock, simulator, stream, notices, trading }
}

describe('stream.notices', () => {
  it('reports a fill before the lists do, and leaves it to them to confirm it', async () => {
    const { clock, simulator, trading } = await startTrading()
    const order = { symbol: '005930', side: 'buy', quantity: '10', price: '60000' } as const
    const placed = await clock.settle(trading.place(order, { clientOrderId: 'a' }))
    const number = placed.name?.number ?? ''
    simulator.fillOrder(number, 4)
    await clock.runUntil(clock.now() + 1_000)

    const noticed = await trading.getOrder('a')
    expect(noticed).toMatchObject({ filled: '0', noticed: { filled: '4' } })
    await clock.runUntil(clock.now() + 60_000)
    expect(await trading.getOrder('a')).toMatchObject({ state: 'partly-filled', filled: '4' })
  })

  it('delivers notices again after the connection was closed, and reports that some were missed', async () => {
    const { clock, simulator, notices, stream } = await startTrading()
    const seen: ExecutionNotice[] = []
    const gaps: string[] = []
    notices.onNotice((notice) => seen.push(notice))
    notices.onGap?.(() => gaps.push('gap'))
    simulator.realtime.disconnect()
    await clock.runUntil(clock.now() + 10_000)
    const order = simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 1, price: '60000' })
    await clock.runUntil(clock.now() + 1_000)

    expect(stream.state().map(({ trId, status }) => [trId, status])).toEqual([
      ['H0STCNI9', 'live'],
      ['H0GSCNI9', 'live'],
    ])
    expect(gaps).toEqual(['gap', 'gap'])
    expect(seen).toMatchObject([{ kind: 'accepted', symbol: '005930', side: 'buy', quantity: '1' }])
    expect(Number(seen[0]?.number)).toBe(Number(order.orderNumber))
  })

  it('passes a notice to the journal although the listener of a user throws', async () => {
    const { clock, kis, stream, troubles } = startFakeStream()
    const source = stream.notices('trader')
    const seen: ExecutionNotice[] = []
    const failure = new Error('a fault of the user')
    source.onNotice(() => {
      throw failure
    })
    source.onNotice((notice) => seen.push(notice))
    await clock.advance(1_000)

    kis.sendNotice('H0STCNI0', 'trader', fill)

    expect(seen).toMatchObject([{ symbol: '005930', quantity: '1', price: '70000' }])
    expect(troubles).toEqual([failure])
  })

  it('reports that a notice was missed when it cannot be decrypted', async () => {
    const { clock, kis, stream, gaps, troubles } = startFakeStream()
    const source = stream.notices('trader')
    const missed: string[] = []
    source.onNotice(() => undefined)
    source.onGap?.(() => missed.push('gap'))
    await clock.advance(1_000)

    kis.sendText('1|H0STCNI0|001|AAAA')

    expect(missed).toEqual(['gap'])
    expect(gaps).toMatchObject([{ trId: 'H0STCNI0', key: 'trader' }])
    expect(problemsOf(troubles)).toEqual(['unreadable'])
  })

  it('reports a hole of a notice that cannot be decrypted in the notices that KIS delivers alone', async () => {
    const { clock, kis, stream } = startFakeStream(() => ({
      refuse: ({ key }) => (key === 'tradre' ? 'OPSP8992' : undefined),
    }))
    for (const htsId of ['trader', 'tradre']) stream.notices(htsId).onNotice(() => undefined)
    await clock.advance(1_000)

    kis.sendText('1|H0STCNI0|001|AAAA')

    expect(stream.state().map(({ trId, key, status }) => `${trId} ${key} ${status}`)).toEqual([
      'H0STCNI0 trader live',
      'H0GSCNI0 trader live',
      'H0STCNI0 tradre refused',
      'H0GSCNI0 tradre refused',
    ])
  })

  it('keeps every notice of a loop that asks for the newest row a key', async () => {
    const { clock, kis, stream } = startFakeStream()
    const notices = stream.subscribe(domesticStockCcnlNotice, 'trader', { whenFull: 'newest-by-key', mostRows: 1 })
    await clock.advance(1_000)

    for (const number of ['0000001', '0000002'])
      kis.sendNotice('H0STCNI0', 'trader', noticeOf({ ...fillValues, ODER_NO: number }))
    notices.close()

    const numbers: unknown[] = []
    for await (const { ODER_NO } of notices) numbers.push(ODER_NO)
    expect(numbers).toEqual(['0000001', '0000002'])
    expect(notices.dropped).toBe(0)
  })

  it.each(['', 'my id', undefined])('refuses %j as an HTS id', (htsId) => {
    const { stream } = startFakeStream()

    expect(() => Reflect.apply(stream.notices, stream, [htsId])).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'htsId' }),
    )
  })

  it('reads the venue of a notice whose last columns are empty', async () => {
    const { clock, kis, stream } = startFakeStream()
    const seen: ExecutionNotice[] = []
    stream.notices('trader').onNotice((notice) => seen.push(notice))
    await clock.advance(1_000)

    kis.sendNotice('H0STCNI0', 'trader', noticeOf({ ...fillValues, ORD_EXG_GB: '2' }))

    expect(seen).toMatchObject([{ symbol: '005930', venue: 'NXT' }])
  })

  it('reads no limit from a notice of a width between the documented ones', async () => {
    const { clock, kis, stream } = startFakeStream()
    const seen: ExecutionNotice[] = []
    stream.notices('trader').onNotice((notice) => seen.push(notice))
    await clock.advance(1_000)

    // CRDT_CLS stands where the older form has the limit.
    kis.sendNotice('H0STCNI0', 'trader', noticeOf({ ...fillValues, CRDT_CLS: '21' }).replace(/\^$/, ''))

    expect(seen).toMatchObject([{ symbol: '005930', limit: undefined }])
  })

  it('reports that a notice was missed when its values cannot be read', async () => {
    const { clock, kis, stream } = startFakeStream()
    const source = stream.notices('trader')
    const missed: string[] = []
    source.onNotice(() => undefined)
    source.onGap?.(() => missed.push('gap'))
    await clock.advance(1_000)

    kis.sendNotice('H0STCNI0', 'trader', 'trader^1234567801')

    expect(missed).toEqual(['gap'])
  })

  it('reports that KIS refuses the notices of an HTS id', async () => {
    const { clock, stream, troubles } = startFakeStream(() => ({ refuse: () => 'OPSP8992' }))
    stream.notices('tradre').onNotice(() => undefined)

    await clock.advance(1_000)

    expect(new Set(problemsOf(troubles))).toEqual(new Set(['notices-refused']))
  })
})

const fillValues: Readonly<Record<string, string>> = {
  ACNT_NO: '1234567801',
  ODER_NO: '0000001',
  SELN_BYOV_CLS: '02',
  RCTF_CLS: '0',
  STCK_SHRN_ISCD: '005930',
  CNTG_QTY: '0000000001',
  CNTG_UNPR: '000070000',
  STCK_CNTG_HOUR: '100000',
  RFUS_YN: '0',
  CNTG_YN: '2',
  ACPT_YN: '2',
  ODER_QTY: '000000001',
}
const noticeOf = (values: Readonly<Record<string, string>>): string =>
  domesticStockCcnlNotice.columns.map((column) => values[column] ?? '').join('^')
const fill = noticeOf(fillValues)
