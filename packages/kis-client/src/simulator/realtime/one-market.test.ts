import { createDecipheriv } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import * as z from 'zod'
import { createKisClient } from '../../client/create-client.ts'
import { allFeeds, ccnlKrx, domesticStockCcnlNotice } from '../../endpoints/feeds.gen.ts'
import { placeOrder } from '../../orders/place-order.ts'
import { getQuote } from '../../quotes/get-quote.ts'
import { createSteppedClock } from '../clocks/stepped.ts'
import type { SimulatorOptions } from '../options.ts'
import { startSimulator } from '../simulator.ts'
import { openClient, requestOf } from './client.test-kit.ts'

const secondMs = 1_000

/** Starts a simulator on a stepped clock, a client of its REST API, and one of its WebSocket. */
async function start(at: string, options: SimulatorOptions = {}) {
  const clock = createSteppedClock(Date.parse(at))
  const simulator = await startSimulator({ clock, environment: 'real', hours: 'exchange', limits: false, ...options })
  const kis = createKisClient({ ...simulator.clientOptions, realOrders: true })
  onTestFinished(async () => {
    await kis.close()
    await simulator.close()
  })
  const approve = async ({ appKey: appkey, appSecret: secretkey }: { appKey: string; appSecret: string }) => {
    const body = JSON.stringify({ grant_type: 'client_credentials', appkey, secretkey })
    const answer = await fetch(`${simulator.rest}/oauth2/Approval`, { method: 'POST', body })
    return z.object({ approval_key: z.string() }).parse(await answer.json()).approval_key
  }
  const client = await openClient(simulator.ws)
  client.socket.on('message', (data) => {
    if (`${data}`.includes('PINGPONG')) client.send(`${data}`)
  })
  const approvalKey = await approve(simulator.credentials)
  const register = async (trId: string, key: string) => {
    client.send(requestOf(approvalKey, '1', trId, key))
    return client.answer()
  }
  return { clock, simulator, kis, client, register, run: (ms: number) => clock.runUntil(clock.now() + ms) }
}

describe('the WebSocket of a simulator', () => {
  it('agrees with the REST API to the last trade', async () => {
    const { clock, kis, client, register, run } = await start('2026-10-19T10:00:00+09:00')
    await register('H0STCNT0', '005930')
    const seen: string[] = []

    for (let minute = 0; minute < 20; minute += 1) {
      await run(60 * secondMs)
      // The rows until this instant have been read; the answer comes before time goes on.
      const last = client.frames.at(-1)?.values.split('^').slice(-ccnlKrx.columns.length)
      const { price } = await clock.settle(getQuote(kis, { symbol: '005930', venue: 'KRX' }))
      seen.push(`${price} ${last?.[ccnlKrx.columns.indexOf('STCK_PRPR')]}`)
    }

    expect(seen.map((pair) => pair.split(' ')[0])).toEqual(seen.map((pair) => pair.split(' ')[1]))
  })

  it('reports an order of the REST API: received, and then each fill', async () => {
    const { clock, kis, client, register, run } = await start('2026-10-19T10:00:00+09:00')
    const { body } = await register('H0STCNI0', 'simuser')
    const keys = body?.output ?? { key: '', iv: '' }

    const order = { symbol: '005930', side: 'buy', quantity: '3', type: 'market' } as const
    await clock.settle(placeOrder(kis, order))
    await run(180 * secondMs)

    const notices = client.frames.flatMap(({ values }) => {
      const decipher = createDecipheriv('aes-256-cbc', keys.key, keys.iv)
      const cells = (decipher.update(values, 'base64', 'utf8') + decipher.final('utf8')).split('^')
      const { columns } = domesticStockCcnlNotice
      const cell = (record: number, name: (typeof columns)[number]) =>
        cells[record * columns.length + columns.indexOf(name)]
      return Array.from({ length: cells.length / columns.length }, (_, record) => ({
        symbol: cell(record, 'STCK_SHRN_ISCD'),
        kind: cell(record, 'CNTG_YN'),
        quantity: Number(cell(record, 'CNTG_QTY')),
      }))
    })
    expect(notices[0]).toMatchObject({ symbol: '005930', kind: '1' })
    const fills = notices.filter(({ kind }) => kind === '2')
    expect(fills.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(3)
  })
})

describe('a feed of a simulator', () => {
  it('has rows of whole records, of the columns of the catalogue', async () => {
    const { client, register, run } = await start('2026-10-19T10:00:00+09:00')
    const codes: (string | undefined)[] = []
    const topics = [
      ['H0STCNT0', '005930'],
      ['H0NXCNT0', '005930'],
      ['H0UNCNT0', '005930'],
      ['H0STASP0', '005930'],
      ['H0UPCNT0', '0001'],
      ['H0STMBC0', '005930'],
      ['H0IFCNT0', '101W09'],
      ['H0BJCNT0', 'KR103502GA34'],
      ['H0EWCNT0', '57LA24'],
      ['HDFFF020', '1OZQ25'],
    ] as const

    for (const [trId, key] of topics) codes.push((await register(trId, key)).body?.msg_cd)
    await run(120 * secondMs)

    const widthsOf = (trId: string) => [
      ...new Set(
        client.frames
          .filter((frame) => frame.trId === trId)
          .map(({ count, values }) => values.split('^').length / Number(count)),
      ),
    ]
    expect(codes).toEqual(topics.map(() => 'OPSP0000'))
    expect(topics.map(([trId]) => [trId, widthsOf(trId)])).toEqual(
      topics.map(([trId]) => [trId, [allFeeds.find(({ real }) => real === trId)?.columns.length]]),
    )
  })
})
