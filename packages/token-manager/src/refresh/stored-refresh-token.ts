import { checkSendable, checkText } from '../check-options.ts'
import { codeOf, TokenInputError } from '../errors.ts'
import type { TokenIssuer } from '../issuer.ts'
import type { StoredRefreshToken, TokenRecord } from '../store.ts'
import { fingerprintOf } from '../token.ts'

/** The refresh token of a manager, of which each one may be used once. */
export interface RefreshTokens {
  /**
   * Returns the refresh token for the next request, marked as sent, as it is noted before the request: that of the last
   * sign-in if it was never used, or else the newest one. Undefined if the issuer needs none.
   */
  next(record: TokenRecord | undefined): StoredRefreshToken | undefined
  /** Returns the refresh token after an answer: its successor, or itself if the issuer has returned no other one. */
  answered(sent: StoredRefreshToken | undefined, successor: string | undefined): StoredRefreshToken | undefined
  /** Notes the refresh token of a record: the store may lose it. */
  note(record: TokenRecord | undefined): void
  /** Returns the newest one that this process knows, if the record has an older one or none. */
  lostFrom(record: TokenRecord | undefined): StoredRefreshToken | undefined
}

/** Number of sign-ins that a record remembers: an older process must not use their refresh tokens again. */
const keptSignIns = 8

/** Returns the newer of two refresh tokens; the second one if they are equally new. */
export const newerOf = (
  one: StoredRefreshToken | undefined,
  other: StoredRefreshToken | undefined,
): StoredRefreshToken | undefined => ((one?.number ?? 0) > (other?.number ?? 0) ? one : other)

/** Returns the record with the refresh token, if there is one. */
export const withRefreshToken = (record: TokenRecord, refreshToken: StoredRefreshToken | undefined): TokenRecord =>
  refreshToken === undefined ? record : { ...record, refreshToken }

/** Creates the place of a manager's refresh token in memory, where it stays while the store cannot be written. */
export function createRefreshTokens(issuer: TokenIssuer): RefreshTokens {
  let newest: StoredRefreshToken | undefined

  function note(record: TokenRecord | undefined) {
    newest = newerOf(newest, record?.refreshToken)
  }

  return {
    note,
    next(record) {
      note(record)
      const secret = firstRefreshTokenOf(issuer)
      const signIn = secret === undefined ? undefined : fingerprintOf(secret)
      if (secret === undefined || signIn === undefined || newest?.signIns.includes(signIn)) {
        return newest && { ...newest, isSent: true }
      }
      const signIns = [...(newest?.signIns ?? []), signIn].slice(-keptSignIns)
      return { secret, number: (newest?.number ?? 0) + 1, signIns, isSent: true }
    },
    answered(sent, successor) {
      const { number = 0, signIns = [], secret } = sent ?? {}
      if (successor !== undefined && successor !== secret) {
        newest = { secret: successor, number: number + 1, signIns, isSent: false }
      } else if (sent !== undefined) {
        newest = { ...sent, isSent: false }
      }
      return newest
    },
    lostFrom(record) {
      note(record)
      return newest !== undefined && newest.number > (record?.refreshToken?.number ?? 0) ? newest : undefined
    },
  }
}

/** Returns the refresh token of the last sign-in. @throws {TokenInputError} the issuer has none, or throws */
function firstRefreshTokenOf(issuer: TokenIssuer): string | undefined {
  const field = 'firstRefreshToken()'
  const advice = 'return the refresh token of the last sign-in'
  let secret: string | undefined
  try {
    secret = issuer.firstRefreshToken?.()
  } catch (error) {
    if (error instanceof TokenInputError) throw error
    // The error itself may quote the secret.
    throw new TokenInputError({ field, rule: `failed with ${codeOf(error)}; ${advice}` })
  }
  if (secret === undefined) return undefined
  checkText(field, secret, advice)
  checkSendable(field, secret, `${advice} alone`)
  return secret
}
