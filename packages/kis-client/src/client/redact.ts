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
export function plainCause(error: unknown, secrets: readonly string[]): Error {
  if (!(error instanceof Error)) return new Error(`a ${typeof error} was thrown`)
  const cause = error.cause === undefined ? {} : { cause: plainCause(error.cause, secrets) }
  const message = hide(error.message, secrets)
  const plain =
    error instanceof AggregateError
      ? new AggregateError(
          error.errors.map((each) => plainCause(each, secrets)),
          message,
          cause,
        )
      : new Error(message, cause)
  plain.name = error.name
  return 'code' in error && typeof error.code === 'string' ? Object.assign(plain, { code: error.code }) : plain
}

const hide = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((hidden, secret) => hidden.replaceAll(secret, '******'), text)
