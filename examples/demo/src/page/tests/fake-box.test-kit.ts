import { equityChart } from '@stockeye/example-charts/equity'
import { renderPicture } from '@stockeye/example-charts/picture'
import { listen } from '@stockeye/example-shared/listen'
import type { BoxEvents, ChatMessage, FaultSwitch, Speed, TimelineEntry } from '../../box/contract.ts'
import { buildPage, type PageFile } from '../build.ts'
import { answerPage } from '../serve.ts'
import * as sample from './sample.test-kit.ts'

/** Server of the page that speaks both contracts with data of its own, and keeps what the page has sent. */
export interface FakeBox {
  readonly url: string
  /** Bodies of the requests that the page has sent, as `POST /box/chat {"text":"/help"}`. */
  readonly sent: readonly string[]
  emit<Name extends keyof BoxEvents>(name: Name, event: BoxEvents[Name]): void
  /** Sends an event of the API. */
  emitApi(name: string, event: object): void
  /** Makes the page see an answer of 500 for each request below `/box/` until it is called again. */
  refuse(isRefusing: boolean): void
  stop(): Promise<void>
}

/** Lines to the pages that listen. */
function createFeed() {
  const encoder = new TextEncoder()
  const open = new Set<ReadableStreamDefaultController<Uint8Array>>()
  const format = (name: string, event: object) => encoder.encode(`event: ${name}\ndata: ${JSON.stringify(event)}\n\n`)
  return {
    emit(name: string, event: object) {
      for (const controller of open) controller.enqueue(format(name, event))
    },
    answer(first: readonly (readonly [string, object])[]) {
      let own: ReadableStreamDefaultController<Uint8Array> | undefined
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          own = controller
          open.add(controller)
          for (const [name, event] of first) controller.enqueue(format(name, event))
        },
        cancel() {
          if (own !== undefined) open.delete(own)
        },
      })
      return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } })
    },
    close() {
      for (const controller of open) controller.close()
      open.clear()
    },
  }
}

/** Files that take a while to make: they serve all tests. */
export interface FakeBoxFiles {
  readonly files: ReadonlyMap<string, PageFile>
  /** Picture of a message. */
  readonly picture: Uint8Array<ArrayBuffer>
}

export interface FakeBoxOptions {
  /** @default a free one */
  readonly port?: number
  readonly messages?: readonly ChatMessage[]
  readonly timeline?: readonly TimelineEntry[]
}

/** Builds the page, and draws the picture of a message. */
export async function makeFiles(): Promise<FakeBoxFiles> {
  const chart = equityChart({ points: sample.equity, currency: 'KRW', language: 'ko', theme: 'light' })
  const picture = await renderPicture(chart, { width: 960, height: 600 })
  return { files: await buildPage(), picture: new Uint8Array(picture) }
}

/** Starts the server. It answers each message of the visitor, and each press of a button. */
export async function startFakeBox({ files, picture }: FakeBoxFiles, options: FakeBoxOptions = {}): Promise<FakeBox> {
  const { port = 0, messages = sample.messages, timeline = sample.timeline } = options
  const box = createFeed()
  const api = createFeed()
  const sent: string[] = []
  let chat = [...messages]
  let clock = sample.clock
  let switches = sample.switches
  let isRefusing = false
  let isStopping = false

  const put = (message: ChatMessage) => {
    chat = [...chat.filter(({ id }) => id !== message.id), message].sort((a, b) => a.id - b.id)
    box.emit('message', message)
  }
  const nextId = () => Math.max(0, ...chat.map(({ id }) => id)) + 1
  const say = (from: ChatMessage['from'], text: string, buttons: ChatMessage['buttons'] = []) =>
    put({ id: nextId(), from, at: sample.realNow, html: htmlOf(text), isEdited: false, buttons })

  const takers: Readonly<Record<string, (body: Readonly<Record<string, unknown>>) => unknown>> = {
    '/box/token': () => ({ access_token: 'token-of-the-visitor', expires_in: 900 }),
    '/box/clock': ({ speed }) => {
      clock = { ...clock, speed: speed as Speed }
      box.emit('clock', clock)
      return clock
    },
    '/box/faults': ({ name, isOn }) => {
      switches = switches.map((fault) =>
        fault.name === name ? { ...fault, isOn: fault.lasts && isOn === true } : fault,
      )
      box.emit('switches', switches)
      return switches.find((fault): fault is FaultSwitch => fault.name === name)
    },
    '/box/chat': ({ text, messageId, label }) => {
      if (typeof text === 'string') {
        say('visitor', text)
        say('bot', `answer to ${text}`, [['Run now', 'Cancel']])
      } else {
        const message = chat.find(({ id }) => id === messageId)
        if (message !== undefined) put({ ...message, html: `pressed <b>${label}</b>`, isEdited: true, buttons: [] })
      }
      return undefined
    },
  }

  async function post(request: Request, path: string): Promise<Response> {
    const text = await request.text()
    sent.push(`POST ${path} ${text}`.trim())
    const taker = takers[path]
    if (isRefusing || taker === undefined) return new Response(null, { status: isRefusing ? 500 : 404 })
    const answer = taker(text === '' ? {} : JSON.parse(text))
    return answer === undefined ? new Response(null, { status: 202 }) : Response.json(answer)
  }

  function read(path: string): Response {
    if (path === '/box/events') {
      const first = { clock, switches, sessions: sample.sessions, tokens: sample.tokens, topics: sample.topics }
      return box.answer([
        ...Object.entries(first),
        ['figures', sample.figures],
        ...chat.map((message) => ['message', message] as const),
        ...timeline.map((entry) => ['timeline', entry] as const),
      ])
    }
    const id = /^\/box\/files\/(\w+)$/.exec(path)?.[1]
    return id === undefined
      ? new Response(null, { status: 404 })
      : new Response(picture, { headers: { 'content-type': 'image/png' } })
  }

  function readApi(request: Request, path: string): Response {
    if (request.headers.get('authorization') !== 'Bearer token-of-the-visitor')
      return Response.json({ code: 'token_missing' }, { status: 401 })
    if (path === '/api/v1/admin/events') return api.answer(sample.apiEvents)
    if (path === '/api/v1/admin/trader/equity') return Response.json({ points: sample.equity })
    if (path.startsWith('/api/v1/candles/')) return Response.json({ candles: sample.candles })
    const id = /^\/api\/v1\/admin\/trader\/orders\/([^/]+)$/.exec(path)?.[1]
    const order = sample.orders.find((one) => one.id === decodeURIComponent(id ?? ''))
    return order === undefined
      ? Response.json({ code: 'not_found' }, { status: 404 })
      : Response.json({ ...order, evidence: sample.evidence })
  }

  const served = await listen(
    (request) => {
      // A kept connection would let the page call a server that is about to stop.
      if (isStopping) return new Response(null, { status: 503, headers: { connection: 'close' } })
      const path = new URL(request.url).pathname
      if (request.method === 'POST') return post(request, path)
      return answerPage(files, request) ?? (path.startsWith('/api/') ? readApi(request, path) : read(path))
    },
    { host: '127.0.0.1', port },
  )
  return {
    url: served.url,
    sent,
    emit: (name, event) => {
      if (name === 'message') put(event as ChatMessage)
      else box.emit(name, event)
    },
    emitApi: (name, event) => api.emit(name, event),
    refuse(next) {
      isRefusing = next
    },
    async stop() {
      isStopping = true
      box.close()
      api.close()
      await served.stop()
    },
  }
}

const htmlOf = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
