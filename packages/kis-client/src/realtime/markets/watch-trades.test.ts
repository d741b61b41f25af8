import { describe, expect, it } from 'vitest'
import { ccnlKrx, delayedCcnl, marketStatusKrx, marketStatusNxt } from '../../endpoints/feeds.gen.ts'
import { getQuote } from '../../quotes/get-quote.ts'
import { instruments } from '../../simulator/world/instruments.ts'
import { createStream } from '../stream/create-stream.ts'
import { startFakeStream } from '../stream/fake-stream.test-kit.ts'
import { askedOf, startMarket } from './markets.test-kit.ts'
import { listenToTrades, type Trade, watchTrades } from './watch-trades.ts'

const seoul = (text: string) => Date.parse(`${text}+09:00`)
const textOf = ({ price, volume }: Trade) => `${price} ${volume}`

describe('watchTrades', () => {
  it('yields each trade that KIS sends, with the side, the session and the day that the columns have', async () => {
    const { clock, stream, sent } = await startMarket('2026-11-23T10:00:00+09:00')
    const trades = watchTrades(stream, { symbol: '005930' })
    const received: Trade[] = []
    const reading = (async () => {
      for await (const trade of trades) received.push(trade)
    })()
    await clock.settle(trades.whenLive())
    await clock.runUntil(seoul('2026-11-23T10:01'))
    trades.close()
    await reading

    const rows = sent.flatMap((frame) => frame.rows)
    const expected = rows.map((row) => ({
      symbol: '005930',
      exchange: 'KRX',
      venue: 'KRX',
      at: seoul(`2026-11-23T${String(row[1]).replace(/(..)(..)(..)/, '$1:$2:$3')}`),
      price: row[ccnlKrx.columns.indexOf('STCK_PRPR')],
      quantity: row[ccnlKrx.columns.indexOf('CNTG_VOL')],
      volume: row[ccnlKrx.columns.indexOf('ACML_VOL')],
      side: row[ccnlKrx.columns.indexOf('CCLD_DVSN')] === '1' ? 'buy' : 'sell',
      session: 'regular',
      source: 'socket',
    }))
    expect(expected.length).toBeGreaterThan(10)
    expect(received).toMatchObject(expected)
  })

  it('has the price and the volume of REST at the last trade, on each venue', async () => {
    const { clock, stream, kis } = await startMarket('2026-11-23T10:00:00+09:00')
    const venues = ['KRX', 'NXT', 'both'] as const
    const last = new Map<unknown, Trade>()
    const watching = listenToTrades(
      stream,
      venues.map((venue) => ({ symbol: '005930', venue })),
      (trade) => last.set(trade.venue, trade),
    )
    await clock.settle(watching.whenLive())
    await clock.runUntil(seoul('2026-11-23T10:02'))

    for (const venue of venues) {
      const { price, volume } = await clock.settle(getQuote(kis, { symbol: '005930', venue }))
      expect(last.get(venue)).toMatchObject({ price, volume, venue })
    }
  })

  it('gets KRX’s feed of both venues for a fund that NXT does not trade, and says so', async () => {
    const { clock, stream, simulator } = await startMarket('2026-11-23T10:00:00+09:00')
    const received: Trade[] = []
    const both = [
      { symbol: '069500', venue: 'both' },
      { symbol: '005930', venue: 'both' },
    ] as const
    const watching = listenToTrades(stream, both, (trade) => received.push(trade))
    const before = watching.feeds().map(({ trId, note }) => `${trId} ${note}`)
    await clock.runUntil(seoul('2026-11-23T10:01'))

    expect(before).toEqual(['H0UNCNT0 nxt-unknown', 'H0UNCNT0 nxt-unknown'])
    expect(watching.feeds()).toMatchObject([
      { symbol: '069500', trId: 'H0STCNT0', venue: 'KRX', note: 'only-on-krx' },
      { symbol: '005930', trId: 'H0UNCNT0', venue: 'both', note: undefined },
    ])
    expect(askedOf({ simulator }).slice(-2)).toEqual(['+H0STCNT0 069500', '-H0UNCNT0 069500'])
    const venuesOf = (symbol: string) =>
      new Set(received.filter((row) => row.symbol === symbol).map((row) => row.venue))
    expect([venuesOf('069500'), venuesOf('005930')]).toEqual([new Set(['KRX']), new Set(['both'])])
  })

  it('asks again whether NXT trades a share when KIS has not answered', async () => {
    const { clock, stream, simulator } = await startMarket('2026-11-23T10:00:00+09:00')
    simulator.fault({ trId: 'CTPF1002R' }, 'hang-up-before', 6)
    const watching = listenToTrades(stream, { symbol: '069500', venue: 'both' }, () => undefined)
    await clock.runUntil(seoul('2026-11-23T10:00:20'))
    const before = watching.feeds()[0]?.note
    await clock.runUntil(seoul('2026-11-23T10:01'))

    expect(before).toBe('nxt-unknown')
    expect(watching.feeds()).toMatchObject([{ trId: 'H0STCNT0', note: 'only-on-krx' }])
  })

  it('asks nothing of NXT where the caller knows it', async () => {
    const { clock, stream, simulator } = await startMarket('2026-11-23T10:00:00+09:00')
    const watching = listenToTrades(stream, { symbol: '069500', venue: 'both', isOnNxt: false }, () => undefined)
    await clock.settle(watching.whenLive())

    expect(askedOf({ simulator })).toEqual(['+H0STCNT0 069500'])
    expect(simulator.calls({ trId: 'CTPF1002R' })).toEqual([])
  })

  it('says that NXT does not trade a fund whose feed of NXT stays silent', async () => {
    const { clock, stream } = await startMarket('2026-11-23T10:00:00+09:00')
    const watching = listenToTrades(stream, { symbol: '069500', venue: 'NXT' }, () => undefined)
    await clock.runUntil(seoul('2026-11-23T10:00:10'))

    expect(watching.feeds()).toMatchObject([{ trId: 'H0NXCNT0', note: 'not-on-nxt' }])
  })
})

