import { request } from 'undici'
import { describe, expect, it, onTestFinished } from 'vitest'
import * as z from 'zod'
import { createKisClient } from '../../client/create-client.ts'
import { createSteppedClock } from '../clocks/stepped.ts'
import type { SimulatorOptions } from '../options.ts'
import { startSimulator } from '../simulator.ts'
import { openClient, requestOf } from './client.test-kit.ts'

async function start(options: SimulatorOptions = {}) {
  const simulator = await startSimulator(options)
  onTestFinished(() => simulator.close())
  const post = async (origin: string, path: string, body: unknown) => {
    const answer = await request(`${origin}${path}`, { method: 'POST', body: JSON.stringify(body) })
    return { status: answer.statusCode, value: z.record(z.string(), z.unknown()).parse(await answer.body.json()) }
  }
  const approve = async () => {
    const { appKey: appkey, appSecret: secretkey } = simulator.credentials
    const body = { grant_type: 'client_credentials', appkey, secretkey }
    return `${(await post(simulator.rest, '/oauth2/Approval', body)).value['approval_key']}`
  }
  const control = (path: string, body: unknown) => post(simulator.control, path, body)
  return { simulator, approve, control, post }
}

describe('startSimulator', () => {
  it('serves the WebSocket with an approval key of its REST port', async () => {
    const { simulator, approve } = await start()
    const client = await openClient(`${simulator.ws}/tryitout`)

    client.send(requestOf(await approve(), '1', 'H0STCNT0', '005930'))

    expect((await client.answer()).body?.msg_cd).toBe('OPSP0000')
    expect(simulator.hosts.ws).toBe(simulator.ws)
  })

  it('approves the sockets of further app keys', async () => {
    const { simulator, post } = await start({ moreAppKeys: 1 })
    const [more] = simulator.moreCredentials
    const body = { grant_type: 'client_credentials', appkey: more?.appKey, secretkey: more?.appSecret }
    const approval = await post(simulator.rest, '/oauth2/Approval', body)
    const client = await openClient(simulator.ws)

    client.send(requestOf(`${approval.value['approval_key']}`, '1', 'H0STCNT0', '005930'))

    expect((await client.answer()).body?.msg_cd).toBe('OPSP0000')
    expect(simulator.realtime.places()).toMatchObject([{ appKey: 1 }])
    expect(more?.appKey).not.toBe(simulator.credentials.appKey)
  })

  it('registers notices under the option htsId', async () => {
    const { simulator, approve } = await start({ htsId: 'trader1' })
    const client = await openClient(simulator.ws)

    client.send(requestOf(await approve(), '1', 'H0STCNI9', 'trader1'))

    expect((await client.answer()).header).toEqual({ tr_id: 'H0STCNI9', tr_key: 'trader1', encrypt: 'Y' })
  })

  it('takes the port of wsPort, and frees both ports if it is taken', async () => {
    const { simulator } = await start()
    const wsPort = Number(new URL(simulator.ws).port)

    const failed = await startSimulator({ wsPort }).catch((error: unknown) => error)

    expect(failed).toMatchObject({ code: 'EADDRINUSE', port: wsPort })
  })

  it('ends a connection whose market fails, names the failure, and serves the others', async () => {
    const clock = createSteppedClock(Date.parse('2026-10-19T10:00:00+09:00'))
    const day = { date: '2026-10-19', open: '70000', high: '70000', low: '70000', close: '70000', volume: 1 }
    const minutes = () => [{ ...day, startsAt: 5 }]
    const { simulator, approve } = await start({ clock, hours: 'exchange', bars: { '005930': [day] }, minutes })
    const key = await approve()
    const [broken, other] = [await openClient(simulator.ws), await openClient(simulator.ws)]

    broken.send(requestOf(key, '1', 'H0STCNT0', '005930'))

    expect(await broken.closed).toMatchObject({ code: 1011, reason: expect.stringContaining('minutes.005930.2026-10') })
    other.send(requestOf(key, '1', 'H0STCNT0', '000660'))
    expect((await other.answer()).body?.msg_cd).toBe('OPSP0000')
  })

  it('passes sockets that hold its stepped clock to a client', async () => {
    const { simulator } = await start({ clock: createSteppedClock(Date.parse('2026-10-19T10:00:00+09:00')) })

    const kis = createKisClient({ ...simulator.clientOptions })

    expect(simulator.clientOptions.openSocket).toBeTypeOf('function')
    await kis.close()
  })

  it('follows settings that change while it runs', async () => {
    const clock = createSteppedClock(Date.parse('2026-10-19T10:00:00+09:00'))
    const { simulator } = await start({ clock, pingPong: 'notices' })
    const client = await openClient(simulator.ws)

    simulator.configure({ pingPong: 'all' })
    await clock.runUntil(clock.now() + 20_000)

    expect(client.pings()).toBe(1)
  })

  it.each([
    ['htsId', { htsId: 'an id' }],
    ['wsPort', { wsPort: 70_000 }],
    ['moreAppKeys', { moreAppKeys: 21 }],
    ['heldPlacesMs', { heldPlacesMs: 300_001 }],
    ['heldSessionMs', { heldSessionMs: -1 }],
    ['extraColumns', { extraColumns: 101 }],
    ['fridayRestart', { fridayRestart: '24:00' }],
  ])('refuses a wrong %s', async (field, options) => {
    await expect(startSimulator(options)).rejects.toMatchObject({ code: 'KIS_INPUT', field })
  })
})

