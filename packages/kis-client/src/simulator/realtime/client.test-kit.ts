import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import * as z from 'zod'

/** Message of the server that is no data. */
export interface ControlMessage {
  readonly header: {
    readonly tr_id: string
    readonly tr_key?: string | undefined
    readonly encrypt?: string | undefined
  }
  readonly body?:
    | {
        readonly rt_cd: string
        readonly msg_cd: string
        readonly msg1: string
        readonly output?: { readonly iv: string; readonly key: string } | undefined
      }
    | undefined
}

const controlSchema: z.ZodType<ControlMessage> = z.object({
  header: z.object({ tr_id: z.string(), tr_key: z.string().optional(), encrypt: z.string().optional() }),
  body: z
    .object({
      rt_cd: z.string(),
      msg_cd: z.string(),
      msg1: z.string(),
      output: z.object({ iv: z.string(), key: z.string() }).optional(),
    })
    .optional(),
})

/** Data frame, split at its bars. */
export interface DataFrame {
  readonly flag: string
  readonly trId: string
  readonly count: string
  readonly values: string
}

/** Client of a test: the package `ws` alone. */
export interface TestClient {
  readonly socket: WebSocket
  /** Frames of market data so far. */
  readonly frames: DataFrame[]
  /** Texts so far, in the order of their arrival. */
  readonly texts: string[]
  /** Returns the number of PINGPONG frames so far. */
  pings(): number
  /** Sends text, or a message as JSON. */
  send(message: unknown): void
  /** Resolves with the next answer that was not read yet. */
  answer(): Promise<ControlMessage>
  /** Resolves when the connection has ended. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
}

/** Opens a client, which the end of the test terminates. */
export async function openClient(url: string): Promise<TestClient> {
  const socket = new WebSocket(url)
  const frames: DataFrame[] = []
  const texts: string[] = []
  const answers: ControlMessage[] = []
  const waiting: ((answer: ControlMessage) => void)[] = []
  let pings = 0
  socket.on('error', () => {})
  socket.on('message', (data) => {
    const text = data.toString()
    texts.push(text)
    if (!text.startsWith('{')) {
      const [flag = '', trId = '', count = '', values = ''] = text.split('|')
      return frames.push({ flag, trId, count, values })
    }
    const message = controlSchema.parse(JSON.parse(text))
    if (message.header.tr_id === 'PINGPONG') {
      pings += 1
      return
    }
    const next = waiting.shift()
    if (next) next(message)
    else answers.push(message)
  })
  const closed = new Promise<{ readonly code: number; readonly reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: `${reason}` }))
  })
  onTestFinished(() => socket.terminate())
  await once(socket, 'open')
  return {
    socket,
    frames,
    texts,
    closed,
    pings: () => pings,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    answer() {
      const first = answers.shift()
      return first ? Promise.resolve(first) : new Promise((resolve) => waiting.push(resolve))
    },
  }
}

/** Returns a request in the form of KIS's samples. */
export const requestOf = (approvalKey: string, trType: '1' | '2', trId: string, key: string): object => ({
  header: { approval_key: approvalKey, custtype: 'P', tr_type: trType, 'content-type': 'utf-8' },
  body: { input: { tr_id: trId, tr_key: key } },
})
