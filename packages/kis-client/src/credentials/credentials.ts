import { createHash } from 'node:crypto'
import { KisInputError } from '../errors.ts'

/** An app key of KIS's developer portal; KIS issues one for one account. */
export interface KisAppCredentials {
  readonly appKey: string
  readonly appSecret: string
}

/** @throws {KisInputError} one of them is missing or blank; no message repeats a value */
export function parseAppCredentials(credentials: KisAppCredentials): KisAppCredentials {
  return { appKey: parse(credentials?.appKey, 'appKey'), appSecret: parse(credentials?.appSecret, 'appSecret') }
}

function parse(value: unknown, name: string): string {
  const field = `credentials.${name}`
  if (typeof value !== 'string')
    throw new KisInputError({ field, rule: 'must be the text from the KIS developer portal, and is missing' })
  const trimmed = value.trim()
  if (trimmed === '')
    throw new KisInputError({ field, rule: 'must be the text from the KIS developer portal, and is blank' })
  if (!/^[\x21-\x7e]+$/.test(trimmed))
    throw new KisInputError({ field, rule: 'must not hold blanks, line breaks or characters beyond ASCII' })
  // A trailing newline from a file or a paste is the usual reason for EGW00105.
  if (trimmed !== value)
    process.emitWarning(`${field} had blanks around it; they were left out`, { code: 'KIS_TRIMMED' })
  return trimmed
}

/** Returns a name of the app key that does not reveal it. */
export const fingerprint = (appKey: string): string => createHash('sha256').update(appKey).digest('hex').slice(0, 12)
