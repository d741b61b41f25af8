import { createDecipheriv } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { askingPriceKrx, ccnlKrx } from '../../endpoints/feeds.gen.ts'
import { requestOf } from './client.test-kit.ts'
import { widthAt } from './former-widths.ts'
import { formatRecords } from './frame.ts'
import { scriptFeeds, startTestServer } from './server.test-kit.ts'

const secondMs = 1_000

describe('a topic of market data', () => {
  it('delivers each row once from its acknowledgement on, as flag, TR, count and values', async () => {
    const server = await startTestServer()
    const client = await server.open()
    await server.ask(client, '1', 'H0STCNT0', '005930')

    await server.clock.runUntil(server.clock.now() + 3 * secondMs)

    expect(client.frames.map(({ flag, trId, count }) => [flag, trId, count])).toEqual(
      Array.from({ length: 3 }, () => ['0', 'H0STCNT0', '001']),
    )
    expect(client.frames.map(({ values }) => values.split('^').slice(0, 2))).toEqual([
      ['005930', '100001'],
      ['005930', '100002'],
      ['005930', '100003'],
    ])
  })

  it('delivers nothing after its release', async () => {
    const server = await startTestServer()
    const client = await server.open()
    await server.ask(client, '1', 'H0STCNT0', '005930')
    await server.clock.runUntil(server.clock.now() + secondMs)

    await server.ask(client, '2', 'H0STCNT0', '005930')
    await server.clock.runUntil(server.clock.now() + 5 * secondMs)

    expect(client.frames).toHaveLength(1)
  })

  it('puts the records of an instant into one frame, one after the other, at most 20', async () => {
    const server = await startTestServer({ feeds: scriptFeeds(() => 23) })
    const client = await server.open()
    await server.ask(client, '1', 'H0STCNT0', '005930')

    await server.clock.runUntil(server.clock.now() + secondMs)

    const width = ccnlKrx.columns.length
    expect(client.frames.map(({ count, values }) => [count, values.split('^').length])).toEqual([
      ['020', 20 * width],
      ['003', 3 * width],
    ])
    const prices = client.frames.flatMap(({ values }) => values.split('^').filter((_, index) => index % width === 2))
    expect(prices).toEqual(Array.from({ length: 23 }, (_, index) => `${index + 1}`))
  })

  it('delivers the topics of one instant in the order of their registration', async () => {
    const server = await startTestServer()
    const client = await server.open()
    for (const key of ['000660', '005930']) await server.ask(client, '1', 'H0STCNT0', key)

    await server.clock.runUntil(server.clock.now() + 2 * secondMs)

    expect(client.frames.map(({ values }) => values.slice(0, 13))).toEqual([
      '000660^100001',
      '005930^100001',
      '000660^100002',
      '005930^100002',
    ])
  })
})

