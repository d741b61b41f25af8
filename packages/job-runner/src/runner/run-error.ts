import type { RunError } from './run-states.ts'

const longestMessage = 2_000

/** What is stored of an error: its own `code`, and `retryable: false` if it says so. */
export function toRunError(thrown: unknown): RunError {
  if (!(thrown instanceof Error)) {
    const message = typeof thrown === 'string' ? thrown : `a ${typeof thrown} was thrown, and no Error`
    return { name: 'Error', code: 'JOB_FAILED', message: message.slice(0, longestMessage), retryable: true }
  }
  return {
    // Whatever was assigned to it.
    name: String(thrown.name),
    code: 'code' in thrown && typeof thrown.code === 'string' && thrown.code !== '' ? thrown.code : 'JOB_FAILED',
    message: String(thrown.message).slice(0, longestMessage),
    retryable: !('retryable' in thrown && thrown.retryable === false),
  }
}
