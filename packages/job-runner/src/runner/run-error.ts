import type { RunError } from './run-states.ts'

const longestMessage = 2_000

/** Returns the form of an error that is stored: with its own `code`, and `retryable: false` if the error has that. */
export function toRunError(thrown: unknown): RunError {
  if (!(thrown instanceof Error)) {
    const message = typeof thrown === 'string' ? thrown : `a ${typeof thrown} was thrown, and no Error`
    return { name: 'Error', code: 'JOB_FAILED', message: message.slice(0, longestMessage), retryable: true }
  }
  return {
    // A program may have assigned any value to `name` and `message`.
    name: String(thrown.name),
    code: 'code' in thrown && typeof thrown.code === 'string' && thrown.code !== '' ? thrown.code : 'JOB_FAILED',
    message: String(thrown.message).slice(0, longestMessage),
    retryable: !('retryable' in thrown && thrown.retryable === false),
  }
}
