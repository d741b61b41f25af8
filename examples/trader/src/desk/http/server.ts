import { createHash, timingSafeEqual } from 'node:crypto'
import { createEventStream } from '@stockeye/example-shared/event-stream'
import { listen, type Served } from '@stockeye/example-shared/listen'
import type { Log } from '@stockeye/example-shared/log'
import { isLoopbackHost } from '@stockeye/example-shared/loopback-host'
import type { Metrics } from '@stockeye/example-shared/metrics/metrics'
import { isKisError } from '@stockeye/kis-client'
import type { Clock } from '@stockeye/token-manager'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as z from 'zod'
import type { Desk } from '../desk.ts'
import { StaleCommandError } from '../stale.ts'
import { deskEventKey, watchDesk } from '../watch-desk.ts'
import { secretHeader } from './secret-header.ts'

export interface ServeDeskOptions {
  /** Secret of the callers, of 32 characters or more: its holder can command the trader. */
  readonly secret: string
  readonly port: number
  /** Clock of the connections, which is that of the machine also where the trader's own time is simulated. */
  readonly clock: Clock
  readonly log: Log
  /** Figures of the process, which `GET /metrics` shows without the secret. @default no such route */
  readonly metrics?: Pick<Metrics, 'scrape'> | undefined
}

/** Time between two comments of a stream, in ms. */
const beatMs = 15_000
/** Number of streams at a time. */
const mostStreams = 10
/** Size of a body, in bytes: a name and an answer. */
const mostBytes = 1_024

const bySchema = z.strictObject({ by: z.string().min(1).max(100) })
const optionsSchema = bySchema.extend({ seenAt: z.int().min(0).optional() })
const answerSchema = bySchema.extend({ isApproved: z.boolean() })
const commandSchema = z.enum(['pause', 'stopEntry', 'resume', 'flatten', 'kill'])

/** Serves a desk on the loopback interface, for `httpDesk`. */
export async function serveDesk(desk: Desk, { secret, port, clock, log, metrics }: ServeDeskOptions): Promise<Served> {
  const streams = new Set<() => void>()
  const expected = digest(secret)
  const app = new Hono()
  app.onError((error, call) => {
    if (error instanceof z.ZodError || error instanceof SyntaxError) return call.json({ code: 'invalid_request' }, 400)
    if (error instanceof StaleCommandError) return call.json({ code: 'stale_command' }, 409)
    const code = isKisError(error) ? error.code : 'internal'
    log.error({ error: error.name, code }, `DESK_REQUEST_FAILED ${error.message}`)
    return isKisError(error) ? call.json({ code }, 503) : call.json({ code }, 500)
  })
  app.notFound((call) => call.json({ code: 'not_found' }, 404))
  app.use(async (call, next) =>
    isLoopbackHost(call.req.header('host')) ? next() : call.json({ code: 'wrong_host' }, 421),
  )
  if (metrics !== undefined) app.get('/metrics', () => metrics.scrape())
  app.use(async (call, next) => {
    if (timingSafeEqual(digest(call.req.header(secretHeader) ?? ''), expected)) return next()
    log.warn({}, 'DESK_REFUSED the secret of a caller is missing or wrong')
    return call.json({ code: 'secret_invalid' }, 401)
  })
  app.use(bodyLimit({ maxSize: mostBytes, onError: (call) => call.json({ code: 'body_too_large' }, 413) }))

  app.get('/desk/state', async (call) => call.json(await desk.getState()))
  app.get('/desk/orders', async (call) => call.json(await desk.listOrders()))
  app.get('/desk/orders/:id', async (call) => found(call, await desk.getOrder(call.req.param('id'))))
  app.get('/desk/positions', async (call) => call.json(await desk.listPositions()))
  app.get('/desk/equity', async (call) => call.json(await desk.listEquity()))
  app.get('/desk/approvals', async (call) => call.json(await desk.listApprovals()))
  app.post('/desk/commands/:command', async (call) => {
    const command = commandSchema.parse(call.req.param('command'))
    const options = optionsSchema.parse(await call.req.json())
    return call.json(await desk[command](options))
  })
  app.post('/desk/approvals/:id', async (call) => {
    const answer = answerSchema.parse(await call.req.json())
    return found(call, await desk.answerApproval(call.req.param('id'), answer))
  })
  app.get('/desk/events', (call) => {
    if (streams.size >= mostStreams) return call.json({ code: 'rate_limited' }, 429)
    const headers = {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      // The connection would wait for a next request, and the stop for it.
      connection: 'close',
    }
    // Hono drops the body of an answer to HEAD: no caller would read or end the stream.
    return call.req.method === 'HEAD' ? call.body(null, 200, headers) : call.body(streamOf(call), 200, headers)
  })

  function streamOf(call: Context): ReadableStream<Uint8Array> {
    const stream = createEventStream({
      ended() {
        clock.clearTimeout(timer)
        unwatch()
        streams.delete(end)
      },
    })
    const end = () => {
      // A caller that takes nothing would hold its connection, and the stop.
      if (!stream.end()) call.env.outgoing?.destroy()
    }
    const beat = () => {
      stream.beat()
      timer = clock.setTimeout(beat, beatMs)
    }
    let timer = clock.setTimeout(beat, beatMs)
    const unwatch = watchDesk(desk, {
      emit(event) {
        const { kind, ...data } = event
        stream.push({ name: kind, key: deskEventKey(event), data })
      },
      failed: (error) =>
        log.debug({ error: error instanceof Error ? error.message : typeof error }, 'DESK_REQUEST_FAILED events'),
    })
    streams.add(end)
    return stream.body
  }

  const server = await listen((request, bindings) => app.fetch(request, bindings), { host: '127.0.0.1', port })
  log.info({}, `DESK_READY ${server.url}`)
  return {
    url: server.url,
    async stop() {
      for (const end of [...streams]) end()
      await server.stop()
    },
  }
}

const found = (call: Context, answer: object | undefined) =>
  answer === undefined ? call.json({ code: 'not_found' }, 404) : call.json(answer)

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
