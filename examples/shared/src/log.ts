import { createWriteStream } from 'node:fs'
import { endAfterOutput } from '@stockeye/internal/closed-output'
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
 *
 * @param service value of the field `service` in every line of JSON
 */
export function createLog(service: string): Log {
  // A line is written at once, because an operator looks for the last lines of a process.
  const stdout = openStdout()
  const destination: DestinationStream = process.stdout.isTTY
    ? pretty({ singleLine: true, destination: stdout, ignore: 'service,at' })
    : stdout
  const timestamp = () => timeOf(Date.now())
  return logOn(pino({ base: { service }, redact, level: 'info', timestamp }, destination))
}

/** Opens stdout for a log, which writes each line at once. The process ends in order when the reader of the log has gone. */
function openStdout() {
  const stdout = pino.destination({ fd: 1, sync: true })
  // pino itself would go on in silence.
  stdout.on('error', endAfterOutput)
  return stdout
}

/** Returns the fields of the time of a line: `time` in ms since 1970 for programs, and `at` with its offset for people. */
const timeOf = (now: number): string => `,"time":${now},"at":"${seoul.format(now).replace(' ', 'T')}+09:00"`

/** Format of day and time in Korea. A trading day is a Korean day, in any time zone of the machine. */
const seoul = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short', timeStyle: 'medium' })

/**
 * Creates a log for a person and a file: readable text on stdout, and lines of JSON in `path`. Its times come from
 * `clock`.
 */
export function createFileLog({
  path,
  clock,
}: {
  readonly path: string
  readonly clock: { now(): number }
}): Log & { close(): Promise<void> } {
  const file = createWriteStream(path, { flags: 'a', mode: 0o600 })
  // The prettifier passes text; this form of it can be parsed again.
  const translateTime = "UTC:yyyy-mm-dd'T'HH:MM:ss'Z'"
  const customPrettifiers = { time: (utc: unknown) => seoul.format(Date.parse(String(utc))) }
  const terminal: DestinationStream = pretty({
    singleLine: true,
    destination: openStdout(),
    ignore: 'at',
    translateTime,
    customPrettifiers,
  })
  const streams = pino.multistream([{ stream: terminal }, { stream: file }])
  const logger = pino({ base: null, redact, timestamp: () => timeOf(clock.now()) }, streams)
  return { ...logOn(logger), close: () => new Promise((resolve) => file.end(resolve)) }
}

// The second guard against a secret in a log. The first one: no logged value holds a secret.
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

/** Returns the message of an error for a field of the log, and the type of another thrown value. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : typeof error)

/** Returns the word of a code in the log: `BOT_NOT_SENT` for the prefix `BOT` and the code `not-sent`. */
export const wordOf = (prefix: string, code: string): string => `${prefix}_${code.toUpperCase().replaceAll('-', '_')}`

/** Writes an entry of a package, such as `BOT_CONFLICT no updates: …`: an operator greps for the code. */
export function writeEntry(
  log: Log,
  prefix: string,
  { level, code, message, ...about }: { readonly level: keyof Log; readonly code: string; readonly message: string },
): void {
  log[level](about, `${wordOf(prefix, code)} ${message}`)
}

/** Creates a log whose warnings and errors go to stderr as their messages alone, for a program with a view of its own. */
export const createErrorLog = (): Log => ({
  debug: () => undefined,
  info: () => undefined,
  warn: (_, message) => console.error(message),
  error: (_, message) => console.error(message),
})
