import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { requestOf } from '../realtime/client.test-kit.ts'
import { startTestServer, type TestServer } from '../realtime/server.test-kit.ts'
import { createSocketHold } from './hold-for-socket.ts'
import { createSteppedClock } from './stepped.ts'
import { steppedSocket } from './stepped-socket.ts'

/** Opens a socket of a client in stepped time, which notes the instant of everything that it sees. */
function openNoted({ clock, origin }: Pick<TestServer, 'clock' | 'origin'>) {
  const seen: (readonly [what: string, ms: number])[] = []
  const startedAt = clock.now()
  const note = (what: string) => seen.push([what, clock.now() - startedAt])
  const socket = steppedSocket(clock)(origin, {
    open: () => note('open'),
    message: (text) => note(text.startsWith('{') ? (/OPSP\d+|PINGPONG/.exec(text)?.[0] ?? '') : 'frame'),
    close: (code) => note(`close ${code}`),
    error: () => note('error'),
  })
  onTestFinished(() => socket.terminate())
  return { socket, seen }
}

describe('steppedSocket', () => {
  it('opens, sends and gets its answers within the millisecond', async () => {
    const server = await startTestServer()
    const { clock } = server
    const { socket, seen } = openNoted(server)
    clock.setTimeout(() => socket.send(JSON.stringify(requestOf(server.approve(), '1', 'H0STCNT0', '005930'))), 500)

    await clock.runUntil(clock.now() + 2_000)

    expect(seen).toEqual([
      ['open', 0],
      ['OPSP0000', 500],
      ['frame', 1_000],
      ['frame', 2_000],
    ])
  })

  it('has read every row of an instant before time goes on', async () => {
    const server = await startTestServer({ pingPong: 'notices' })
    const { clock } = server
    let late = 0
    const socket = steppedSocket(clock)(server.origin, {
      open() {
        for (let key = 0; key < 41; key += 1)
          socket.send(JSON.stringify(requestOf(server.approve(), '1', 'H0STCNT0', `${key}`)))
      },
      message(text) {
        const time = text.split('^')[1]
        const now = new Date(clock.now() + 9 * 3_600_000).toISOString().slice(11, 19).replaceAll(':', '')
        if (time !== undefined && time !== now) late += 1
      },
      close() {},
      error() {},
    })
    onTestFinished(() => socket.terminate())
    let rows = 0
    server.controls.onSent((frame) => {
      rows += frame.rows.length
    })

    await clock.runUntil(clock.now() + 300_000)

    expect([rows, late]).toEqual([41 * 300, 0])
  })

  it.each(['close', 'terminate'] as const)('has ended for the server before time goes on: %s', async (how) => {
    const server = await startTestServer()
    const { clock } = server
    const codes: string[] = []
    const register = (socket: { send(text: string): void }) =>
      socket.send(JSON.stringify(requestOf(server.approve(), '1', 'H0STCNT0', '005930')))

    for (let turn = 0; turn < 20; turn += 1) {
      const { socket, seen } = openNoted(server)
      clock.setTimeout(() => register(socket), 1)
      clock.setTimeout(() => socket[how](), 2)
      await clock.runUntil(clock.now() + 3)
      codes.push(...seen.map(([what]) => what))
    }

    const end = how === 'close' ? 'close 1005' : 'close 1006'
    expect(codes).toEqual(Array.from({ length: 20 }, () => ['open', 'OPSP0000', end]).flat())
  })

  it('sees the end by the server at the instant of that end', async () => {
    const server = await startTestServer()
    const { clock } = server
    const { seen } = openNoted(server)
    clock.setTimeout(() => server.controls.disconnect(), 700)

    await clock.runUntil(clock.now() + 1_000)

    expect(seen).toEqual([
      ['open', 0],
      ['close 1006', 700],
    ])
  })

  it('lets time go on when nothing listens at the address', async () => {
    const clock = createSteppedClock(1_000_000)
    const { seen } = openNoted({ clock, origin: 'ws://127.0.0.1:9' })

    await clock.runUntil(clock.now() + 1_000)

    expect(seen).toEqual([
      ['error', 0],
      ['close 1006', 0],
    ])
  })

  it('lets time go on while the connection has died without a sign', async () => {
    const server = await startTestServer()
    const { clock } = server
    const { socket, seen } = openNoted(server)
    clock.setTimeout(() => server.controls.silence(), 100)
    clock.setTimeout(() => socket.send('anything'), 200)

    await clock.runUntil(clock.now() + 3_600_000)

    expect(seen).toEqual([['open', 0]])
  })

  it('refuses a clock that is not stepped', () => {
    expect(() => Reflect.apply(steppedSocket, null, [{}])).toThrow(expect.objectContaining({ field: 'clock' }))
  })
})

describe('a peer that answers no ping', () => {
  it('holds time once, and again after its next pong', async () => {
    const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1', autoPong: false })
    onTestFinished(() => sockets.close())
    const pings: Buffer[] = []
    let answers = false
    sockets.on('connection', (socket) =>
      socket.on('ping', (data) => {
        pings.push(data)
        if (answers) socket.pong(data)
      }),
    )
    await once(sockets, 'listening')
    const address = sockets.address()
    const socket = new WebSocket(`ws://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
    onTestFinished(() => socket.terminate())
    await once(socket, 'open')
    const clock = createSteppedClock(1_000_000)
    const hold = createSocketHold(clock, socket, 50)

    hold.untilRead()
    await clock.runUntil(clock.now() + 1_000)
    const first = pings.length
    hold.untilRead()
    await clock.runUntil(clock.now() + 1_000)
    const whileSilent = pings.length
    answers = true
    socket.on('pong', () => hold.untilRead())
    socket.ping('stepped 1')
    while (pings.length < 3) await setImmediate()

    expect([first, whileSilent]).toEqual([1, 1])
  })
})
