import { createWriteStream } from 'node:fs'
import type { Clock } from '@stockeye/token-manager'
import pino, { type DestinationStream } from 'pino'
import pretty from 'pino-pretty'

/** The trader's log. Each message begins with the word that an operator greps for, such as `ORDER_PLACED`. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** A market's day is Korea's, wherever the machine stands. */
const seoul = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short', timeStyle: 'medium' })

/** Readable text on the terminal, a line of JSON for each message in `path`. Times are the clock's. */
export function createLog({
  path,
  clock,
}: {
  readonly path: string
  readonly clock: Clock
}): Log & { close(): Promise<void> } {
  const file = createWriteStream(path, { flags: 'a', mode: 0o600 })
  // The prettifier hands out text; this form of it can be read back.
  const translateTime = "UTC:yyyy-mm-dd'T'HH:MM:ss'Z'"
  const customPrettifiers = { time: (utc: unknown) => seoul.format(Date.parse(String(utc))) }
  const terminal: DestinationStream = pretty({ singleLine: true, sync: true, translateTime, customPrettifiers })
  const streams = pino.multistream([{ stream: terminal }, { stream: file }])
  // The second guard against a secret in a log: the first is that no job ever holds one.
  const redact = ['*.appKey', '*.appSecret', '*.secret', '*.account', 'appKey', 'appSecret', 'secret', 'account']
  const logger = pino({ base: null, redact, timestamp: () => `,"time":${clock.now()}` }, streams)
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
    close: () => new Promise((resolve) => file.end(resolve)),
  }
}
