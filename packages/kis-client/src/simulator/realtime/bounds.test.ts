import { describe, expect, it } from 'vitest'
import { mostUnreadBytes } from './connection.ts'
import { startTestServer } from './server.test-kit.ts'

describe('a client that misbehaves', () => {
  it('is ended when it does not read, once 8 MB wait for it', async () => {
    const server = await startTestServer({ pingPong: 'notices' })
    const client = await server.open()
    await server.ask(client, '1', 'H0STCNT0', '005930')
    await server.clock.runUntil(server.clock.now() + 1_000)
    let written = 0
    server.controls.onSent(({ rows }) => {
      written += rows.length
    })

    client.socket.pause()
    server.controls.burst({}, 1_000_000)
    client.socket.resume()
    const { code } = await client.closed

    // A row of the test has about 140 bytes.
    expect(mostUnreadBytes).toBe(8 * 1024 * 1024)
    expect(code).toBe(1006)
    expect(written).toBeGreaterThan(0)
  })

  it('is ended at a message of more than 64 KB', async () => {
    const server = await startTestServer()
    const client = await server.open()

    client.send('x'.repeat(64 * 1024 + 1))

    expect((await client.closed).code).toBe(1009)
  })

  it('is ended when it sends garbage and reads no answer', async () => {
    const server = await startTestServer({ pingPong: 'notices' })
    const client = await server.open()
    client.socket.pause()
    const { closed } = client

    const flood = setInterval(() => {
      for (let count = 0; count < 5_000; count += 1) client.send('garbage')
    }, 1)
    const end = new Promise<void>((resolve) => client.socket.on('error', () => resolve()))
    client.socket.on('error', () => {})
    await Promise.race([end, untilPlaces(server)])
    clearInterval(flood)
    client.socket.resume()

    expect([1006, 1005]).toContain((await closed).code)
  })

  it('is ended when more than 1,000 delayed answers wait for it', async () => {
    const server = await startTestServer({ pingPong: 'notices' })
    const client = await server.open()
    server.controls.delayAnswers({}, 60_000, 2_000)

    for (let count = 0; count <= 1_000; count += 1)
      client.send({
        header: { approval_key: server.approve(), custtype: 'P', tr_type: '2' },
        body: { input: { tr_id: 'H0STCNT0', tr_key: '005930' } },
      })

    expect((await client.closed).code).toBe(1006)
  })

  it('gets no WebSocket for a plain request', async () => {
    const server = await startTestServer()

    const answer = await fetch(server.origin.replace('ws:', 'http:'))

    expect(answer.status).toBe(426)
  })
})

const untilPlaces = (_server: unknown) => new Promise<void>(() => {})
