import { describe, expect, it } from 'vitest'
import { requestOf } from './client.test-kit.ts'
import type { RealtimeControls, SentFrame } from './controls.ts'
import { mangle } from './frame.ts'
import { startTestServer } from './server.test-kit.ts'

const secondMs = 1_000

/** Starts a server and a client that has registered trades and quotes of one share. */
async function start() {
  const server = await startTestServer({ pingPong: 'notices' })
  const client = await server.open()
  for (const trId of ['H0STCNT0', 'H0STASP0']) await server.ask(client, '1', trId, '005930')
  const run = (ms: number) => server.clock.runUntil(server.clock.now() + ms)
  return { server, client, run, controls: server.controls }
}

describe('refuse', () => {
  it.each(['OPSP0002', 'OPSP0007', 'OPSP0008', 'OPSP0010', 'OPSP0011', 'OPSP8999'] as const)(
    'refuses so many registrations with %s',
    async (code) => {
      const { server, client, controls } = await start()

      controls.refuse({ key: '000660' }, code)
      const codes = [
        await server.ask(client, '1', 'H0STCNT0', '035420'),
        await server.ask(client, '1', 'H0STCNT0', '000660'),
        await server.ask(client, '1', 'H0STCNT0', '000660'),
      ]

      expect(codes).toEqual(['OPSP0000', code, 'OPSP0000'])
    },
  )

  it('closes the connection after OPSP8996', async () => {
    const { server, client, controls } = await start()

    controls.refuse({}, 'OPSP8996')

    expect(await server.ask(client, '1', 'H0STCNT0', '000660')).toBe('OPSP8996')
    expect((await client.closed).code).toBe(1000)
  })
})

describe('delayAnswers', () => {
  it('takes the place at once, and delivers after the answer', async () => {
    const { server, client, run, controls } = await start()
    controls.delayAnswers({}, 5 * secondMs)
    const asked = server.ask(client, '1', 'H0STCNT0', '000660')
    await run(4 * secondMs)
    const before = { places: controls.places().length, rows: countOf(client, '000660') }

    await run(3 * secondMs)

    expect(await asked).toBe('OPSP0000')
    expect(before).toEqual({ places: 3, rows: 0 })
    expect(countOf(client, '000660')).toBe(2)
  })

  it('delivers nothing of a registration that was released before its answer', async () => {
    const { server, client, run, controls } = await start()
    controls.delayAnswers({ key: '000660' }, 5 * secondMs)
    client.send(requestOf(server.approve(), '1', 'H0STCNT0', '000660'))

    const released = await server.ask(client, '2', 'H0STCNT0', '000660')
    await run(8 * secondMs)

    expect(released).toBe('OPSP0001')
    expect((await client.answer()).body?.msg_cd).toBe('OPSP0000')
    expect([controls.places().length, countOf(client, '000660')]).toEqual([2, 0])
  })

  it('frees the place of a release with the answer', async () => {
    const { server, client, run, controls } = await start()
    controls.delayAnswers({}, 5 * secondMs)
    const asked = server.ask(client, '2', 'H0STCNT0', '005930')
    await run(4 * secondMs)
    const before = controls.places().length

    await run(2 * secondMs)

    expect(await asked).toBe('OPSP0001')
    expect([before, controls.places().length]).toEqual([2, 1])
  })
})

describe('silence', () => {
  it('lets a connection die without a sign: no rows, no answers, no end', async () => {
    const { client, run, controls } = await start()
    await run(secondMs)
    const before = client.texts.length

    controls.silence()
    client.send('anything')
    await run(600 * secondMs)

    expect(client.texts).toHaveLength(before)
    expect(client.socket.readyState).toBe(client.socket.OPEN)
  })

  it('stops the rows of the topics that match, and of no other', async () => {
    const { client, run, controls } = await start()

    controls.silence({ trId: 'H0STCNT0' })
    await run(3 * secondMs)

    expect(client.frames.map(({ trId }) => trId)).toEqual(['H0STASP0', 'H0STASP0', 'H0STASP0'])
  })

  it('ends for a topic that is released and registered again', async () => {
    const { server, client, run, controls } = await start()

    controls.silence({ trId: 'H0STCNT0' })
    await server.ask(client, '2', 'H0STCNT0', '005930')
    await server.ask(client, '1', 'H0STCNT0', '005930')
    await run(2 * secondMs)

    expect(client.frames.map(({ trId }) => trId)).toEqual(['H0STASP0', 'H0STCNT0', 'H0STASP0', 'H0STCNT0'])
  })

  it('leaves the next connection alive', async () => {
    const { server, client, run, controls } = await start()
    controls.silence()
    client.socket.terminate()
    await run(1)

    const next = await server.open()

    expect(await server.ask(next, '1', 'H0STCNT0', '005930')).toBe('OPSP0000')
  })
})

describe('stall', () => {
  it('holds rows back, and then sends all of them at once', async () => {
    const { client, run, controls } = await start()

    controls.stall(10_500)
    await run(10 * secondMs)
    const during = client.frames.length
    await run(500)

    expect(during).toBe(0)
    expect(client.frames.map(({ trId, count }) => [trId, count])).toEqual([
      ['H0STCNT0', '010'],
      ['H0STASP0', '010'],
    ])
  })
})

