import type { Recipient } from '../delivery/completion.ts'
import type { Json } from '../runner/input/json.ts'

// A recipient is any JSON of a notifier, and an error any text of a library: both may hold what opens a door. An address
// of a webhook is one itself, since all of its path is secret at Slack, Discord and Telegram.
const secretNames = /pass|secret|token|credential|auth|signature|cookie|key$/i
const url = /\b([a-z][a-z0-9+.-]*:\/\/)(?:[^\s/?#"'<>@]*@)?([^\s/?#"'<>@]*)([^\s"'<>]*)/gi
const bearer = /\b(bearer|basic)\s+[\w.~+/=-]+/gi
const botToken = /\b(?:bot)?\d{6,}:[\w-]{30,}/g
const assignment =
  /\b([\w-]*(?:pass(?:word)?|secret|token|signature|api-?key|app-?key))(["']?\s*[=:]\s*["']?)[^\s"',;&}]+/gi

const hidden = '…'

/** Returns a text without what looks like a secret in it: of a URL only its scheme and host are left. */
export const withoutSecrets = (text: string): string =>
  text
    .replace(
      url,
      (_all, scheme: string, host: string, rest: string) => `${scheme}${host}${rest.length > 1 ? `/${hidden}` : rest}`,
    )
    .replace(bearer, `$1 ${hidden}`)
    .replace(botToken, hidden)
    .replace(assignment, `$1$2${hidden}`)

/** Returns a recipient without the values of fields that look like secrets. */
export const withoutSecretFields = ({ channel, ...fields }: Recipient): Recipient => ({
  channel,
  ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, clean(name, value)])),
})

function clean(name: string, value: Json): Json {
  if (secretNames.test(name)) return hidden
  if (typeof value === 'string') return withoutSecrets(value)
  if (Array.isArray(value)) return value.map((part: Json) => clean(name, part))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([inner, part]) => [inner, clean(inner, part)]))
}
