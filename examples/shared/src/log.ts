import { createWriteStream } from 'node:fs'
import pino, { type DestinationStream, type Logger } from 'pino'
import pretty from 'pino-pretty'

/** Log of a program. Each message begins with the word that an operator greps for, such as `API_READY`. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/**
 * Creates the log of a service: lines of JSON on stdout, or readable text when stdout is a terminal.
 * @param service a field of every line of JSON
 */
export function createLog(service: string): Log {
  // Written at once: the last words of a process are the ones that are looked for.
  const destination: DestinationStream = process.stdout.isTTY
    ? pretty({ singleLine: true, sync: true, ignore: 'service' })
    : pino.destination({ fd: 1, sync: true })
  return logOn(pino({ base: { service }, redact, level: 'info' }, destination))
}

/** Day and time in Korea: a market's day is Korea's, wherever the machine stands. */
const seoul = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short', timeStyle: 'medium' })

/** Creates a log for a person and a file: readable text on stdout, and lines of JSON in `path`. Times are the clock's. */
export function createFileLog({
  path,
  clock,
}: {
  readonly path: string
  readonly clock: { now(): number }
}): Log & { close(): Promise<void> } {
  const file = createWriteStream(path, { flags: 'a', mode: 0o600 })
  // The prettifier hands out text; this form of it can be read back.
  const translateTime = "UTC:yyyy-mm-dd'T'HH:MM:ss'Z'"
  const customPrettifiers = { time: (utc: unknown) => seoul.format(Date.parse(String(utc))) }
  const terminal: DestinationStream = pretty({ singleLine: true, sync: true, translateTime, customPrettifiers })
  const streams = pino.multistream([{ stream: terminal }, { stream: file }])
  const logger = pino({ base: null, redact, timestamp: () => `,"time":${clock.now()}` }, streams)
  return { ...logOn(logger), close: () => new Promise((resolve) => file.end(resolve)) }
}

// The second guard against a secret in a log: the first is that nothing that is logged holds one.
const redact = [
  'appKey',
  'appSecret',
  'account',
  'secret',
  'botSecret',
  'jwtKey',
  'token',
  'access_token',
  'authorization',
].flatMap((name) => [name, `*.${name}`])

const logOn = (logger: Logger): Log => ({
  debug: (fields, message) => logger.debug(fields, message),
  info: (fields, message) => logger.info(fields, message),
  warn: (fields, message) => logger.warn(fields, message),
  error: (fields, message) => logger.error(fields, message),
})
