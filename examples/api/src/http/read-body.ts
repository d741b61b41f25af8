import type { Call } from './app.ts'
import { Refusal } from './problem.ts'

/** Bytes of the longest body: those of the contract are a few short texts. */
const mostBytes = 16 * 1_024

/**
 * Reads the text of a body. One that declares a length that is too large is refused before it is read; another as soon as it
 * is too long.
 *
 * @throws {Refusal} body_too_large
 */
export async function readBody(call: Call): Promise<string> {
  const length = call.req.header('content-length')
  if (length !== undefined) {
    if (Number(length) > mostBytes) throw new Refusal('body_too_large')
    return call.req.text()
  }
  const { body } = call.req.raw
  if (body === null) return ''
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) throw new Refusal('body_too_large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Parses the JSON of a request. @throws {Refusal} invalid_request: it is not JSON; an empty body is an empty object */
export function parseBody(text: string): unknown {
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('invalid_request', { errors: [{ pointer: '', detail: 'is not JSON' }] })
  }
}
