import { isKisError, KisRefusedError, KisUnansweredError, KisUnreachableError } from '../errors.ts'

/**
 * Returns the error without `secrets`, so that a caller can log it. The message of a gateway may repeat the request, and the
 * error of a connection may hold the bytes of an answer, or, if the connection is the caller's own, the whole request.
 */
export function redactError(error: unknown, secrets: readonly string[]): unknown {
  if (!isKisError(error)) return error
  const options = error.cause === undefined ? {} : { cause: plainCause(error.cause, secrets) }
  switch (error.code) {
    case 'KIS_REFUSED':
      return new KisRefusedError(hide(error.message, secrets), { messageCode: hide(error.messageCode, secrets) })
    case 'KIS_UNANSWERED': {
      const messageCode = error.messageCode === undefined ? undefined : hide(error.messageCode, secrets)
      return new KisUnansweredError(hide(error.message, secrets), { ...options, messageCode })
    }
    case 'KIS_UNREACHABLE':
      return new KisUnreachableError(error.message, options)
    default:
      return error
  }
}

/** Returns a copy of an error and its causes that keeps only names, codes and messages. */
export function plainCause(error: unknown, secrets: readonly string[], depth = 0): Error {
  if (!(error instanceof Error)) return new Error(thrownOther(error))
  const copy = (inner: unknown) => plainCause(inner, secrets, depth + 1)
  // The error of a caller's connection may be its own cause.
  const isDeepest = depth === deepestCause
  const cause = error.cause === undefined || isDeepest ? {} : { cause: copy(error.cause) }
  const message = hide(error.message, secrets)
  const plain =
    error instanceof AggregateError
      ? new AggregateError(isDeepest ? [] : error.errors.map(copy), message, cause)
      : new Error(message, cause)
  plain.name = error.name
  const code = codeOf(error)
  return code === undefined ? plain : Object.assign(plain, { code })
}

/** Depth of the causes that are copied. */
const deepestCause = 5

const hide = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((hidden, secret) => hidden.replaceAll(secret, '******'), text)

/** Returns names and codes of an error and its cause, such as `TypeError, Error ECONNREFUSED`: no message, which may hold a secret. */
export function codesOf(error: unknown): string {
  if (!(error instanceof Error)) return thrownOther(error)
  const chain = error.cause instanceof Error ? [error, error.cause] : [error]
  return chain.map((each) => [each.name, codeOf(each)].join(' ').trim()).join(', ')
}

const thrownOther = (thrown: unknown): string => `a value of the type ${typeof thrown} was thrown`

const codeOf = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined
