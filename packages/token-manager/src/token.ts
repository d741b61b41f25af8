import { createHash } from 'node:crypto'
import { inspect } from 'node:util'

/** A secret that an issuer lends for a while: an access token or an approval key. It is never logged. */
export interface Token {
  /** Not enumerable; `toString`, `toJSON` and `inspect` show the fingerprint in its place. */
  readonly secret: string
  /** Grows by one with every rotation, across processes: who holds a smaller one holds an old token. */
  readonly generation: number
  /** Milliseconds since 1970. */
  readonly issuedAt: number
  /** Milliseconds since 1970, from the issuer's answer. */
  readonly expiresAt: number
  /** The first 12 hex digits of the secret's SHA-256: names a token in a log. */
  readonly fingerprint: string
}

/** A token as a store keeps it, secret and all. */
export interface PlainToken {
  readonly secret: string
  readonly issuedAt: number
  readonly expiresAt: number
}

export const fingerprintOf = (secret: string): string => createHash('sha256').update(secret).digest('hex').slice(0, 12)

export const createToken = (plain: PlainToken, generation: number): Token => new GuardedToken(plain, generation)

/** Whoever prints, spreads or serializes it does not get at the secret by accident. */
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