describe('watchTrades at a change of the key', () => {
  // In a market that is open at any hour both keys of a share carry its trades.
  const columns = ['KHMS', 'LAST', 'EVOL', 'TVOL'] as const
  const valuesOf = (row: readonly string[]) => columns.map((name) => row[delayedCcnl.columns.indexOf(name)]).join(' ')

  it.each([
    ['2026-11-24T09:59:40', '2026-11-24T10:00', 'DNASAAPL', 'RBAQAAPL'],
    ['2026-11-24T17:59:40', '2026-11-24T18:00', 'RBAQAAPL', 'DNASAAPL'],
  ])('loses no trade and doubles none, with both topics for a moment: %s', async (from, border, old, next) => {
    const { clock, stream, simulator, sent } = await startMarket(`${from}+09:00`, { hours: 'always' })
    const received: Trade[] = []
    const watching = listenToTrades(stream, { symbol: 'AAPL', exchange: 'NASD' }, (trade) => received.push(trade))
    await clock.settle(watching.whenLive())
    await clock.runUntil(seoul(border) + 60_000)

    expect(askedOf({ simulator })).toEqual([`+HDFSCNT0 ${old}`, `+HDFSCNT0 ${next}`, `-HDFSCNT0 ${old}`])
    const [, registered, released] = simulator.realtime.requests()
    expect(registered?.at).toBeLessThan(seoul(border))
    expect(released?.at).toBeGreaterThan(seoul(border))
    const both = sent.filter(({ at }) => at > Number(registered?.at) && at < Number(released?.at))
    expect(new Set(both.map(({ key }) => key))).toEqual(new Set([old, next]))
    const expected = [...new Set(sent.flatMap(({ rows }) => rows.map(valuesOf)))]
    expect(expected.length).toBeGreaterThan(10)
    expect(received.map(({ at, price, quantity, volume }) => [at, price, quantity, volume])).toEqual(
      expected.map((row) => {
        const [time = '', ...values] = row.split(' ')
        return [seoul(`2026-11-24T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}`), ...values]
      }),
    )
    expect(watching.feeds()).toMatchObject([{ key: next }])
  })

  it('gives the place of the old key to the new one where all places are taken', async () => {
    const { clock, stream, simulator } = await startMarket('2026-11-24T09:59:30+09:00')
    const shares = instruments.filter(({ market, kind }) => market === 'KRX' && kind === 'stock').slice(0, 20)
    const keys = shares.map(({ symbol }) => symbol)
    for (const feed of [marketStatusKrx, marketStatusNxt]) stream.listen(feed, keys, () => undefined, { priority: 1 })
    const watching = listenToTrades(stream, { symbol: 'AAPL', exchange: 'NASD' }, () => undefined)
    await clock.settle(watching.whenLive())
    const places = simulator.realtime.places().length
    await clock.runUntil(seoul('2026-11-24T10:00:01'))
    const before = watching.state().map(({ key, status, reason }) => `${key} ${status} ${reason?.reason}`)
    await clock.runUntil(seoul('2026-11-24T10:01'))

    expect(places).toBe(41)
    expect(before).toEqual(['DNASAAPL live undefined', 'RBAQAAPL pending no-place'])
    expect(watching.state()).toMatchObject([{ key: 'RBAQAAPL', status: 'live' }])
    expect(askedOf({ simulator }).slice(-2)).toEqual(['-HDFSCNT0 DNASAAPL', '+HDFSCNT0 RBAQAAPL'])
  })

  it('does not call the old key live for a decision after the border', async () => {
    const { clock, stream, simulator } = await startMarket('2026-11-24T09:59:30+09:00', { hours: 'always' })
    const watching = listenToTrades(stream, { symbol: 'AAPL', exchange: 'NASD' }, () => undefined)
    await clock.settle(watching.whenLive())
    simulator.realtime.refuse({ key: 'RBAQAAPL' }, 'OPSP0002')
    await clock.runUntil(seoul('2026-11-24T09:59:59'))
    watching.requireLive('AAPL')
    await clock.runUntil(seoul('2026-11-24T10:00'))

    expect(() => watching.requireLive()).toThrow(expect.objectContaining({ topic: 'HDFSCNT0 RBAQAAPL' }))
    expect(() => watching.requireLive('MSFT')).toThrow(expect.objectContaining({ code: 'KIS_INPUT' }))
  })

  it('registers the key of the hour at once, and the next one before the border', async () => {
    const { clock, stream, simulator } = await startMarket('2026-11-24T09:59:58+09:00')
    const watching = listenToTrades(stream, { symbol: 'AAPL', exchange: 'NASD' }, () => undefined)
    await clock.settle(watching.whenLive())
    await clock.runUntil(seoul('2026-11-24T10:00:10'))

    expect(askedOf({ simulator })).toEqual(['+HDFSCNT0 DNASAAPL', '+HDFSCNT0 RBAQAAPL', '-HDFSCNT0 DNASAAPL'])
    expect(watching.feeds()).toMatchObject([{ key: 'RBAQAAPL', nextChangeAt: seoul('2026-11-24T18:00') }])
  })
})

describe('watchTrades while KIS does not deliver', () => {
  it('yields prices of REST, each of a later trade than the row before, and then the trades of the socket', async () => {
    const { clock, stream, simulator } = await startMarket('2026-11-23T10:00:00+09:00')
    simulator.realtime.refuse({ key: '005930' }, 'OPSP0002')
    const received: Trade[] = []
    const watching = listenToTrades(stream, { symbol: '005930' }, (trade) => received.push(trade))
    await clock.settle(watching.whenLive())
    await clock.runUntil(clock.now() + 30_000)

    const sources = received.map(({ source }) => source)
    const rest = received.filter(({ source }) => source === 'rest')
    expect(rest.length).toBeGreaterThan(10)
    expect(sources.lastIndexOf('rest')).toBe(rest.length - 1)
    expect(sources.length).toBeGreaterThan(rest.length)
    const volumes = received.map(({ volume }) => Number(volume))
    expect(volumes).toEqual([...new Set(volumes)].toSorted((one, other) => one - other))
    expect(rest[0]).toMatchObject({ quantity: undefined, side: undefined, session: 'regular', venue: 'KRX' })
  })

  it('yields prices of the daytime market, whose trades REST shows without a time', async () => {
    const { clock, stream, simulator } = await startMarket('2026-11-24T11:00:00+09:00', { hours: 'always' })
    simulator.realtime.refuse({ key: 'RBAQAAPL' }, 'OPSP0002')
    const received: Trade[] = []
    listenToTrades(stream, { symbol: 'AAPL', exchange: 'NASD' }, (trade) => received.push(trade))
    await clock.runUntil(seoul('2026-11-24T11:04'))

    expect(received.length).toBeGreaterThan(1)
    for (const trade of received)
      expect(trade).toMatchObject({ at: undefined, session: 'daytime', source: 'rest', venue: undefined })
    const volumes = received.map(({ volume }) => Number(volume))
    expect(volumes).toEqual([...new Set(volumes)].toSorted((one, other) => one - other))
  })

  it('yields no price twice of a share that does not trade', async () => {
    // KRX and NXT are closed: REST shows the last trade of the day for hours.
    const { clock, stream, simulator } = await startMarket('2026-11-23T21:00:00+09:00')
    simulator.realtime.refuse({ key: '005930' }, 'OPSP0002')
    const received: Trade[] = []
    listenToTrades(stream, { symbol: '005930' }, (trade) => received.push(trade))
    await clock.runUntil(seoul('2026-11-23T21:04'))

    expect(simulator.calls({ trId: 'FHPST01060000' }).length).toBeGreaterThan(10)
    expect(received.map(textOf)).toHaveLength(1)
  })
})

