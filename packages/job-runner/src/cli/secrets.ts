import type { Recipient } from '../delivery/completion.ts'
import type { Json } from '../runner/input/json.ts'

// A recipient is any JSON of a notifier, and an error any text of a library: both may hold what opens a door. An address
// of a webhook is one itself, since all of its path is secret at Slack, Discord and Telegram.
const secretNames = /pass|secret|token|credential|auth|signature|cookie|key$/i
const url = /\b([a-z][a-z0-9+.-]*:\/\/)(?:[^\s/?#"'<>]*@)?([^\s/?#"'<>@]*)([^\s"'<>]*)/gi
const bearer = /\b(bearer|basic)\s+[\w.~+/=-]+/gi
const botToken = /\b(?:bot)?\d{6,}:[\w-]{30,}/g
const assignment =
  /\b([\w-]*(?:pass(?:word)?|secret|token|signature|api-?key|app-?key))(["']?\s*[=:]\s*["']?)[^\s"',;&}]+/gi

const hidden = '…'

/** Returns a text without what looks like a secret in it: of a URL only its scheme and host are left. */
export const withoutSecrets = (text: string): string =>
  text
    .replace(url, (_all, scheme: string, host: string, rest: string) => {
      // A password with a slash: its beginning would seem to be the host.
      if (rest.includes('@')) return `${scheme}${hidden}`
      return `${scheme}${host}${rest.length > 1 ? `/${hidden}` : rest}`
    })
    .replace(bearer, `$1 ${hidden}`)
    .replace(botToken, hidden)
    .replace(assignment, `$1$2${hidden}`)

/** Returns a recipient without the values of fields that look like secrets. */
export const withoutSecretFields = ({ channel, ...fields }: Recipient): Recipient => ({
  channel,
  ...cleanFields(fields),
})

/** Returns a value without what looks like a secret in it, and without the values of fields that are named as secrets. */
export function withoutSecretValues(value: Json): Json {
  if (typeof value === 'string') return withoutSecrets(value)
  if (Array.isArray(value)) return value.map((part: Json) => withoutSecretValues(part))
  return value === null || typeof value !== 'object' ? value : cleanFields(value as { readonly [name: string]: Json })
}

const cleanFields = (fields: { readonly [name: string]: Json }): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, secretNames.test(name) ? hidden : withoutSecretValues(value)]),
  )
