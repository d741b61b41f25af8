import type { Clock } from '@stockeye/job-runner'
import { type ApiRoute, type ApiShape, apiPrefix } from '@stockeye/telegram-adapter/api'
import type { Audit } from '../data/audit.ts'
import type { Idempotency } from '../data/idempotency.ts'
import type { App, Call } from './app.ts'
import { withinDeadline } from './deadline.ts'
import type { Callers, Gate } from './gate.ts'
import { documentRow } from './openapi.ts'
import { invalidRequest, Refusal } from './problem.ts'
import { parseBody, readBody } from './read-body.ts'

export interface Asked<Shape extends ApiShape> {
  readonly caller: Callers[Shape['access']]
  readonly params: Shape['params']
  readonly body: Shape['body']
  /** Key that is the same for a repeat with the same Idempotency-Key; the request id for a row without one. */
  readonly once: string
}

export type Handler<Shape extends ApiShape> = (asked: Asked<Shape>) => Promise<Shape['answer']>

/** One handler for each row of a contract. */
export type Handlers<Api extends { readonly [Name in keyof Api]: ApiShape }> = {
  readonly [Name in keyof Api]: Handler<Api[Name]>
}

export interface MountParts {
  readonly gate: Gate
  readonly audit: Audit
  readonly idempotency: Idempotency
  readonly clock: Clock
}

/** Mounts a contract: a row without its handler, or with one of another shape, does not compile. */
export function mountApi<Api extends { readonly [Name in keyof Api]: ApiShape }>(
  app: App,
  rows: { readonly [Name in keyof Api]: ApiRoute<Api[Name]> },
  handlers: Handlers<Api>,
  parts: MountParts,
): void {
  for (const name in rows) mountRow(app, name, rows[name], handlers[name], parts)
}

/** Returns the headers of every answer under the contract: it is for this caller alone, and must not be stored. */
export const headersOf = (call: Call): Record<string, string> => ({
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-request-id': call.get('requestId'),
})

const keyShape = /^[\x21-\x7e]{1,200}$/

function mountRow<Shape extends ApiShape>(
  app: App,
  name: string,
  row: ApiRoute<Shape>,
  handle: Handler<Shape>,
  { gate, audit, idempotency, clock }: MountParts,
): void {
  documentRow(app, name, row)
  const { method, path, access, isIdempotent } = row

  async function callerOf(call: Call, as: Shape['access']): Promise<Callers[Shape['access']]> {
    return gate[as](call, name)
  }

  app.on(method.toUpperCase(), `${apiPrefix}${path.replace(/\{(\w+)\}/g, ':$1')}`, async (call) => {
    const text = method === 'get' ? '' : await readBody(call)
    // The act has a time of its own: one that was admitted too late is refused, and does not happen.
    const asked = await withinDeadline(clock, admit(call, text))
    const answer = await withinDeadline(clock, handle(asked))
    // Fields that the row does not name are not sent.
    return call.body(JSON.stringify(row.answer.parse(answer)), row.status, headersOf(call))
  })

  /** Checks the request, binds its key, and writes the act into the audit. */
  async function admit(call: Call, text: string): Promise<Asked<Shape>> {
    // The order is part of the contract: a caller learns the faults of a request only after the gate has admitted it.
    const caller = await callerOf(call, access)
    const params = row.params.safeParse(call.req.param())
    if (!params.success) throw invalidRequest(params.error, '/params')
    const body = row.body.safeParse(parseBody(text))
    if (!body.success) throw invalidRequest(body.error)
    const requestId = call.get('requestId')
    let once = requestId
    if (caller !== undefined && isIdempotent) {
      once = await bind({
        telegramId: caller.telegramId,
        key: call.req.header('idempotency-key'),
        call,
        body: body.data,
      })
    }
    if (caller !== undefined && access === 'admin' && method === 'post') {
      const detail = JSON.stringify({ ...params.data, ...body.data })
      await audit.write({ at: clock.now(), actor: caller.telegramId, action: name, detail, requestId })
    }
    return { caller, params: params.data, body: body.data, once }
  }

  async function bind(ask: {
    readonly telegramId: string
    readonly key: string | undefined
    readonly call: Call
    readonly body: object
  }): Promise<string> {
    const { telegramId, key, call, body } = ask
    if (key === undefined || !keyShape.test(key)) {
      const detail = 'must be 1 to 200 printable ASCII characters, without blanks'
      throw new Refusal('invalid_request', { errors: [{ pointer: '/headers/idempotency-key', detail }] })
    }
    const once = await idempotency.bind({ telegramId, key, route: call.req.path, body })
    if (once === undefined) throw new Refusal('idempotency_mismatch')
    return once
  }
}
