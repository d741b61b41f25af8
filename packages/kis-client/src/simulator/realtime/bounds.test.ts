import { once } from 'node:events'
import { connect } from 'node:net'
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
    server.controls.onSent(() => {
      written += client.frames[0]?.values.length ?? 0
    })

    client.socket.pause()
    server.controls.burst({}, 1_000_000)
    client.socket.resume()

    expect((await client.closed).code).toBe(1006)
    expect(mostUnreadBytes).toBe(8 * 1024 * 1024)
    // A frame has 20 rows; what the operating system has taken counts as read.
    expect(written * 20).toBeLessThan(3 * mostUnreadBytes)
  })

  it('is ended at a message of more than 64 KB', async () => {
    const server = await startTestServer()
    const client = await server.open()

    client.send('x'.repeat(64 * 1024 + 1))

    expect((await client.closed).code).toBe(1009)
  })

  it('is ended when it sends garbage and reads no answer', async () => {
    const server = await startTestServer({ pingPong: 'notices' })
    const { port } = new URL(server.origin)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(
      [
        'GET / HTTP/1.1',
        'Host: 127.0.0.1',
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
        '\r\n',
      ].join('\r\n'),
    )
    await once(socket, 'data')
    socket.pause()
    // A text frame of the client: its length, a mask of zeros, the text.
    const frame = Buffer.from([0x81, 0x80 + 7, 0, 0, 0, 0, ...Buffer.from('garbage')])
    const flood = Buffer.concat(Array.from({ length: 10_000 }, () => frame))

    const send = () => socket.write(flood, (error) => error ?? send())
    send()
    const ended = await once(socket, 'error').then(([error]) => error.code)

    expect(['EPIPE', 'ECONNRESET']).toContain(ended)
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
