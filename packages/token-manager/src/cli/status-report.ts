import { formatInstant, formatSpan } from '@stockeye/internal/format'
import type { TokenRecord } from '../store.ts'
import { fingerprintOf, noEnd } from '../token.ts'

/** A record as an operator sees it, without the secret. Instants are milliseconds since 1970. */
export interface StatusEntry {
  readonly id: string
  readonly generation: number
  /** Newest token; missing before the first, and after a withdrawal. */
  readonly token:
    | {
        /** Fingerprint of the token; null when the secret is encrypted. */
        readonly fingerprint: string | null
        /** `kid` of the key that the secret is encrypted with. */
        readonly encryptedWith: string | null
        readonly issuedAt: number
        readonly expiresAt: number
        /** Span until the token ends, in ms; 0 after its end. */
        readonly leftMs: number
      }
    | undefined
  /** Whether a refresh token is stored. */
  readonly hasRefreshToken: boolean
  /** Times when the last tries at the issuer began. */
  readonly attempts: readonly number[]
  /** Time from which any process may ask the issuer again. */
  readonly notBefore: number
  /** Span until `notBefore`, in ms. */
  readonly coolDownMs: number
}

/** Returns the status of a record at the time `now`. */
export function statusOf(record: TokenRecord, now: number): StatusEntry {
  const { id, generation, token, refreshToken, attempts, notBefore } = record
  return {
    id,
    generation,
    token: token && {
      ...nameOf(token.secret),
      issuedAt: token.issuedAt,
      expiresAt: token.expiresAt,
      leftMs: Math.max(0, token.expiresAt - now),
    },
    hasRefreshToken: refreshToken !== undefined,
    attempts,
    notBefore,
    coolDownMs: Math.max(0, notBefore - now),
  }
}

/** Formats a table for each record, for a person to read. */
export const formatStatus = (entries: readonly StatusEntry[], now: number): string =>
  entries.map((entry) => formatEntry(entry, now)).join('\n\n')

function formatEntry(entry: StatusEntry, now: number): string {
  const { id, generation, token, hasRefreshToken, attempts, notBefore, coolDownMs } = entry
  const lastTryAt = attempts.at(-1)
  const rows: readonly (readonly [string, string])[] = [
    ['token', token ? (token.fingerprint ?? `encrypted with the key ${token.encryptedWith}`) : noToken(generation)],
    ['generation', `${generation}`],
    ['issued', token ? withSpan(token.issuedAt, now) : '-'],
    ['good until', token ? endOf(token.expiresAt, now) : '-'],
    ['refresh', hasRefreshToken ? 'a refresh token is stored' : 'no refresh token is stored'],
    ['last try', lastTryAt === undefined ? '-' : withSpan(lastTryAt, now)],
    ['cool-down', coolDownMs > 0 ? withSpan(notBefore, now) : 'none: the issuer may be asked'],
  ]
  return [id, ...rows.map(([name, value]) => `  ${name.padEnd(12)}${value}`)].join('\n')
}

const noToken = (generation: number) =>
  generation === 0 ? 'none yet' : 'none: it was withdrawn, and no other one has come'

const endOf = (expiresAt: number, now: number) => (expiresAt === noEnd ? 'no end' : withSpan(expiresAt, now))

const withSpan = (at: number, now: number) =>
  `${formatInstant(at)}  ${at > now ? `${formatSpan(at - now)} left` : `${formatSpan(now - at)} ago`}`

/** Returns the name of a token for a person: its fingerprint, or the `kid` of the key that it is encrypted with. */
function nameOf(secret: string): { readonly fingerprint: string | null; readonly encryptedWith: string | null } {
  const kid = kidOf(secret)
  return kid === undefined
    ? { fingerprint: fingerprintOf(secret), encryptedWith: null }
    : { fingerprint: null, encryptedWith: kid }
}

/** Returns the `kid` of a compact JWE as `encryptedStore` writes it; a token of the issuer has another header. */
function kidOf(secret: string): string | undefined {
  const [header, ...parts] = secret.split('.')
  if (header === undefined || parts.length !== 4) return undefined
  try {
    const { alg, kid } = JSON.parse(Buffer.from(header, 'base64url').toString())
    return alg === 'dir' && typeof kid === 'string' ? kid : undefined
  } catch {
    return undefined
  }
}
