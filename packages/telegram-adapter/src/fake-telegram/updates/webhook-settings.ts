import { parseJson } from '../../parse-json.ts'
import type { Parameters } from '../call/parameters.ts'
import { badRequest } from '../call/refusal.ts'

export interface WebhookSettings {
  readonly url: string
  readonly secret: string
  readonly maxConnections: number
  readonly hasCertificate: boolean
}

/** Kinds of updates that a call asks for; undefined leaves them as they were. */
export function readAllowedUpdates(parameters: Parameters): readonly string[] | undefined {
  const kinds = parseJson(parameters.text('allowed_updates'))
  return Array.isArray(kinds) ? kinds.filter((kind) => typeof kind === 'string') : undefined
}

/** Reads the parameters of `setWebhook`. `checkWebhookAddress` checks whether Telegram would call the address. */
export function readWebhookSettings(parameters: Parameters): WebhookSettings {
  return {
    url: parameters.text('url'),
    secret: parameters.text('secret_token'),
    maxConnections: parameters.integer('max_connections', { default: 40, min: 1, max: 100 }),
    hasCertificate: parameters.file('certificate') !== undefined,
  }
}

/** Refuses settings that Telegram refuses. @throws {Refusal} 400 */
export function checkWebhook({ url, secret }: WebhookSettings, loopbackWebhooks: boolean): void {
  const parsed = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`)
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) throw badRequest('invalid webhook URL specified')
  if (secret.length > 256) throw badRequest('secret token is too long')
  if (!/^[A-Za-z0-9_-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters')
  if (loopbackWebhooks && isLoopback(parsed)) return
  const bad = (reason: string) => badRequest(`bad webhook: ${reason}`)
  if (parsed.protocol !== 'https:') throw bad('An HTTPS URL must be provided for webhook')
  if (!['', '443', '80', '88', '8443'].includes(parsed.port)) {
    throw bad('Webhook can be set up only on ports 80, 88, 443 or 8443')
  }
  if (parsed.hostname === 'localhost' || /^(?:127|10|192\.168|0)\.|^\[/.test(parsed.hostname)) {
    throw bad(`IP address ${parsed.hostname} is reserved`)
  }
  // This server resolves no names: it refuses those that RFC 2606 reserves.
  if (!parsed.hostname.includes('.') || /\.(?:invalid|test|localhost)$/.test(parsed.hostname)) {
    throw bad('Failed to resolve host: Name or service not known')
  }
}

/** Returns whether the fake can deliver updates to an address. */
export const isLoopback = (url: URL): boolean => url.protocol === 'http:' && url.hostname === '127.0.0.1'
