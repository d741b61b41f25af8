import type { Log } from '@stockeye/example-shared/log'
import { isLoopbackHost } from '@stockeye/example-shared/loopback-host'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod'
import type { PageFile } from '../page/build.ts'
import { answerPage } from '../page/serve.ts'
import { type Chat, longestText } from './chat.ts'
import { type BoxClock, faultNames, type Speed, speeds } from './contract.ts'
import type { Faults } from './faults.ts'
import type { Hub } from './hub.ts'

export interface BoxParts {
  readonly hub: Hub
  readonly chat: Chat
  readonly faults: Faults
  /** Files of the page by their paths; `/` is the page. */
  readonly page: ReadonlyMap<string, PageFile>
  /** Answers a request to the API. */
  readonly api: (request: Request) => Promise<Response>
  /** Issues a token of the visitor, in the shape of the API's answer. */
  readonly issueToken: () => Promise<Response>
  readonly clock: { read(): BoxClock; setSpeed(speed: Speed): void }
  readonly log: Log
  /** Notes what a person did on the page. */
  readonly noted: (code: string, values: Readonly<Record<string, string | number>>) => void
}

/** Longest body, in bytes: a text of the chat in any script. */
const mostBytes = 4 * longestText + 1_000

const speedSchema = z.object({ speed: z.union(speeds.map((speed) => z.literal(speed))) })
const faultSchema = z.object({ name: z.enum(faultNames), isOn: z.boolean() })
const chatSchema = z.union([
  z.object({ text: z.string().trim().min(1).max(longestText) }),
  z.object({ messageId: z.int(), label: z.string() }),
])

/**
 * Creates the server of the box: its page, its own routes, and the API. Only a page of this server may call it: a page of another site
 * in the same browser must not press its buttons, nor read its events under a name of its own that leads to this machine.
 */
export function createBoxServer(parts: BoxParts): Hono {
  const { hub, chat, faults, page, api, issueToken, clock, log, noted } = parts
  const app = new Hono()

  app.use(async (call, next) => {
    if (!isOfThisMachine(call)) return call.text('open the page under 127.0.0.1 or localhost', 421)
    await next()
  })
  app.use('/box/*', bodyLimit({ maxSize: mostBytes }))
  app.all('/api/*', (call) => api(call.req.raw))
  app.get('/box/events', () => {
    const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
    return new Response(hub.open(), { headers })
  })
  app.get('/box/files/:number{[0-9]+}', async (call) => {
    const bytes = await chat.picture(Number(call.req.param('number')))
    return bytes === undefined ? call.notFound() : call.body(bytes, 200, { 'content-type': 'image/png' })
  })
  app.post('/box/token', () => issueToken())
  app.post('/box/clock', async (call) => {
    const { speed } = await read(call, speedSchema)
    clock.setSpeed(speed)
    return call.json(clock.read())
  })
  app.post('/box/faults', async (call) => {
    const { name, isOn } = await read(call, faultSchema)
    const after = await faults.turn(name, isOn)
    if (after !== undefined) noted(isOn ? 'FAULT_ON' : 'FAULT_OFF', { name })
    hub.send('switches', faults.list())
    return after === undefined ? call.json({ error: 'this fault is not possible now' }, 409) : call.json(after)
  })
  app.post('/box/chat', async (call) => {
    const asked = await read(call, chatSchema)
    if ('text' in asked) chat.send(asked.text)
    else if (!chat.press(asked.messageId, asked.label))
      return call.json({ error: 'the message has no such button' }, 409)
    return call.body(null, 202)
  })
  app.get('*', (call) => answerPage(page, call.req.raw) ?? call.notFound())
  app.onError((error, call) => {
    if (error instanceof z.ZodError || error instanceof SyntaxError) return call.json({ error: 'wrong body' }, 400)
    if (error instanceof HTTPException) return call.json({ error: 'too long' }, error.status)
    log.error({}, `BOX_FAILED ${error.message}`)
    return call.json({ error: 'it failed; the terminal of the demo says why' }, 500)
  })
  return app
}

async function read<T>(call: Context, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(await call.req.json())
}

/** Returns whether a request names this machine as its host, and comes from a page of this server if from any. */
function isOfThisMachine({ req }: Context): boolean {
  const host = req.header('host')
  const from = req.header('origin')
  const site = req.header('sec-fetch-site') ?? 'none'
  const isOfThisServer = from === undefined || from === URL.parse(`http://${host}`)?.origin
  return isLoopbackHost(host) && isOfThisServer && (site === 'same-origin' || site === 'none')
}
