import type { ApiMethods } from '@grammyjs/types'
import { wasNeverSent } from '@stockeye/internal/undici-fetch'
import { within } from '@stockeye/internal/wait'
import * as z from 'zod/mini'
import type { Clock } from '../clock.ts'
import { OpsTelegramError } from '../errors.ts'
import { type EncodedCall, encodeCall } from './encode-call.ts'
import type { TelegramFetch } from './fetch.ts'

export interface TelegramApiOptions {
  /** Token that @BotFather gave. */
  readonly token: string
  /** @default https://api.telegram.org */
  readonly apiRoot?: string | undefined
  readonly fetch: TelegramFetch
  readonly clock: Clock
  /** Signal that ends every call: the call rejects with its reason. */
  readonly signal?: AbortSignal | undefined
}

export const telegramRoot = 'https://api.telegram.org'

const answerMs = 20_000
/** Slowest line on which an upload arrives in time: 1 Mbit/s. */
const uploadBytesPerMs = 125

const refusalSchema = z.object({
  ok: z.literal(false),
  error_code: z.number(),
  description: z.string(),
  parameters: z.exactOptional(
    z.object({ retry_after: z.exactOptional(z.number()), migrate_to_chat_id: z.exactOptional(z.number()) }),
  ),
})

/** Methods of the Bot API, with their parameters and results. */
type Methods = ApiMethods<File>

/** Calls of the Bot API. */
export interface TelegramApi {
  /**
   * Calls a method.
   *
   * @throws {OpsTelegramError} Telegram refused, or could not be asked: no token, parameter or address is left in it; or the
   * reason of the signal
   */
  call<Name extends keyof Methods>(
    method: Name,
    ...parameters: Parameters<Methods[Name]>
  ): Promise<ReturnType<Methods[Name]>>
}

/**
 * Creates the calls of a bot over our own `fetch`, with the types of grammY. Its client is not used: it shows the token in the
 * errors that it throws, accepts no `fetch` of Node 24, and measures its timeouts only on the machine's clock.
 */
export function createTelegramApi({
  token,
  apiRoot = telegramRoot,
  fetch,
  clock,
  signal,
}: TelegramApiOptions): TelegramApi {
  const base = `${apiRoot.replace(/\/+$/, '')}/bot${token}/`

  async function answerTo(method: string, { headers, body }: EncodedCall, deadlineMs: number) {
    signal?.throwIfAborted()
    const ask = async (limit: AbortSignal) => {
      const response = await fetch(`${base}${method}`, { method: 'POST', headers, body, signal: limit })
      return { status: response.status, text: await response.text() }
    }
    const late = () =>
      new OpsTelegramError({ method, outcome: 'unknown', description: `no answer within ${deadlineMs} ms` })
    try {
      return await within(clock, deadlineMs, ask, late, signal)
    } catch (thrown) {
      signal?.throwIfAborted()
      if (thrown instanceof OpsTelegramError) throw thrown
      // The error may quote the address, which holds the token: only its code is passed on.
      const code = networkCodeOf(thrown)
      const outcome = wasNeverSent(thrown) ? 'not-sent' : 'unknown'
      throw new OpsTelegramError({ method, outcome, description: code ?? 'the connection failed' })
    }
  }

  return {
    async call(method, parameters: object = {}) {
      // A long poll is answered when it has waited for its `timeout`.
      const held = 'timeout' in parameters && typeof parameters.timeout === 'number' ? parameters.timeout * 1_000 : 0
      const call = await encodeCall(parameters)
      const uploadMs = typeof call.body === 'string' ? 0 : Math.ceil(call.body.length / uploadBytesPerMs)
      return resultOf(method, await answerTo(method, call, answerMs + held + uploadMs))
    },
  }
}

/** Returns the result in an answer. @throws {OpsTelegramError} it is a refusal, or cannot be read */
function resultOf(method: string, { status: httpStatus, text }: { readonly status: number; readonly text: string }) {
  const answer = parseJson(text)
  if (answer?.ok === true) return answer.result
  const refusal = refusalSchema.safeParse(answer)
  if (!refusal.success) {
    const description = `HTTP ${httpStatus} without a readable answer`
    // A front end's 502 page stands for a call that has not reached the Bot API; an answer that was cut for one that has.
    if (httpStatus >= 500) throw new OpsTelegramError({ method, outcome: 'refused', status: httpStatus, description })
    throw new OpsTelegramError({ method, outcome: 'unknown', description })
  }
  const { error_code: status, description, parameters } = refusal.data
  throw new OpsTelegramError({
    method,
    outcome: 'refused',
    status,
    description,
    retryAfterMs: parameters?.retry_after === undefined ? undefined : parameters.retry_after * 1_000,
    movedToChatId: parameters?.migrate_to_chat_id === undefined ? undefined : String(parameters.migrate_to_chat_id),
  })
}

/** Returns the code of a network error, which `fetch` hides as the cause of a cause. */
function networkCodeOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined
  if ('code' in thrown && typeof thrown.code === 'string' && /^[A-Z_0-9]{3,40}$/.test(thrown.code)) return thrown.code
  return networkCodeOf(thrown.cause)
}

function parseJson(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
