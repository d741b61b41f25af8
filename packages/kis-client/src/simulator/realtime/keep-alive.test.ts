import { describe, expect, it } from 'vitest'
import { startTestServer } from './server.test-kit.ts'

describe('PINGPONG', () => {
  it('is a text frame with the Korean time, every 11 to 14 s', async () => {
    const server = await startTestServer()
    const client = await server.open()
    const instants: number[] = []
    client.socket.on('message', () => instants.push(server.clock.now()))

    await server.clock.runUntil(server.clock.now() + 60_000)

    const gaps = instants.slice(1).map((at, index) => at - (instants[index] ?? 0))
    expect(gaps.length).toBeGreaterThanOrEqual(3)
    expect(gaps.every((ms) => ms >= 11_000 && ms <= 14_000)).toBe(true)
    expect(JSON.parse(client.texts[0] ?? '')).toEqual({
      header: { tr_id: 'PINGPONG', datetime: expect.stringMatching(/^2026101910001[1-4]$/) },
    })
  })

  it('goes to connections with notices alone, if pingPong says so', async () => {
    const server = await startTestServer({ pingPong: 'notices' })
    const client = await server.open()
    await server.ask(client, '1', 'H0STCNT0', '005930')
    await server.clock.runUntil(server.clock.now() + 60_000)
    const before = client.pings()

    await server.ask(client, '1', 'H0STCNI0', 'simuser')
    await server.clock.runUntil(server.clock.now() + 60_000)

    expect(before).toBe(0)
    expect(client.pings()).toBeGreaterThanOrEqual(4)
  })

  it('ends a connection that has not answered for about 100 s', async () => {
    const server = await startTestServer()
    const client = await server.open()
    const openedAt = server.clock.now()
    let endedAt = 0
    client.socket.on('close', () => {
      endedAt = server.clock.now()
    })

    await server.clock.runUntil(openedAt + 200_000)

    expect(endedAt - openedAt).toBeGreaterThanOrEqual(111_000)
    expect(endedAt - openedAt).toBeLessThanOrEqual(128_000)
  })

  it.each([
    ['its text, sent back', 'send'],
    ['a pong frame with its text, as KIS’s sample client does', 'pong'],
    ['a ping frame with its text, as KIS’s older samples do', 'ping'],
  ] as const)('is answered by %s', async (_what, how) => {
    const server = await startTestServer()
    const client = await server.open()
    client.socket.on('message', (data) => client.socket[how](`${data}`))

    await server.clock.runUntil(server.clock.now() + 300_000)

    expect(client.socket.readyState).toBe(client.socket.OPEN)
    expect(client.texts.every((text) => text.includes('PINGPONG'))).toBe(true)
  })

  it('is not answered by the pings of a WebSocket library', async () => {
    const server = await startTestServer()
    const client = await server.open()
    client.socket.on('message', () => client.socket.ping('other'))

    await server.clock.runUntil(server.clock.now() + 200_000)

    expect(client.socket.readyState).toBe(client.socket.CLOSED)
  })
})