describe('a watch that waits for its rows', () => {
  it('lets no decision rest on a row from before the last hole', async () => {
    const { clock, kis, stream, trade } = startFakeStream()
    const watching = listenToTrades(stream, { symbol: '005930' }, () => undefined)
    await clock.advance(1_000)
    trade('005930', '70000')
    kis.drop()
    await clock.advance(2_000)

    expect(watching.state()).toMatchObject([{ status: 'live' }])
    expect(() => watching.requireLive()).toThrow(expect.objectContaining({ code: 'KIS_NOT_LIVE', state: 'gap' }))
    trade('005930', '70100')
    expect(watching.requireLive()).toBeUndefined()
  })

  it('names the reason for which a decision must not rest on it', async () => {
    const { clock, stream } = startFakeStream(() => ({ refuse: () => 'OPSP8993' }))
    const watching = listenToTrades(stream, { symbol: '005930' }, () => undefined)
    await clock.advance(1_000)

    expect(() => watching.requireLive()).toThrow(/\[OPSP8993\]/)
  })

  it.each([0.5, 0, Number.POSITIVE_INFINITY])('refuses a buffer of %s rows', (mostRows) => {
    const { stream } = startFakeStream()

    expect(() => watchTrades(stream, { symbol: '005930' }, { mostRows })).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'mostRows' }),
    )
  })
})

