import { z } from '@hono/zod-openapi'
import { createEventStream } from '@stockeye/example-shared/event-stream'
import type { Clock } from '@stockeye/job-runner'
import { apiPrefix, problemSchema } from '@stockeye/telegram-adapter/api'
import type { Users } from '../data/users.ts'
import type { App, Call } from '../http/app.ts'
import type { Auth } from '../http/auth.ts'
import type { Gate } from '../http/gate.ts'
import { headersOf } from '../http/mount.ts'
import { Refusal } from '../http/problem.ts'
import type { Feed } from './feed.ts'

export interface EventsParts {
  readonly feed: Feed
  readonly gate: Gate
  readonly auth: Auth
  readonly users: Users
  readonly clock: Clock
  /** Signal that ends all streams: the server stops. */
  readonly stopping: AbortSignal | undefined
}

/** Time between two comments, in ms. At each, the right of the caller is checked again. */
const beatMs = 15_000
/** Number of streams that a user may have at a time. */
const mostOfUser = 5

const path = `${apiPrefix}/admin/events`

/**
 * Serves server-sent events of jobs, token and trader. A stream ends when the caller's token ends, or the caller is blocked or is no
 * admin any more.
 */
export function serveEvents(app: App, { feed, gate, auth, users, clock, stopping }: EventsParts): void {
  /** Number of open streams of each user who has some. */
  const open = new Map<string, number>()
  const countOf = (telegramId: string) => open.get(telegramId) ?? 0

  async function mayListen(token: string, telegramId: string): Promise<boolean> {
    if ((await auth.verify(token)) !== telegramId) return false
    const user = await users.find(telegramId)
    return user?.isActive === true && user.role === 'admin'
  }

  app.get(path, async (call) => {
    const { telegramId } = await gate.admin(call, 'listenToEvents')
    if (stopping?.aborted === true) throw new Refusal('upstream_unavailable', { cause: new Error('the server stops') })
    if (countOf(telegramId) >= mostOfUser) throw new Refusal('rate_limited', { retryAfterMs: beatMs })
    const headers = {
      ...headersOf(call),
      'content-type': 'text/event-stream',
      // The connection would wait for a next request, and the stop of the server for it.
      connection: 'close',
      // Nginx would keep the events back otherwise.
      'x-accel-buffering': 'no',
    }
    // Hono answers a HEAD request here too, and reads no body: its stream would stay open until the token ends.
    if (call.req.method === 'HEAD') return call.body(null, 200, headers)
    return call.body(stream(call, telegramId), 200, headers)
  })
  documentEvents(app)

  function stream(call: Call, telegramId: string): ReadableStream<Uint8Array> {
    open.set(telegramId, countOf(telegramId) + 1)
    const token = (call.req.header('authorization') ?? '').replace(/^Bearer /i, '')
    // A check of the right may be under way when the stream ends: it must set no further timer.
    let isEnded = false
    const events = createEventStream({
      ended() {
        isEnded = true
        clock.clearTimeout(timer)
        unsubscribe()
        stopping?.removeEventListener('abort', end)
        const left = countOf(telegramId) - 1
        if (left === 0) open.delete(telegramId)
        else open.set(telegramId, left)
      },
    })
    function end(): void {
      // A caller that takes nothing would hold its connection, and the stop of the server.
      if (!events.end()) call.env.outgoing?.destroy()
    }
    async function beat(): Promise<void> {
      if (!(await mayListen(token, telegramId).catch(() => false))) return end()
      if (isEnded) return
      events.beat()
      timer = clock.setTimeout(() => void beat(), beatMs)
    }
    let timer = clock.setTimeout(() => void beat(), beatMs)
    const unsubscribe = feed.subscribe(events.push)
    stopping?.addEventListener('abort', end, { once: true })
    return events.body
  }
}

function documentEvents(app: App): void {
  app.openAPIRegistry.registerPath({
    operationId: 'listenToEvents',
    method: 'get',
    path,
    summary: 'Events of jobs, token and trader as they happen, after the present state of each.',
    description:
      'Named events, each with one line of JSON: jobs { jobs }, run { run }, token { phase, generation, expiresAt, at }, state { state }, ' +
      'order { order }, positions { positions }, equity { point }, approval { approval }. A comment follows every 15 s. The stream ends with ' +
      'the token of the caller: connect again with a new one.',
    security: [{ bearer: [] }],
    responses: {
      200: { description: 'The stream.', content: { 'text/event-stream': { schema: z.string() } } },
      default: {
        description: 'Refused: `code` says why.',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  })
}
