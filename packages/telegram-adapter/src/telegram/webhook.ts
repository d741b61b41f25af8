import { createHash, timingSafeEqual } from 'node:crypto'
import type { OpsLog } from '../log.ts'
import { parseJson } from '../parse-json.ts'
import { updateIdSchema } from './updates.ts'

/** Bytes. Telegram's own updates have a few thousand. */
const largestBody = 1024 * 1024

/** Returns the faults of a webhook's secret, each as `field: reason`: an empty list when it is strong. */
export function checkWebhookSecret(secret: string, token: string): readonly string[] {
  const use = 'use 32 to 256 random characters of A-Z, a-z, 0-9, _ and -'
  const fault = (reason: string) => `webhook.secret: ${reason}; ${use}`
  if (secret.trim() === '') return [fault('is blank, so that any process can send updates')]
  return [
    ...(secret.length < 32 ? [fault(`has ${secret.length} characters`)] : []),
    ...(/^[\w-]{1,256}$/.test(secret) ? [] : [fault('has other characters, or too many')]),
    ...(new Set(secret).size < 10 ? [fault('is not random')] : []),
    ...(token.includes(secret) ? [fault('is a part of the bot token')] : []),
  ]
}

/**
 * Creates a handler for Telegram's calls, in the shape of `fetch`. It answers 200 when the update was handled: after a
 * process was killed, Telegram delivers the update again to the next one.
 */
export function createWebhook({
  secret,
  receive,
  log,
}: {
  readonly secret: string
  readonly receive: (raw: unknown) => Promise<void>
  readonly log: OpsLog
}): (request: Request) => Promise<Response> {
  const wanted = digest(secret)

  function refuse(status: number, why: string): Response {
    log({ level: 'warn', code: 'webhook-refused', message: `${status}: ${why}` })
    return new Response(null, { status })
  }

  return async (request) => {
    if (request.method !== 'POST') return refuse(405, 'no POST')
    // Digests have one length, so that the comparison reveals nothing, not even the length of the secret.
    const given = digest(request.headers.get('x-telegram-bot-api-secret-token') ?? '')
    if (!timingSafeEqual(given, wanted)) return refuse(401, 'the secret is missing or wrong')
    // A body that breaks off is no update: its caller has gone, and a rejection would be the server's to handle.
    const body = await readBody(request).catch(() => '')
    if (body === undefined) return refuse(413, `more than ${largestBody} bytes`)
    const raw = parseJson(body)
    if (!updateIdSchema.safeParse(raw).success) return refuse(400, 'no update')
    await receive(raw)
    return new Response(null, { status: 200 })
  }
}

/** Counts what arrives: `content-length` may be missing, or lie. */
async function readBody(request: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > largestBody) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

const digest = (text: string) => createHash('sha256').update(text).digest()
