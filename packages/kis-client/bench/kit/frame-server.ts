import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type WebSocket, WebSocketServer } from 'ws'
import { tradeFrame, tradeRecord } from './trade-frames.ts'

// A WebSocket server in a process of its own, whose CPU time is not counted in the client's. It acknowledges
// registrations as KIS does, and then sends frames of 1 to 4 trades, of all topics in turn.

const self = fileURLToPath(import.meta.url)

/** Keys of the topics. */
export const keys: readonly string[] = Array.from({ length: 40 }, (_, index) => String(100_010 + index * 10))

/** `flood`: frames as fast as the client reads. `paced`: 5,000 rows/s, each with the instant of its sending as ACML_VOL. */
export type SendingKind = 'flood' | 'paced'

export const rowsPerSecond = 5_000
/** Frames have 1 to 4 records in turn. */
const rowsPerFrame = 2.5
/** Rows that `paced` sends ten times as fast, since a program that trades all day has compiled its code. */
export const warmUpRows = 100_000
const warmUpFrames = warmUpRows / rowsPerFrame

/** Returns the time of a clock that all processes of the machine share, in µs. */
export const machineUs = (): number => Number(process.hrtime.bigint() / 1_000n)

export interface FrameServer {
  /** Address of the WebSocket. */
  readonly url: string
  /** Begins with the frames. */
  start(): void
  kill(): void
}

export async function startFrameServer(kind: SendingKind): Promise<FrameServer> {
  const server: ChildProcess = fork(self, [kind])
  process.once('exit', () => server.kill('SIGKILL'))
  const [port] = await once(server, 'message')
  return {
    url: `ws://127.0.0.1:${port}`,
    start: () => void server.send('start'),
    kill: () => void server.kill('SIGKILL'),
  }
}

/** Returns KIS's acknowledgement of a registration. */
function acknowledge(request: string): string {
  const { tr_id, tr_key } = JSON.parse(request).body.input
  const output = { iv: '0123456789abcdef', key: 'abcdefghijklmnopabcdefghijklmnop' }
  return JSON.stringify({
    header: { tr_id, tr_key, encrypt: 'N' },
    body: { rt_cd: '0', msg_cd: 'OPSP0000', msg1: 'SUBSCRIBE SUCCESS', output },
  })
}

const frameOf = (turn: number, volume?: number): string => {
  const key = keys[turn % keys.length] ?? ''
  return tradeFrame(Array.from({ length: 1 + (turn % 4) }, (_, index) => tradeRecord(key, turn * 4 + index, volume)))
}

/** Returns the bytes of a text message: a header of 4 bytes, and the text without a mask. */
function messageBytes(text: string): Buffer {
  const payload = Buffer.from(text)
  return Buffer.concat([Buffer.from([0x81, 126, payload.length >> 8, payload.length & 0xff]), payload])
}

/** Writes prepared frames whenever the socket takes more. */
function flood(socket: Socket): void {
  const laps = Array.from({ length: 8 }, (_, lap) =>
    Buffer.concat(Array.from({ length: 80 }, (__, index) => messageBytes(frameOf(lap * 81 + index)))),
  )
  let turn = 0
  const write = () => {
    for (;;) {
      turn += 1
      if (!socket.write(laps[turn % laps.length] ?? '')) return
    }
  }
  socket.on('drain', write)
  write()
}

/** Sends the frames that are due at each tick of a millisecond, at first ten times as many. */
function pace(socket: WebSocket): void {
  let [turn, due] = [0, 0]
  let lastAt = performance.now()
  setInterval(() => {
    const now = performance.now()
    due += ((now - lastAt) / 1_000) * (rowsPerSecond / rowsPerFrame) * (due < warmUpFrames ? 10 : 1)
    lastAt = now
    for (; turn < due; turn += 1) socket.send(frameOf(turn, machineUs()))
  }, 1)
}

/** Runs in the server's process. */
async function serve(kind: SendingKind): Promise<void> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  const connected = Promise.withResolvers<{ readonly socket: WebSocket; readonly raw: Socket }>()
  server.on('connection', (socket, { socket: raw }) => {
    socket.on('message', (data) => socket.send(acknowledge(data.toString())))
    connected.resolve({ socket, raw })
  })
  process.once('disconnect', () => process.exit())
  process.once('message', async () => {
    const { socket, raw } = await connected.promise
    if (kind === 'flood') flood(raw)
    else pace(socket)
  })
  await once(server, 'listening')
  const address = server.address()
  process.send?.(typeof address === 'string' ? 0 : address?.port)
}

if (process.argv[1] === self) await serve(process.argv[2] === 'flood' ? 'flood' : 'paced')
