import type { Json } from '../ports/ops-port.ts'

/**
 * Returns a result as a message shows it. The job runner stores a result that is too long as the beginning of its JSON text:
 * of an object, what decides the message is read from that, so that a long `summary` stays text.
 */
export function readableResult(result: Json | undefined, isTruncated: boolean | undefined): Json | undefined {
  if (isTruncated !== true || typeof result !== 'string' || !result.startsWith('{')) return result
  const summary = textField(result, 'summary')
  const notice = textField(result, 'notice')
  if (summary === undefined && notice === undefined) return result
  return { summary: summary ?? '', ...(notice !== undefined && { notice }) }
}

/** Returns the text of a field in the beginning of a JSON object; undefined without such a text. */
function textField(json: string, name: string): string | undefined {
  const [, text] = json.match(new RegExp(`"${name}":"((?:[^"\\\\]|\\\\u[\\da-f]{4}|\\\\[^u])*)`, 'i')) ?? []
  return text === undefined ? undefined : String(JSON.parse(`"${text}"`))
}