describe('burst', () => {
  it('sends the last row of the topics that match so many times', async () => {
    const { client, run, controls } = await start()
    await run(secondMs)

    const topics = controls.burst({ trId: 'H0STCNT0' }, 45)
    await run(1)

    expect(topics).toBe(1)
    expect(client.frames.slice(2).map(({ trId, count }) => [trId, count])).toEqual([
      ['H0STCNT0', '020'],
      ['H0STCNT0', '020'],
      ['H0STCNT0', '005'],
    ])
  })
})

describe('mangle', () => {
  const frame = '0|H0STCNT0|002|a^b^c^d'

  it.each([
    ['cut', '0|H0STCNT0|002|a^b'],
    ['count', '0|H0STCNT0|003|a^b^c^d'],
    ['empty', '0|H0STCNT0|002'],
    ['noise', 'a~b~c~d'],
  ] as const)('damages a frame: %s', (how, damaged) => {
    expect(mangle(frame, how).slice(0, damaged.length)).toBe(damaged)
    expect(mangle(frame, how)).not.toBe(frame)
  })

  it('damages so many frames of the topics that match', async () => {
    const { client, run, controls } = await start()

    controls.mangle({ trId: 'H0STASP0' }, 'empty', 2)
    await run(3 * secondMs)

    const [trades, quotes] = ['H0STCNT0', 'H0STASP0'].map((trId) => client.frames.filter((row) => row.trId === trId))
    expect(trades?.map(({ values }) => values === '')).toEqual([false, false, false])
    expect(quotes?.map(({ values }) => values === '')).toEqual([true, true, false])
  })
})

describe('disconnect and restart', () => {
  it.each([
    ['abrupt', 1006],
    ['close', 1000],
  ] as const)('ends the open connections: %s', async (how, code) => {
    const { client, controls } = await start()

    controls.disconnect(how)

    expect((await client.closed).code).toBe(code)
  })

  it('refuses connections while the server is down', async () => {
    const { server, client, run, controls } = await start()

    controls.restart(30 * secondMs)
    await client.closed
    const refused = await server.open().catch((error: unknown) => error)
    await run(30 * secondMs)

    expect(refused).toBeInstanceOf(Error)
    expect(await server.ask(await server.open(), '1', 'H0STCNT0', '005930')).toBe('OPSP0000')
  })

  it('restarts by itself on Fridays at fridayRestart', async () => {
    const { server, client } = await start()
    let endedAt = 0
    client.socket.on('close', () => {
      endedAt = server.clock.now()
    })
    // 2026-10-19 is a Monday. Without its topics the connection costs no steps until Friday.
    for (const trId of ['H0STCNT0', 'H0STASP0']) await server.ask(client, '2', trId, '005930')

    server.configure({ fridayRestart: '23:50' })
    await server.clock.runUntil(Date.parse('2026-10-24T00:00:00+09:00'))

    expect(new Date(endedAt).toISOString()).toBe('2026-10-23T14:50:00.000Z')
  })
})

describe('the record of the WebSocket', () => {
  it('has each request with its code, and no approval key', async () => {
    const { server, client, controls } = await start()
    await server.ask(client, '1', 'H0STCNT0', '005930')

    const [first, , third] = controls.requests()

    expect(first).toEqual({
      at: server.clock.now(),
      connection: 1,
      act: 'register',
      trId: 'H0STCNT0',
      key: '005930',
      code: 'OPSP0000',
    })
    expect(third).toMatchObject({ trId: 'H0STCNT0', code: 'OPSP0002' })
    expect(controls.requests({ trId: 'H0STASP0' })).toHaveLength(1)
  })

  it('passes each frame on to the listeners', async () => {
    const { run, controls } = await start()
    const seen: SentFrame[] = []
    const stop = controls.onSent((frame) => void seen.push(frame))
    controls.mangle({}, 'cut')
    await run(secondMs)
    stop()
    await run(secondMs)

    expect(seen.map(({ trId, key, rows, isMangled }) => [trId, key, rows.length, isMangled])).toEqual([
      ['H0STCNT0', '005930', 1, true],
      ['H0STASP0', '005930', 1, false],
    ])
  })
})

describe('a control of the WebSocket', () => {
  const wrong: readonly (readonly [string, (controls: RealtimeControls) => unknown, string])[] = [
    ['text for a match', (controls) => Reflect.apply(controls.silence, null, ['005930']), 'match'],
    ['an unknown field of a match', (controls) => Reflect.apply(controls.silence, null, [{ symbol: '1' }]), 'symbol'],
    ['a code that is no refusal', (controls) => Reflect.apply(controls.refuse, null, [{}, 'OPSP0000']), 'code'],
    ['a number of times below 1', (controls) => controls.refuse({}, 'OPSP0007', 0), 'times'],
    ['a delay below 0', (controls) => controls.delayAnswers({}, -1), 'ms'],
    ['an unknown damage', (controls) => Reflect.apply(controls.mangle, null, [{}, 'burnt']), 'how'],
    ['a span that is no number', (controls) => Reflect.apply(controls.stall, null, ['5']), 'forMs'],
    ['half a row', (controls) => controls.burst({}, 1.5), 'rows'],
    ['an unknown end', (controls) => Reflect.apply(controls.disconnect, null, ['soft']), 'how'],
    ['an endless restart', (controls) => controls.restart(Number.POSITIVE_INFINITY), 'downMs'],
  ]

  it.each(wrong)('refuses %s', async (_what, act, field) => {
    const { controls } = await startTestServer()

    expect(() => act(controls)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field }))
  })
})

const countOf = ({ frames }: { readonly frames: readonly { readonly values: string }[] }, key: string) =>
  frames.filter(({ values }) => values.startsWith(`${key}^`)).length
