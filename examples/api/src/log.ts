import pino, { type DestinationStream } from 'pino'
import pretty from 'pino-pretty'

/** Each message begins with the word that an operator greps for, such as `API_READY`. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Lines of JSON, or readable text where a person looks on. @param service stands in every line */
export function createLog(service: string): Log {
  // Written at once: the last words of a process are the ones that are looked for.
  const destination: DestinationStream = process.stdout.isTTY
    ? pretty({ singleLine: true, sync: true, ignore: 'service' })
    : pino.destination({ fd: 1, sync: true })
  // The second guard against a secret in a log: the first is that nothing that is logged holds one.
  const names = [
    'appKey',
    'appSecret',
    'account',
    'secret',
    'botSecret',
    'jwtKey',
    'token',
    'access_token',
    'authorization',
  ]
  const redact = names.flatMap((name) => [name, `*.${name}`])
  const logger = pino({ base: { service }, redact, level: 'info' }, destination)
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  }
}