describe('the control port', () => {
  it('refuses, delays, mangles, silences and ends as the methods do', async () => {
    const { simulator, approve, control } = await start()
    const key = await approve()
    const first = await openClient(simulator.ws)

    const answered = [
      await control('/realtime/refuse', { match: { key: '000660' }, code: 'OPSP0007' }),
      await control('/realtime/delay', { match: { key: '035420' }, ms: 1, times: 2 }),
      await control('/realtime/mangle', { how: 'cut' }),
      await control('/realtime/stall', { forMs: 1 }),
      await control('/settings', { heldPlacesMs: 1_000, pingPong: 'notices', extraColumns: 1, fridayRestart: '23:50' }),
    ]
    first.send(requestOf(key, '1', 'H0STCNT0', '000660'))
    const refused = await first.answer()
    await control('/realtime/silence', {})
    await control('/realtime/disconnect', { how: 'abrupt' })

    expect(answered.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(refused.body?.msg_cd).toBe('OPSP0007')
    expect((await first.closed).code).toBe(1006)
  })

  it('lists places and requests, and never an approval key', async () => {
    const { simulator, approve } = await start()
    const key = await approve()
    const client = await openClient(simulator.ws)
    client.send(requestOf(key, '1', 'H0STCNT0', '005930'))
    await client.answer()
    const get = async (path: string) => (await request(`${simulator.control}${path}`)).body.text()

    const [places, requests] = [await get('/realtime/places'), await get('/realtime/requests?key=005930')]

    expect(JSON.parse(places)).toEqual([{ trId: 'H0STCNT0', key: '005930', connection: 1, appKey: 0 }])
    expect(JSON.parse(requests)).toMatchObject([{ act: 'register', trId: 'H0STCNT0', code: 'OPSP0000' }])
    expect(places + requests).not.toContain(key)
  })

  it('kills the approval keys, sends bursts and restarts', async () => {
    const { simulator, approve, control } = await start()
    const old = await approve()
    const client = await openClient(simulator.ws)

    await control('/realtime/kill-keys', {})
    client.send(requestOf(old, '1', 'H0STCNT0', '005930'))
    const refused = await client.answer()
    const burst = await control('/realtime/burst', { rows: 5 })
    await control('/realtime/restart', {})

    expect(refused.body?.msg_cd).toBe('OPSP0011')
    expect(burst.value).toEqual({ topics: 0 })
    expect((await client.closed).code).toBe(1006)
  })

  it.each([
    ['/realtime/refuse', { code: 'OPSP0000' }],
    ['/realtime/refuse', { code: 'OPSP0007', times: 0 }],
    ['/realtime/delay', { match: { symbol: '005930' }, ms: 1 }],
    ['/realtime/mangle', { how: 'burnt' }],
    ['/realtime/stall', {}],
    ['/realtime/burst', { rows: 1_000_001 }],
    ['/realtime/disconnect', { how: 'soft' }],
    ['/realtime/restart', { downMs: -1 }],
  ])('answers a wrong body with 400: %s', async (path, body) => {
    const { control } = await start()

    expect(await control(path, body)).toMatchObject({ status: 400, value: { error: expect.any(String) } })
  })
})
