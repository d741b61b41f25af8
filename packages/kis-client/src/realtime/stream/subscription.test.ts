import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { ccnlKrx } from '../../endpoints/feeds.gen.ts'
import { createStream } from './create-stream.ts'
import { nothing, startFakeStream } from './fake-stream.test-kit.ts'

describe('a subscription of a stream', () => {
  it('rejects whenLive when it is closed, although another one has its topic', async () => {
    const { clock, stream } = startFakeStream(() => ({ refuse: () => 'silence' }))
    stream.listen(ccnlKrx, '005930', nothing, { columns: [] })
    const closed = stream.listen(ccnlKrx, '005930', nothing, { columns: [] })
    const failure = closed.whenLive().catch((error: unknown) => error)
    await clock.advance(500)

    closed.close()

    expect(await failure).toMatchObject({ code: 'KIS_NOT_LIVE', state: 'closed' })
  })

  it('ends when its signal aborts while its topics are being opened', async () => {
    const { clock, kis, stream } = startFakeStream()
    const stop = new AbortController()
    stream.on('topic', () => stop.abort(new Error('enough')))

    stream.listen(ccnlKrx, '005930', nothing, { columns: [], signal: stop.signal })
    await clock.advance(1_000)

    expect(stream.state()).toEqual([])
    expect(kis.requests).toEqual([])
  })

  it('leaves no listener on its signal after its loop was broken off', async () => {
    const { clock, stream, trade } = startFakeStream()
    const { signal } = new AbortController()
    const rows = stream.subscribe(ccnlKrx, '005930', { columns: [], signal })[Symbol.asyncIterator]()
    const first = rows.next()
    await clock.advance(1_000)
    trade('005930', '70000')
    expect(await first).toMatchObject({ value: { key: '005930' } })

    await rows.return?.()

    expect(getEventListeners(signal, 'abort')).toEqual([])
    expect(stream.state()).toEqual([])
  })

  it('leaves no listener on its signal after its stream was closed', async () => {
    const { clock, stream } = startFakeStream()
    const { signal } = new AbortController()
    stream.subscribe(ccnlKrx, '005930', { signal })
    stream.listen(ccnlKrx, '000660', nothing, { columns: [], signal })

    const closed = stream.close()
    await clock.advance(10_000)
    await closed

    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it.each([Number.POSITIVE_INFINITY, 0.5, Number.NaN])(
    'refuses the priority %s, which not every process can read',
    (priority) => {
      const { stream } = startFakeStream()

      expect(() => stream.subscribe(ccnlKrx, '005930', { priority })).toThrow(
        expect.objectContaining({ code: 'KIS_INPUT', field: 'priority' }),
      )
    },
  )

  it.each([0.5, 0, Number.POSITIVE_INFINITY])('refuses a buffer of %s rows', (mostRows) => {
    const { stream } = startFakeStream()

    expect(() => stream.subscribe(ccnlKrx, '005930', { mostRows })).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'mostRows' }),
    )
  })

  it.each(['a signal', {}])('refuses %j as a signal', (signal) => {
    const { stream } = startFakeStream()
    const options = { signal: JSON.parse(JSON.stringify(signal)) }

    expect(() => stream.listen(ccnlKrx, '005930', nothing, options)).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'signal' }),
    )
  })

  it.each([[undefined, '005930', 'feed'] as const, [ccnlKrx, 5930, 'key'] as const, [ccnlKrx, '', 'key'] as const])(
    'lets no decision rest on the feed %o with the key %j',
    (feed, key, field) => {
      const { stream } = startFakeStream()

      expect(() => Reflect.apply(stream.requireLive, stream, [feed, key])).toThrow(
        expect.objectContaining({ code: 'KIS_INPUT', field }),
      )
    },
  )

  it('refuses a number as a key', () => {
    const { stream } = startFakeStream()

    expect(() => stream.subscribe(ccnlKrx, JSON.parse('5930'))).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'keys' }),
    )
  })

  it('ends its loop although the line of its stream cannot be closed', async () => {
    const failure = new Error('the recording cannot be written')
    const line = { want: nothing, unwant: nothing, close: () => Promise.reject(failure) }
    const stream = createStream(startFakeStream().kis.client, { line: () => line })
    const rows = stream.subscribe(ccnlKrx, '005930')[Symbol.asyncIterator]()
    const next = rows.next()

    await expect(stream.close()).rejects.toBe(failure)

    expect(await next).toEqual({ done: true, value: undefined })
  })

  it('ends each of its loops that wait', async () => {
    const { clock, stream, trade } = startFakeStream()
    const trades = stream.subscribe(ccnlKrx, '005930', { columns: [] })
    const [one, other] = [trades[Symbol.asyncIterator](), trades[Symbol.asyncIterator]()]
    const waiting = Promise.all([one.next(), other.next()])
    await clock.advance(1_000)
    trade('005930', '70000')
    await clock.advance(0)

    trades.close()

    expect((await waiting).map(({ done }) => done).sort()).toEqual([false, true])
  })

  it('is not opened any more once its stream was closed', async () => {
    const { clock, stream } = startFakeStream()
    const closed = stream.close()
    await clock.advance(1_000)
    await closed

    expect(() => stream.subscribe(ccnlKrx, '005930')).toThrow(expect.objectContaining({ code: 'KIS_CLOSED' }))
  })

  it('counts as stale while its frames cannot be read, until a row can be', async () => {
    const { clock, kis, stream, trade, unreadable } = startFakeStream()
    stream.listen(ccnlKrx, '005930', nothing, { columns: ['STCK_PRPR'] })
    await clock.advance(1_000)

    kis.send('H0STCNT0', '005930', `005930^${'1^'.repeat(120)}1`)
    expect(unreadable).toMatchObject([{ trId: 'H0STCNT0', count: 1 }])
    expect(() => stream.requireLive(ccnlKrx, '005930')).toThrow(
      expect.objectContaining({ code: 'KIS_NOT_LIVE', state: 'stale' }),
    )

    trade('005930', '70000')
    expect(stream.requireLive(ccnlKrx, '005930')).toBeUndefined()
  })

  it('counts as stale after a damaged frame that names its key, and not after one that names another', async () => {
    const { clock, kis, stream } = startFakeStream()
    stream.listen(ccnlKrx, ['005930', '000660'], nothing, { columns: ['STCK_PRPR'] })
    await clock.advance(1_000)

    kis.send('H0STCNT0', '005930', `005930^${'1^'.repeat(120)}1`)

    expect(stream.state()).toMatchObject([
      { key: '005930', status: 'stale' },
      { key: '000660', status: 'live' },
    ])
  })

  it.each(['', '(null)'])(
    'passes a record with the key %j to no listener, and doubts all topics of its feed',
    async (key) => {
      const { clock, kis, stream, unreadable } = startFakeStream()
      const rows: unknown[] = []
      stream.listen(ccnlKrx, ['005930', '000660'], (row) => rows.push(row), { columns: ['STCK_PRPR'] })
      await clock.advance(1_000)

      kis.send('H0STCNT0', '005930', ccnlKrx.columns.map((_, index) => (index === 0 ? key : '1')).join('^'))

      expect(rows).toEqual([])
      expect(unreadable).toMatchObject([{ trId: 'H0STCNT0', count: 1 }])
      expect(stream.state()).toMatchObject([{ status: 'stale' }, { status: 'stale' }])
    },
  )

  it('lets no decision rest on a row from before its last hole', async () => {
    const { clock, kis, stream, trade } = startFakeStream()
    stream.listen(ccnlKrx, '005930', nothing, { columns: [] })
    await clock.advance(1_000)
    trade('005930', '70000')
    kis.drop()
    await clock.advance(2_000)

    expect(stream.state()).toMatchObject([{ status: 'live' }])
    expect(() => stream.requireLive(ccnlKrx, '005930')).toThrow(expect.objectContaining({ code: 'KIS_NOT_LIVE' }))
    trade('005930', '70100')
    expect(stream.requireLive(ccnlKrx, '005930')).toBeUndefined()
  })
})
