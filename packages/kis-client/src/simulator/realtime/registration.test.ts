import { describe, expect, it } from 'vitest'
import { requestOf } from './client.test-kit.ts'
import { startTestServer } from './server.test-kit.ts'

describe('the WebSocket of the simulator', () => {
  it('acknowledges a registration with key and iv', async () => {
    const server = await startTestServer()
    const client = await server.open()

    client.send(requestOf(server.approve(), '1', 'H0STCNT0', '005930'))

    expect(await client.answer()).toEqual({
      header: { tr_id: 'H0STCNT0', tr_key: '005930', encrypt: 'N' },
      body: {
        rt_cd: '0',
        msg_cd: 'OPSP0000',
        msg1: 'SUBSCRIBE SUCCESS',
        output: { iv: expect.stringMatching(/^\S{16}$/), key: expect.stringMatching(/^\S{32}$/) },
      },
    })
  })

  it('acknowledges a release, with a text that begins with UNSUB', async () => {
    const server = await startTestServer()
    const client = await server.open()
    await server.ask(client, '1', 'H0STCNT0', '005930')

    client.send(requestOf(server.approve(), '2', 'H0STCNT0', '005930'))

    expect((await client.answer()).body).toMatchObject({ rt_cd: '0', msg_cd: 'OPSP0001', msg1: 'UNSUBSCRIBE SUCCESS' })
  })

  it('names the topic of a refusal, and sends no key with it', async () => {
    const server = await startTestServer()
    const client = await server.open()
    await server.ask(client, '1', 'H0STCNT0', '005930')

    client.send(requestOf(server.approve(), '1', 'H0STCNT0', '005930'))

    expect(await client.answer()).toEqual({
      header: { tr_id: 'H0STCNT0', tr_key: '005930', encrypt: 'N' },
      body: { rt_cd: '1', msg_cd: 'OPSP0002', msg1: 'ALREADY IN SUBSCRIBE' },
    })
  })

  it('refuses the release of what is not registered with OPSP0003', async () => {
    const server = await startTestServer()
    const client = await server.open()

    expect(await server.ask(client, '2', 'H0STCNT0', '005930')).toBe('OPSP0003')
  })

  it('takes 41 registrations over all products, and refuses the 42nd with OPSP0008', async () => {
    const server = await startTestServer()
    const client = await server.open()
    const codes: (string | undefined)[] = []
    for (let index = 0; index < 21; index += 1) codes.push(await server.ask(client, '1', 'H0STCNT0', `0000${index}`))
    for (let index = 0; index < 20; index += 1) codes.push(await server.ask(client, '1', 'HDFSCNT0', `DNAS${index}`))

    const last = await server.ask(client, '1', 'H0STASP0', '005930')

    expect(codes).toEqual(Array.from({ length: 41 }, () => 'OPSP0000'))
    expect(last).toBe('OPSP0008')
    expect(server.controls.places()).toHaveLength(41)
  })

  it('gives a released place to another topic', async () => {
    const server = await startTestServer()
    const client = await server.open()
    for (let index = 0; index < 41; index += 1) await server.ask(client, '1', 'H0STCNT0', `0000${index}`)

    await server.ask(client, '2', 'H0STCNT0', '00007')

    expect(await server.ask(client, '1', 'H0STCNT0', '005930')).toBe('OPSP0000')
  })

  it('takes any path', async () => {
    const server = await startTestServer()

    const client = await server.open('/')

    expect(await server.ask(client, '1', 'H0STCNT0', '005930')).toBe('OPSP0000')
  })

  it('refuses a key that the feed does not know with OPSP8992', async () => {
    const server = await startTestServer()
    const client = await server.open()

    expect(await server.ask(client, '1', 'H0STCNT0', 'UNKNOWN')).toBe('OPSP8992')
    expect(server.controls.places()).toEqual([])
  })

  it.each([
    ['a feed that paper trading lacks', 'H0UNCNT0', '005930'],
    ['notices of the real host', 'H0STCNI0', 'simuser'],
  ])('refuses %s on the paper host with OPSP8991', async (_what, trId, key) => {
    const server = await startTestServer({ environment: 'paper' })
    const client = await server.open()

    expect(await server.ask(client, '1', trId, key)).toBe('OPSP8991')
  })

  it.each([
    ['text that is no JSON', 'hello', 'OPSP9999'],
    ['JSON that is no object', '[1]', 'OPSP9999'],
    ['a message without a header', { body: {} }, 'OPSP9998'],
    ['no custtype', { header: { tr_type: '1' } }, 'OPSP9997'],
    ['another custtype', { header: { custtype: 'X', tr_type: '1' } }, 'OPSP8998'],
    ['another tr_type', { header: { custtype: 'P', tr_type: '0' } }, 'OPSP8997'],
    ['no body', { header: { custtype: 'P', tr_type: '1' } }, 'OPSP9992'],
    ['no input', { header: { custtype: 'P', tr_type: '1' }, body: {} }, 'OPSP9991'],
    ['an unknown tr_id', requestOf('k', '1', 'H0STNHG0', '005930'), 'OPSP8991'],
    ['no tr_key', { header: { custtype: 'P', tr_type: '1' }, body: { input: { tr_id: 'H0STCNT0' } } }, 'OPSP9990'],
    ['a tr_key that cannot stand in a frame', requestOf('k', '1', 'H0STCNT0', '00|93'), 'OPSP8993'],
    ['an empty tr_key', requestOf('k', '1', 'H0STCNT0', ''), 'OPSP8993'],
  ])('answers %s with return code 9 and no topic', async (_what, message, code) => {
    const server = await startTestServer()
    const client = await server.open()

    client.send(message)

    expect(await client.answer()).toMatchObject({
      header: { tr_id: '(null)', tr_key: '', encrypt: 'N' },
      body: { rt_cd: '9', msg_cd: code },
    })
    expect(await server.ask(client, '1', 'H0STCNT0', '005930')).toBe('OPSP0000')
  })
})

describe('an approval key', () => {
  it('is refused with OPSP0011 if the simulator has not issued it', async () => {
    const server = await startTestServer()
    const client = await server.open()

    client.send(requestOf('p0mfw3x1a2b3-0000-0000-0000-000000000000', '1', 'H0STCNT0', '005930'))

    expect((await client.answer()).body).toMatchObject({ rt_cd: '1', msg_cd: 'OPSP0011' })
  })

  it('lives 24 hours', async () => {
    const server = await startTestServer({ pingPong: 'notices' })
    const client = await server.open()
    const key = server.approve()
    const askWith = async (symbol: string) => {
      client.send(requestOf(key, '1', 'H0STASP0', symbol))
      return (await client.answer()).body?.msg_cd
    }

    await server.clock.runUntil(server.clock.now() + 24 * 3_600_000 - 1)
    const before = await askWith('000001')
    await server.clock.runUntil(server.clock.now() + 1)

    expect([before, await askWith('000002')]).toEqual(['OPSP0000', 'OPSP0011'])
  })

  it('is invalid once it is killed, and its successor is valid', async () => {
    const server = await startTestServer()
    const client = await server.open()
    const old = server.approve()

    server.controls.killApprovalKeys()
    client.send(requestOf(old, '1', 'H0STCNT0', '005930'))
    const refused = await client.answer()

    expect(refused.body?.msg_cd).toBe('OPSP0011')
    expect(await server.ask(client, '1', 'H0STCNT0', '005930')).toBe('OPSP0000')
  })
})