describe('a frame', () => {
  const [before, since] = ['2026-09-13T10:00:00+09:00', '2026-09-14T10:00:00+09:00'].map((text) => Date.parse(text))

  it.each([
    ['H0STCNT0', ccnlKrx, 46, 47],
    ['H0STASP0', askingPriceKrx, 59, 63],
  ])('has the columns of its day: %s has more since 2026-09-14', (_trId, feed, former, present) => {
    const row = feed.columns.map((_, index) => `${index}`)
    const widthOf = (at = 0) =>
      formatRecords(feed, [row], at, { extraColumns: 0, emptyCells: 'empty' }).split('^').length

    expect([widthOf(before), widthOf(since)]).toEqual([former, present])
  })

  it('has as many columns as the catalogue says', () => {
    const schema = z.array(
      z.object({
        trIdReal: z.string(),
        columns: z.array(z.object({ name: z.string() })),
        columnCountHistory: z
          .array(z.object({ since: z.string().optional(), until: z.string().optional(), columns: z.number() }))
          .optional(),
      }),
    )
    const text = readFileSync(new URL('../../../catalog/websocket.json', import.meta.url), 'utf8')
    for (const { trIdReal, columns, columnCountHistory } of schema.parse(JSON.parse(text))) {
      const feed = { real: trIdReal, columns: columns.map(({ name }) => name) }
      // Of the widths of notices no day is known.
      const dated = (columnCountHistory ?? []).filter(({ since, until }) => since !== undefined || until !== undefined)
      for (const { until = '2026-11-29', columns: width } of dated)
        expect([trIdReal, widthAt(feed, Date.parse(`${until}T23:59:59+09:00`))]).toEqual([trIdReal, width])
    }
  })

  it('has extraColumns unknown columns at the end of each record', async () => {
    const server = await startTestServer({ feeds: scriptFeeds(() => 2), extraColumns: 3 })
    const client = await server.open()
    await server.ask(client, '1', 'H0STCNT0', '005930')

    await server.clock.runUntil(server.clock.now() + secondMs)

    expect(client.frames[0]?.values.split('^')).toHaveLength(2 * (47 + 3))
  })

  it.each([
    ['empty', ''],
    ['null', '(null)'],
  ] as const)('has the empty cells of the setting emptyCells: %s', async (emptyCells, cell) => {
    const server = await startTestServer({ emptyCells })
    const client = await server.open()
    await server.ask(client, '1', 'H0STCNT0', '005930')

    await server.clock.runUntil(server.clock.now() + secondMs)

    expect(client.frames[0]?.values.split('^')[3]).toBe(cell)
  })
})

describe('an execution notice', () => {
  const decrypt = (values: string, { key, iv }: { readonly key: string; readonly iv: string }) => {
    const decipher = createDecipheriv('aes-256-cbc', Buffer.from(key), Buffer.from(iv))
    return decipher.update(values, 'base64', 'utf8') + decipher.final('utf8')
  }
  const keysOf = async (server: Awaited<ReturnType<typeof startTestServer>>, trId: string) => {
    const client = await server.open()
    client.send(requestOf(server.approve(), '1', trId, 'simuser'))
    const { header, body } = await client.answer()
    return { client, header, keys: body?.output ?? { key: '', iv: '' } }
  }

  it.each([
    ['real', 'H0STCNI0'],
    ['paper', 'H0STCNI9'],
    ['real', 'H0GSCNI0'],
    ['paper', 'H0GSCNI9'],
  ] as const)('is registered by HTS id and acknowledged as encrypted on %s: %s', async (environment, trId) => {
    const server = await startTestServer({ environment })

    const { header } = await keysOf(server, trId)

    expect(header).toEqual({ tr_id: trId, tr_key: 'simuser', encrypt: 'Y' })
  })

  it('is refused under another HTS id', async () => {
    const server = await startTestServer()

    expect(await server.ask(await server.open(), '1', 'H0STCNI0', 'another')).toBe('OPSP8992')
  })

  it('arrives encrypted with the key and iv of its acknowledgement, also one of the same millisecond', async () => {
    const server = await startTestServer()
    const { client, keys } = await keysOf(server, 'H0STCNI0')

    server.feeds.notify(server.clock.now(), ['simuser', '삼성전자'])
    await server.clock.runUntil(server.clock.now() + 1)

    expect(client.frames.map(({ flag, trId, count }) => [flag, trId, count])).toEqual([['1', 'H0STCNI0', '001']])
    expect(decrypt(client.frames[0]?.values ?? '', keys)).toBe('simuser^삼성전자')
  })

  it('has another key in another TR and in another session', async () => {
    const server = await startTestServer()
    const { client, keys } = await keysOf(server, 'H0STCNI0')
    client.send(requestOf(server.approve(), '1', 'H0GSCNI0', 'simuser'))
    const otherTr = (await client.answer()).body?.output
    client.socket.terminate()
    await server.clock.runUntil(server.clock.now() + 1)
    const { keys: otherSession } = await keysOf(server, 'H0STCNI0')

    expect(new Set([keys.key, otherTr?.key, otherSession.key]).size).toBe(3)
    expect(new Set([keys.iv, otherTr?.iv, otherSession.iv]).size).toBe(3)
  })
})
