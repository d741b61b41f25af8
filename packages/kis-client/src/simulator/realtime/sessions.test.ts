import { describe, expect, it } from 'vitest'
import { requestOf } from './client.test-kit.ts'
import { startTestServer } from './server.test-kit.ts'

describe('a second session of an app key', () => {
  it('is refused with OPSP8996 at its first registration, and closed', async () => {
    const server = await startTestServer()
    const [first, second] = [await server.open(), await server.open()]
    await server.ask(first, '1', 'H0STCNT0', '005930')

    expect(await server.ask(second, '1', 'H0STCNT0', '000660')).toBe('OPSP8996')
    expect(await second.closed).toEqual({ code: 1000, reason: '' })
    expect(await server.ask(first, '1', 'H0STCNT0', '000660')).toBe('OPSP0000')
  })

  it('is taken where the first one has registered nothing', async () => {
    const server = await startTestServer()
    const [, second] = [await server.open(), await server.open()]

    expect(await server.ask(second, '1', 'H0STCNT0', '005930')).toBe('OPSP0000')
  })

  it('is taken once the first one has ended', async () => {
    const server = await startTestServer()
    const first = await server.open()
    await server.ask(first, '1', 'H0STCNT0', '005930')

    first.socket.terminate()
    await server.clock.runUntil(server.clock.now() + 1)
    const second = await server.open()

    expect(await server.ask(second, '1', 'H0STCNT0', '005930')).toBe('OPSP0000')
  })

  it('is refused for the span of heldSessionMs after the first one has ended', async () => {
    const server = await startTestServer({ heldSessionMs: 60_000 })
    const first = await server.open()
    await server.ask(first, '1', 'H0STCNT0', '005930')
    first.socket.close()
    await first.closed
    await server.clock.runUntil(server.clock.now() + 59_000)

    const codes = [await server.ask(await server.open(), '1', 'H0STCNT0', '005930')]
    await server.clock.runUntil(server.clock.now() + 1_000)
    codes.push(await server.ask(await server.open(), '1', 'H0STCNT0', '005930'))

    expect(codes).toEqual(['OPSP8996', 'OPSP0000'])
  })
})

describe('a place of an ended session', () => {
  /** Ends a session that has registered `topics` topics, and returns its successor. */
  const successorOf = async (topics: number, heldPlacesMs: number) => {
    const server = await startTestServer({ heldPlacesMs })
    const first = await server.open()
    for (let index = 0; index < topics; index += 1) await server.ask(first, '1', 'H0STCNT0', `${index}`)
    first.socket.terminate()
    await first.closed
    await server.clock.runUntil(server.clock.now() + 1)
    return { server, client: await server.open() }
  }

  it('is free at once by default', async () => {
    const { server, client } = await successorOf(41, 0)

    expect(await server.ask(client, '1', 'H0STCNT0', '0')).toBe('OPSP0000')
  })

  it('refuses its own topic with OPSP0002 while it is held, and delivers nothing', async () => {
    const { server, client } = await successorOf(1, 60_000)

    const code = await server.ask(client, '1', 'H0STCNT0', '0')
    await server.clock.runUntil(server.clock.now() + 3_000)

    expect(code).toBe('OPSP0002')
    expect(client.frames).toEqual([])
  })

  it('counts among the 41', async () => {
    const { server, client } = await successorOf(40, 60_000)

    const codes = [await server.ask(client, '1', 'H0STCNT0', 'a'), await server.ask(client, '1', 'H0STCNT0', 'b')]

    expect(codes).toEqual(['OPSP0000', 'OPSP0008'])
  })

  it('becomes free after heldPlacesMs', async () => {
    const { server, client } = await successorOf(41, 60_000)
    const heldUntil = server.controls.places()[0]?.heldUntil ?? 0

    await server.clock.runUntil(heldUntil - 1)
    const before = await server.ask(client, '1', 'H0STCNT0', '0')
    await server.clock.runUntil(heldUntil)

    expect([before, await server.ask(client, '1', 'H0STCNT0', '0')]).toEqual(['OPSP0002', 'OPSP0000'])
  })

  it('is not held if it was released before', async () => {
    const server = await startTestServer({ heldPlacesMs: 60_000 })
    const first = await server.open()
    await server.ask(first, '1', 'H0STCNT0', '005930')
    await server.ask(first, '2', 'H0STCNT0', '005930')
    first.socket.close()
    await first.closed
    await server.clock.runUntil(server.clock.now() + 1)

    expect(await server.ask(await server.open(), '1', 'H0STCNT0', '005930')).toBe('OPSP0000')
  })
})

describe('another app key', () => {
  it('has a session and 41 places of its own', async () => {
    const server = await startTestServer()
    const [first, second] = [await server.open(), await server.open()]
    for (let index = 0; index < 41; index += 1) await server.ask(first, '1', 'H0STCNT0', `${index}`)

    second.send(requestOf(server.approve(1), '1', 'H0STCNT0', '0'))

    expect((await second.answer()).body?.msg_cd).toBe('OPSP0000')
    expect(server.controls.places().map(({ appKey }) => appKey)).toEqual([...Array.from({ length: 41 }, () => 0), 1])
  })
})
