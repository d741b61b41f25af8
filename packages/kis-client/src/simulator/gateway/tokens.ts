import { z } from 'zod'
import { kisRateLimits } from '../../environment.ts'
import { kstText } from '../../values/dates.ts'
import { issueRefused, type KisReply, refused } from '../http/reply.ts'
import { type AppCredentials, fakeKey } from './fake-secrets.ts'
import { createMeter, unmetered } from './meters.ts'

const lifeMs = 24 * 3_600_000
/** Span after an issue in which KIS returns the same token again, in ms. */
const sameTokenMs = 6 * 3_600_000

interface IssuedToken {
  readonly text: string
  readonly issuedAt: number
  readonly expiresAt: number
  /** Code of the refusal of calls with this token; set once it is invalid before its end. */
  deadBecause?: 'EGW00121' | 'EGW00123'
}

/** The three endpoints under /oauth2, and what they have issued. Each takes the body as it came. */
export interface Tokens {
  /** Answers `tokenP`. */
  issue(body: string, at: number): KisReply
  /** Answers `revokeP`. */
  revoke(body: string): KisReply
  /** Answers `Approval`, which issues the key of the WebSocket. */
  approve(body: string, at: number): KisReply
  /** Returns KIS's code for what is wrong with the `authorization` header of a call; undefined if it is right. */
  check(authorization: string | undefined, at: number): 'EGW00121' | 'EGW00122' | 'EGW00123' | undefined
  /** Makes the newest token invalid at once. */
  kill(): void
  /** Answers every issue with `code` until the given instant, as KIS does for a key that it has blocked. */
  refuseIssues(code: string, until: number): void
}

const bodySchema = z.record(z.string(), z.unknown())

export function createTokens(options: {
  readonly seed: number
  readonly credentials: AppCredentials
  readonly limits: boolean
}): Tokens {
  const { seed, credentials } = options
  const issueMeter = options.limits ? createMeter(kisRateLimits.tokenIssue) : unmetered
  const approvalMeter = options.limits ? createMeter({ limit: 1, windowMs: 1_000 }) : unmetered
  const issued = new Map<string, IssuedToken>()
  let newest: IssuedToken | undefined
  let approved = 0
  let refusal: { readonly code: string; readonly until: number } | undefined

  /** @returns the code for a wrong key or secret; `Approval` has another name for the secret */
  const checkKeys = (body: Readonly<Record<string, unknown>>, secretName: string): string | undefined => {
    if (!body.appkey) return 'EGW00102'
    if (body.appkey !== credentials.appKey) return 'EGW00103'
    if (!body[secretName]) return 'EGW00104'
    return body[secretName] === credentials.appSecret ? undefined : 'EGW00105'
  }

  const checkGrant = (body: Readonly<Record<string, unknown>>): string | undefined => {
    if (!body.grant_type) return 'EGW00115'
    return body.grant_type === 'client_credentials' ? undefined : 'EGW00116'
  }

  const checkRefusal = (at: number): string | undefined => (refusal && at < refusal.until ? refusal.code : undefined)

  const createToken = (at: number): IssuedToken => {
    // The token looks like the JWT that KIS issues; its content has no meaning.
    const text = ['header', 'payload', 'signature']
      .map((part) => fakeKey(seed, `token ${issued.size} ${part}`, part === 'payload' ? 220 : 48))
      .join('.')
    // Whole seconds: the text of the answer, which is the true end, has no fraction.
    const expiresAt = Math.floor(at / 1_000) * 1_000 + lifeMs
    const token: IssuedToken = { text: `eyJ${text}`, issuedAt: at, expiresAt }
    issued.set(token.text, token)
    return token
  }

  return {
    issue(text, at) {
      const body = readBody(text)
      // Check the limit of one a minute first: also before a wrong secret, and before the same token is returned.
      if (body?.appkey === credentials.appKey && !issueMeter.admits(at)) return issueRefused('EGW00133')
      const wrong = body ? (checkGrant(body) ?? checkKeys(body, 'appsecret') ?? checkRefusal(at)) : 'EGW00101'
      if (wrong !== undefined) return issueRefused(wrong)
      // Only an issue that succeeds starts a minute: whether KIS counts refused ones too is not known.
      issueMeter.record(at)
      // KIS returns the same token even when it is revoked or invalid.
      const again = newest !== undefined && at < newest.issuedAt + sameTokenMs
      if (newest === undefined || !again) newest = createToken(at)
      const { expiresAt } = newest
      return {
        status: 200,
        body: {
          access_token: newest.text,
          access_token_token_expired: kstTimestamp(expiresAt),
          token_type: 'Bearer',
          // Right for a new token. For an old one KIS has been up to 4,000 s off: a value that is too long does the
          // harm.
          expires_in: again ? Math.floor((expiresAt - at) / 1_000) + 4_000 : lifeMs / 1_000,
        },
      }
    },

    revoke(text) {
      const body = readBody(text)
      const wrong = body ? checkKeys(body, 'appsecret') : 'EGW00101'
      if (wrong !== undefined) return issueRefused(wrong)
      const token = issued.get(String(body?.token))
      if (token === undefined) return issueRefused('EGW00121')
      token.deadBecause = 'EGW00121'
      return { status: 200, body: { code: 200, message: '접근토큰 폐기에 성공하였습니다' } }
    },

    approve(text, at) {
      const body = readBody(text)
      const wrong = body ? (checkGrant(body) ?? checkKeys(body, 'secretkey') ?? checkRefusal(at)) : 'EGW00101'
      if (wrong !== undefined) return issueRefused(wrong)
      // The gateway, with its envelope, refuses too many issues in a second; the token endpoints do not.
      if (!approvalMeter.admits(at)) return refused('EGW00201')
      approvalMeter.record(at)
      approved += 1
      const key = fakeKey(seed, `approval key ${approved}`, 32).toLowerCase()
      return { status: 200, body: { approval_key: key.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') } }
    },

    check(authorization, at) {
      const [, text] = /^bearer\s+(\S+)$/i.exec(authorization ?? '') ?? []
      if (text === undefined) return 'EGW00122'
      const token = issued.get(text)
      if (token === undefined) return 'EGW00121'
      return token.deadBecause ?? (at < token.expiresAt ? undefined : 'EGW00123')
    },

    kill() {
      if (newest !== undefined) newest.deadBecause = 'EGW00123'
    },

    refuseIssues(code, until) {
      refusal = { code, until }
    },
  }
}

function readBody(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return bodySchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Formats an instant in Korean time, without a zone: `2026-10-19 09:00:00`. */
const kstTimestamp = (at: number): string =>
  kstText(at).replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3 $4:$5:$6')
