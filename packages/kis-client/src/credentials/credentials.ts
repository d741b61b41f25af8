import { createHash } from 'node:crypto'
import { KisInputError } from '../errors.ts'

/** App key of KIS's developer portal and its secret; KIS issues one for one account. */
export interface KisAppCredentials {
  /** App key, 36 characters at KIS. */
  readonly appKey: string
  /** App secret, 180 characters at KIS. */
  readonly appSecret: string
}

/** Parses app key and secret. @throws {KisInputError} one of them is missing, blank or not ASCII; no message repeats a value */
export function parseAppCredentials(credentials: KisAppCredentials): KisAppCredentials {
  return { appKey: parse(credentials?.appKey, 'appKey'), appSecret: parse(credentials?.appSecret, 'appSecret') }
}

/** Parses a credential. No message repeats the value, since it may be a secret in the wrong place. */
function parse(value: unknown, name: string): string {
  const field = `credentials.${name}`
  const use = 'use the text from the KIS developer portal'
  if (value === undefined) throw new KisInputError({ field, rule: `is missing; ${use}` })
  if (typeof value !== 'string') throw new KisInputError({ field, rule: `has the type ${typeof value}; ${use}` })
  const trimmed = value.trim()
  if (trimmed === '') throw new KisInputError({ field, rule: `is blank; ${use}` })
  if (!/^[\x21-\x7e]+$/.test(trimmed))
    throw new KisInputError({ field, rule: `holds blanks, line breaks or characters beyond ASCII; ${use}` })
  // A trailing newline from a file or a paste is the usual reason for EGW00105.
  if (trimmed !== value)
    process.emitWarning(`${field} had blanks around it; they were left out`, { code: 'KIS_TRIMMED' })
  return trimmed
}

/** Returns a name of the app key that does not reveal it. */
export const fingerprint = (appKey: string): string => createHash('sha256').update(appKey).digest('hex').slice(0, 12)