describe('watchTrades at its end', () => {
  it('ends with the stream, with its signal and with the loop, and releases its topics', async () => {
    const { clock, stream, simulator } = await startMarket('2026-11-23T10:00:00+09:00')
    const controller = new AbortController()
    const aborted = watchTrades(stream, { symbol: '000660' }, { signal: controller.signal })[Symbol.asyncIterator]()
    const closed = watchTrades(stream, { symbol: '005930' })[Symbol.asyncIterator]()
    const left = watchTrades(stream, { symbol: '035420' })[Symbol.asyncIterator]()
    await clock.settle(left.next())
    await left.return?.()
    await clock.runUntil(clock.now() + 1_000)
    const rejected = readAll(aborted)
    controller.abort(new Error('enough'))

    await expect(rejected).rejects.toThrow('enough')
    await clock.runUntil(clock.now() + 1_000)
    expect(simulator.realtime.places().map(({ key }) => key)).toEqual(['005930'])
    const ended = readAll(closed)
    await clock.settle(stream.close())
    await expect(ended).resolves.toBeUndefined()
    expect(() => watchTrades(stream, { symbol: '005930' })).toThrow(expect.objectContaining({ code: 'KIS_CLOSED' }))
  })

  it('ends when its signal aborts while its topics are being opened', async () => {
    const { clock, kis, stream } = startFakeStream()
    const stop = new AbortController()
    stream.on('topic', () => stop.abort(new Error('enough')))

    const trades = watchTrades(stream, [{ symbol: '005930' }, { symbol: '000660' }], { signal: stop.signal })
    await clock.advance(1_000)

    await expect(readAll(trades[Symbol.asyncIterator]())).rejects.toThrow('enough')
    expect(stream.state()).toEqual([])
    expect(kis.requests).toEqual([])
  })

  it('ends although the line of its stream cannot be closed', async () => {
    const failure = new Error('the recording cannot be written')
    const line = { want: () => undefined, unwant: () => undefined, close: () => Promise.reject(failure) }
    const stream = createStream(startFakeStream().kis.client, { line: () => line })
    const ended = readAll(watchTrades(stream, { symbol: '005930' })[Symbol.asyncIterator]())

    await expect(stream.close()).rejects.toBe(failure)

    await expect(ended).resolves.toBeUndefined()
  })

  it('refuses what KIS has no feed for, and leaves no topic open', async () => {
    const { stream } = await startMarket('2026-11-23T10:00:00+09:00', { environment: 'paper' })
    const samsung = { symbol: '005930' }
    const wrong = [
      [() => watchTrades(stream, [samsung, { symbol: 'AAPL', exchange: 'NASD' }]), 'KIS_NOT_OFFERED'],
      [() => watchTrades(stream, { ...samsung, venue: 'both' }), 'KIS_NOT_OFFERED'],
      [() => watchTrades(stream, { ...samsung, venue: 'NXT', isOnNxt: false }), 'KIS_INPUT'],
      [() => watchTrades(stream, []), 'KIS_INPUT'],
      [() => watchTrades(stream, { symbol: 'samsung' }), 'KIS_INPUT'],
      // @ts-expect-error: a misspelled field
      [() => watchTrades(stream, { symbol: '005930', venu: 'NXT' }), 'KIS_INPUT'],
      // @ts-expect-error: a misspelled option
      [() => watchTrades(stream, samsung, { mostRow: 3 }), 'KIS_INPUT'],
      // @ts-expect-error: columns are those of the trade
      [() => listenToTrades(stream, samsung, () => undefined, { columns: [] }), 'KIS_INPUT'],
      // @ts-expect-error: not a listener
      [() => listenToTrades(stream, samsung, undefined), 'KIS_INPUT'],
      // @ts-expect-error: a client is not a stream
      [() => watchTrades(stream.client, samsung), 'KIS_INPUT'],
    ] as const

    for (const [call, code] of wrong) expect(call).toThrow(expect.objectContaining({ code }))
    expect(stream.state()).toEqual([])
  })
})

async function readAll(rows: AsyncIterator<Trade>): Promise<void> {
  for (;;) if ((await rows.next()).done) return
}
