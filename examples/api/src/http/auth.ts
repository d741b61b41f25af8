import { createHash, randomUUID, timingSafeEqual, webcrypto } from 'node:crypto'
import { dropOldest } from '@stockeye/example-shared/drop-oldest'
import { SettingsError } from '@stockeye/example-shared/settings-error'
import { jwtVerify, SignJWT } from 'jose'
import type { User } from '../data/users.ts'

export interface Auth {
  /** Returns whether a secret is the bot's; a missing one is refused as a wrong one is. */
  acceptsBot(secret: string | undefined): boolean
  /** Issues the token of a user, which holds no role: each request reads it from the database. @returns the token, and its lifetime as `livesMs` */
  issue(user: Pick<User, 'telegramId'>): Promise<{ readonly token: string; readonly livesMs: number }>
  /** Verifies a token. @returns the Telegram id of its user; undefined when it is not a token of this API, or has ended */
  verify(token: string): Promise<string | undefined>
}

const livesMs = 10 * 60_000
const algorithm = 'HS256'
const issuer = 'stockeye-api'
const audience = 'stockeye-api'
/** RFC 9068: a token that is meant for something else is not an access token. */
const type = 'at+jwt'

const mostVerified = 1_000

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * Creates the checks of the bot's secret and of tokens.
 * @throws {SettingsError} a secret is too short, or both are one
 */
export function createAuth({
  botSecret,
  jwtKey,
  now,
}: {
  readonly botSecret: string
  /** Key of 32 bytes or more; only the API has it. */
  readonly jwtKey: string
  readonly now: () => number
}): Auth {
  const problems = Object.entries({ BOT_SECRET_KEY: botSecret, JWT_SECRET_KEY: jwtKey })
    // jose accepts 8 bytes; RFC 7518 requires as many as the hash has.
    .filter(([, secret]) => Buffer.byteLength(secret) < 32)
    .map(([name]) => `${name}: must be of 32 bytes or more`)
  if (botSecret === jwtKey) problems.push('JWT_SECRET_KEY: must not be the BOT_SECRET_KEY')
  if (problems.length > 0) throw new SettingsError(problems)
  // The key is imported once: jose would import it for every token.
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const imported = webcrypto.subtle.importKey('raw', Buffer.from(jwtKey), hmac, false, ['sign', 'verify'])
  // A valid signature stays valid: the most expensive step of a request is taken once for a token.
  const verified = new Map<string, { readonly telegramId: string; readonly endsAt: number }>()
  const secretDigest = digest(botSecret)
  return {
    acceptsBot: (secret) => timingSafeEqual(digest(secret ?? ''), secretDigest),
    async issue({ telegramId }) {
      const at = Math.floor(now() / 1_000)
      const token = await new SignJWT()
        .setProtectedHeader({ alg: algorithm, typ: type })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(telegramId)
        .setIssuedAt(at)
        .setExpirationTime(at + livesMs / 1_000)
        .setJti(randomUUID())
        .sign(await imported)
      return { token, livesMs }
    },
    async verify(token) {
      const known = verified.get(token)
      if (known !== undefined && now() < known.endsAt) return known.telegramId
      try {
        const { payload } = await jwtVerify(token, await imported, {
          algorithms: [algorithm],
          issuer,
          audience,
          typ: type,
          requiredClaims: ['exp', 'iat', 'sub', 'jti'],
          // A token is not from the future either, and lives no longer than ours: a key that signs more elsewhere is
          // not accepted.
          maxTokenAge: livesMs / 1_000,
          currentDate: new Date(now()),
        })
        const { sub: telegramId, exp, iat } = payload
        // jose does not look at the type of a subject.
        if (typeof telegramId !== 'string' || exp === undefined || iat === undefined) return undefined
        verified.set(token, { telegramId, endsAt: Math.min(exp * 1_000, iat * 1_000 + livesMs) })
        dropOldest(verified, mostVerified)
        return telegramId
      } catch {
        return undefined
      }
    },
  }
}
