import { isJobError } from '@stockeye/job-runner'
import { isKisError, type KisRefusedError } from '@stockeye/kis-client'
import { type Problem, type ProblemCode, problemStatus } from '@stockeye/telegram-adapter/api'
import type * as z from 'zod'
import { DatabaseAwayError } from '../data/away.ts'

/** Refusal of a request, which is answered as a problem (RFC 9457). */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: ProblemCode
  readonly retryAfterMs: number | undefined
  readonly errors: Problem['errors']
  constructor(
    code: ProblemCode,
    options: ErrorOptions & { readonly retryAfterMs?: number; readonly errors?: Problem['errors'] } = {},
  ) {
    super(code, options)
    this.code = code
    this.retryAfterMs = options.retryAfterMs
    this.errors = options.errors
  }
}

const titles: Readonly<Record<ProblemCode, string>> = {
  bot_secret_invalid: 'The bot secret is missing or wrong.',
  token_missing: 'A bearer token is needed.',
  token_invalid: 'The token is wrong or has ended; a new one may help.',
  admin_required: 'Only an admin may do this.',
  user_blocked: 'The user is blocked.',
  not_found: 'There is nothing here.',
  invalid_request: 'The request is not as the contract says.',
  idempotency_mismatch: 'The Idempotency-Key has asked for something else before.',
  body_too_large: 'The body is too large.',
  rate_limited: 'Too many requests.',
  upstream_auth: 'The credentials for KIS do not work at the moment.',
  upstream_unavailable: 'Something that this service needs is not there at the moment.',
  internal: 'This service failed.',
}

/** Returns the body of a refusal (RFC 9457). It repeats nothing of the request. */
export const problemOf = ({ code, errors }: Refusal, requestId: string): Problem => ({
  type: 'about:blank',
  title: titles[code],
  status: problemStatus[code],
  code,
  request_id: requestId,
  ...(errors && { errors }),
})

/** Returns the refusal of a request that does not match its schema. @param at part of the request, such as `/params` */
export const invalidRequest = (error: z.ZodError, at = ''): Refusal =>
  new Refusal('invalid_request', {
    errors: error.issues.map(({ code, path, message }) => ({
      pointer: [at, ...path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/'),
      // zod would name the key, which is the caller's text.
      detail: code === 'unrecognized_keys' ? 'has a key that the contract lacks' : message,
    })),
  })

/** Turns the error of a handler into a refusal. Only this service itself answers 401: a 401 of KIS is never passed on. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof DatabaseAwayError) return new Refusal('upstream_unavailable', { cause: error })
  if (isJobError(error)) {
    if (error.code === 'JOB_UNKNOWN' || error.code === 'JOB_RUN_UNKNOWN') return new Refusal('not_found')
    if (error.code === 'JOB_BACKEND' || error.code === 'JOB_STOPPED')
      return new Refusal('upstream_unavailable', { cause: error })
  }
  if (isKisError(error)) {
    switch (error.code) {
      case 'KIS_INPUT':
        return new Refusal('invalid_request', { errors: [{ pointer: `/params/${error.field}`, detail: error.rule }] })
      case 'KIS_UNKNOWN_SYMBOL':
        return new Refusal('not_found')
      case 'KIS_NO_TOKEN':
        return new Refusal('upstream_auth', { cause: error })
      case 'KIS_REFUSED':
        return new Refusal(isAboutCredentials(error) ? 'upstream_auth' : 'upstream_unavailable', { cause: error })
      default:
        return new Refusal('upstream_unavailable', { cause: error })
    }
  }
  return new Refusal('internal', { cause: error })
}

const isAboutCredentials = ({ meaning }: KisRefusedError): boolean =>
  meaning !== undefined && ['auth', 'token', 'permission'].includes(meaning.kind)
