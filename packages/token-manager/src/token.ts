import { createHash } from 'node:crypto'
import { inspect } from 'node:util'

/** A secret that an issuer has issued for a limited time: an access token or an approval key. It is never logged. */
export interface Token {
  /** The secret itself. It is not enumerable; `toString`, `toJSON` and `inspect` show the fingerprint instead. */
  readonly secret: string
  /**
   * Number of the token, which grows by one with every rotation, across processes: a smaller number means an older
   * token.
   */
  readonly generation: number
  /** Time when the token was issued, in ms since 1970. */
  readonly issuedAt: number
  /**
   * Time when the token ends, in ms since 1970, from the issuer's answer. A token without an end has the last instant of
   * a `Date`, 8_640_000_000_000_000.
   */
  readonly expiresAt: number
  /** Name of the token in a log: the first 12 hex digits of the secret's SHA-256. */
  readonly fingerprint: string
}

/** A token as a store keeps it, with its secret. */
export interface PlainToken {
  /** The secret itself, as enumerable text. */
  readonly secret: string
  /** Time when the token was issued, in ms since 1970. */
  readonly issuedAt: number
  /** Time when the token ends, in ms since 1970. */
  readonly expiresAt: number
}

/**
 * End of a token without an end, in ms since 1970: the last instant of a `Date`. `Infinity` would throw in `new Date` and
 * is `null` in JSON.
 */
export const noEnd = 8_640_000_000_000_000

/** Returns the first 12 hex digits of the secret's SHA-256. */
export const fingerprintOf = (secret: string): string => createHash('sha256').update(secret).digest('hex').slice(0, 12)

/** Returns a token whose secret no print, spread or JSON shows. */
export const createToken = (plain: PlainToken, generation: number): Token => new GuardedToken(plain, generation)

/** A token whose secret does not get into a print, a spread or JSON by accident. */
class GuardedToken implements Token {
  readonly #secret: string
  readonly generation: number
  readonly issuedAt: number
  readonly expiresAt: number
  readonly fingerprint: string

  constructor({ secret, issuedAt, expiresAt }: PlainToken, generation: number) {
    this.#secret = secret
    this.generation = generation
    this.issuedAt = issuedAt
    this.expiresAt = expiresAt
    this.fingerprint = fingerprintOf(secret)
    Object.freeze(this)
  }

  get secret(): string {
    return this.#secret
  }

  toString(): string {
    return this.fingerprint
  }

  toJSON(): Omit<Token, 'secret'> {
    const { generation, issuedAt, expiresAt, fingerprint } = this
    return { generation, issuedAt, expiresAt, fingerprint }
  }

  [inspect.custom](): string {
    return `Token { fingerprint: '${this.fingerprint}', generation: ${this.generation}, expiresAt: ${this.expiresAt} }`
  }
}
