import type { RunError } from './run-states.ts'

const longestMessage = 2_000
/** Number of letters that are kept of a name or a code. */
const longestName = 200

/**
 * Returns the form of an error that is stored: with its own `code`, and `retryable: false` if the error has that. Name,
 * code and message are cut. Never throws, even if the error does when it is read.
 */
export function toRunError(thrown: unknown): RunError {
  try {
    return readError(thrown)
  } catch {
    return { name: 'Error', code: 'JOB_FAILED', message: 'an error was thrown that cannot be read', retryable: true }
  }
}

function readError(thrown: unknown): RunError {
  if (!(thrown instanceof Error)) {
    const message = typeof thrown === 'string' ? thrown : `${kindOf(thrown)} was thrown, and no Error`
    return { name: 'Error', code: 'JOB_FAILED', message: message.slice(0, longestMessage), retryable: true }
  }
  const code = 'code' in thrown && typeof thrown.code === 'string' && thrown.code !== '' ? thrown.code : 'JOB_FAILED'
  return {
    // A program may have assigned any value to `name` and `message`.
    name: String(thrown.name).slice(0, longestName),
    code: code.slice(0, longestName),
    message: messageOf(thrown).slice(0, longestMessage),
    retryable: !('retryable' in thrown && thrown.retryable === false),
  }
}

function kindOf(thrown: unknown): string {
  if (thrown === undefined || thrown === null) return String(thrown)
  return typeof thrown === 'object' ? 'an object' : `a ${typeof thrown}`
}

// A cause may lead back to its error, and more than a few say nothing new.
const mostCauses = 3

/** Returns the message with those of the causes that it does not contain: `fetch failed` says nothing without its cause. */
function messageOf(thrown: Error): string {
  let text = String(thrown.message)
  let { cause } = thrown
  for (let depth = 0; depth < mostCauses && cause instanceof Error; depth += 1) {
    const reason = String(cause.message)
    if (!text.includes(reason)) text += `: ${reason}`
    cause = cause.cause
  }
  return text
}
