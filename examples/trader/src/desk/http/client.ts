import { wait } from '@stockeye/internal/wait'
import type { Clock } from '@stockeye/token-manager'
import * as z from 'zod'
import type { CommandOptions, Desk, DeskEvent } from '../desk.ts'
import {
  approvalSchema,
  deskEventSchema,
  equityPointSchema,
  killedSchema,
  orderDetailSchema,
  orderSchema,
  positionSchema,
  stateSchema,
} from '../schemas.ts'
import { StaleCommandError } from '../stale.ts'
import { secretHeader } from './secret-header.ts'
import { DeskUnavailableError } from './unavailable.ts'

export interface HttpDeskOptions {
  /** URL of the desk of a running trader, such as `http://127.0.0.1:3002`. */
  readonly url: string
  readonly secret: string
  /** Clock of the waits between two connections of the events. */
  readonly clock: Clock
  /** Longest time of a call, in ms. @default 4_800, below the five seconds of a request of the API */
  readonly callMs?: number
  /** Time without a byte of the events after which they are asked for again, in ms. @default 40_000, for comments every 15 s */
  readonly silentMs?: number
}

/** Shortest and longest wait before the events are asked for again, in ms. */
const [firstMs, mostMs] = [500, 15_000]

/**
 * Creates the desk of a trader in another process. Each call rejects with a `DeskUnavailableError` while that is away. The events go on
 * when it is back, and begin with its present state each time.
 */
export function httpDesk({ url, secret, clock, callMs = 4_800, silentMs = 40_000 }: HttpDeskOptions): Desk {
  const listeners = new Set<(event: DeskEvent) => void>()
  let stopping = new AbortController()

  const request = (path: string, init: RequestInit) =>
    fetch(new URL(`/desk/${path}`, url), {
      ...init,
      headers: { [secretHeader]: secret, 'content-type': 'application/json' },
      redirect: 'error',
    })

  /** Calls the desk. @returns undefined for what it does not have */
  async function find<T>(path: string, schema: z.ZodType<T>, body?: object): Promise<T | undefined> {
    try {
      const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
      const response = await request(path, { ...sent, signal: AbortSignal.timeout(callMs) })
      const answer: unknown = await response.json()
      if (response.status === 404) return undefined
      if (response.status === 409) throw new StaleCommandError()
      if (response.status !== 200) throw new Error(`it answers ${response.status} ${codeOf(answer)}`)
      return schema.parse(answer)
    } catch (cause) {
      throw cause instanceof StaleCommandError ? cause : unavailable(url, cause)
    }
  }

  async function call<T>(path: string, schema: z.ZodType<T>, body?: object): Promise<T> {
    const answer = await find(path, schema, body)
    if (answer === undefined) throw unavailable(url, new Error('it answers 404'))
    return answer
  }

  /** Emits the events of one connection, until it ends. */
  async function follow(signal: AbortSignal): Promise<void> {
    const silent = new AbortController()
    const giveUp = () => silent.abort(new Error('the events are silent'))
    let timer = clock.setTimeout(giveUp, silentMs)
    try {
      const response = await request('events', { signal: AbortSignal.any([signal, silent.signal]) })
      if (response.status !== 200 || response.body === null) throw new Error(`it answers ${response.status}`)
      let rest = ''
      for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
        clock.clearTimeout(timer)
        timer = clock.setTimeout(giveUp, silentMs)
        const parts = `${rest}${chunk}`.split('\n\n')
        rest = parts.pop() ?? ''
        for (const event of parts.flatMap(parseEvent)) emit(event)
      }
    } finally {
      clock.clearTimeout(timer)
    }
  }

  function emit(event: DeskEvent): void {
    for (const listener of [...listeners]) listener(event)
  }

  async function followAlways(signal: AbortSignal): Promise<void> {
    for (let waitMs = firstMs; !signal.aborted; waitMs = Math.min(waitMs * 2, mostMs)) {
      const startedAt = clock.monotonic()
      await follow(signal).catch(() => undefined)
      // One that lasted was a good connection.
      if (clock.monotonic() - startedAt > mostMs) waitMs = firstMs
      await wait(clock, waitMs, signal).catch(() => undefined)
    }
  }

  const command = (name: string) => (options: CommandOptions) => call(`commands/${name}`, stateSchema, options)

  return {
    getState: () => call('state', stateSchema),
    listOrders: () => call('orders', z.array(orderSchema)),
    getOrder: (id) => find(`orders/${encodeURIComponent(id)}`, orderDetailSchema),
    listPositions: () => call('positions', z.array(positionSchema)),
    listEquity: () => call('equity', z.array(equityPointSchema)),
    listApprovals: () => call('approvals', z.array(approvalSchema)),
    pause: command('pause'),
    stopEntry: command('stopEntry'),
    resume: command('resume'),
    flatten: command('flatten'),
    kill: (options) => call('commands/kill', killedSchema, options),
    answerApproval: (id, answer) => find(`approvals/${encodeURIComponent(id)}`, approvalSchema, answer),
    listen(listener) {
      // A listener of its own for each call, also of the same function.
      const own = (event: DeskEvent) => listener(event)
      listeners.add(own)
      if (listeners.size === 1) {
        stopping = new AbortController()
        void followAlways(stopping.signal)
      }
      return () => {
        if (listeners.delete(own) && listeners.size === 0) stopping.abort(new Error('no listener is left'))
      }
    },
  }
}

/** Returns the code of a refusal, which is a word of the trader. */
function codeOf(answer: unknown): string {
  const parsed = z.object({ code: z.string().regex(/^\w{1,40}$/) }).safeParse(answer)
  return parsed.success ? parsed.data.code : ''
}

const unavailable = (url: string, cause: unknown): DeskUnavailableError =>
  new DeskUnavailableError(
    `the trader at ${url} does not answer as expected: ${cause instanceof Error ? cause.message : typeof cause}; look whether it runs, and whether both have the same TRADER_SECRET_KEY`,
    { cause },
  )

/** Parses one event of the stream; a comment has no event. @throws {Error} it is of another shape */
function parseEvent(text: string): readonly DeskEvent[] {
  const [, kind, data] = /^event: (.*)\ndata: (.*)$/.exec(text) ?? []
  return kind === undefined || data === undefined ? [] : [deskEventSchema.parse({ kind, ...JSON.parse(data) })]
}
