import * as z from 'zod'
import { kisRateLimits } from '../../environment.ts'
import { kstText } from '../../values/dates.ts'
import { issueRefused, type KisReply, refused } from '../http/reply.ts'
import { readJson } from './call-input.ts'
import { type AppCredentials, datedKey, fakeKey, instantOfKey } from './fake-secrets.ts'
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

/** Tokens of one seed. Their text holds the instant of their issue, so they outlive the simulator that issued them. */
interface TokenRecords {
  /** Returns the token that was issued last, as far as this simulator can know. */
  newest(): IssuedToken | undefined
  create(at: number): IssuedToken
  /** Finds a token by its text, also one that a simulator of the same seed has issued before. */
  find(text: string): IssuedToken | undefined
}

function createTokenRecords(seed: number): TokenRecords {
  const records = new Map<string, IssuedToken>()
  let newest: IssuedToken | undefined

  const tokenOf = (issuedAt: number): IssuedToken => {
    // The token looks like the JWT that KIS issues; its content has no meaning, except the instant.
    const [header, signature] = ['header', 'signature'].map((part) => fakeKey(seed, `token ${part} ${issuedAt}`, 48))
    // Whole seconds: the text of the answer, which is the true end, has no fraction.
    const expiresAt = Math.floor(issuedAt / 1_000) * 1_000 + lifeMs
    return { text: `eyJ${header}.${datedKey(seed, 'token', issuedAt, 220)}.${signature}`, issuedAt, expiresAt }
  }

  const keep = (token: IssuedToken): IssuedToken => {
    for (const [text, { expiresAt }] of records) if (expiresAt <= token.issuedAt) records.delete(text)
    records.set(token.text, token)
    if (newest === undefined || newest.issuedAt < token.issuedAt) newest = token
    return token
  }

  return {
    newest: () => newest,
    create: (at) => keep(tokenOf(Math.floor(at))),
    find(text) {
      const known = records.get(text)
      if (known !== undefined) return known
      const issuedAt = instantOfKey(text.split('.')[1] ?? '')
      const token = issuedAt === undefined ? undefined : tokenOf(issuedAt)
      return token?.text === text ? keep(token) : undefined
    },
  }
}

/** The three endpoints under /oauth2, and what they have issued. Each takes the body as it came. */
export interface Tokens {
  /** Answers `tokenP`. */
  issue(body: string, at: number): KisReply
  /** Answers `revokeP`. */
  revoke(body: string): KisReply
  /** Answers `Approval`, which issues the key of the WebSocket. */
  approve(body: string, at: number): KisReply
  /**
   * Returns the number of the app key that an approval key is valid for, also if a simulator of the same seed has issued it
   * before; undefined if it is not valid.
   */
  appKeyOf(approvalKey: string, at: number): number | undefined
  /** Makes every approval key that was issued so far invalid. */
  killApprovals(at: number): void
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
  /** Further app keys, which get approval keys alone. @default no others */
  readonly moreAppKeys?: readonly AppCredentials[]
  readonly limits: boolean
}): Tokens {
  const { seed, credentials } = options
  const issueMeter = options.limits ? createMeter(kisRateLimits.tokenIssue) : unmetered
  const approvable = [credentials, ...(options.moreAppKeys ?? [])]
  const approvalMeters = approvable.map(() => (options.limits ? createMeter({ limit: 1, windowMs: 1_000 }) : unmetered))
  const records = createTokenRecords(seed)
  let lastApprovalAt = -Infinity
  let approvalsDeadTo = -Infinity
  let refusal: { readonly code: string; readonly until: number } | undefined

  /** Returns the code for a wrong key or secret; `Approval` has another name for the secret. */
  const checkKeys = (
    body: Readonly<Record<string, unknown>>,
    secretName: string,
    { appKey, appSecret } = credentials,
  ): string | undefined => {
    if (!body.appkey) return 'EGW00102'
    if (body.appkey !== appKey) return 'EGW00103'
    if (!body[secretName]) return 'EGW00104'
    return body[secretName] === appSecret ? undefined : 'EGW00105'
  }

  const checkGrant = (body: Readonly<Record<string, unknown>>): string | undefined => {
    if (!body.grant_type) return 'EGW00115'
    return body.grant_type === 'client_credentials' ? undefined : 'EGW00116'
  }

  const checkRefusal = (at: number): string | undefined => (refusal && at < refusal.until ? refusal.code : undefined)

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
      const newest = records.newest()
      const again = newest !== undefined && at < newest.issuedAt + sameTokenMs
      const token = again ? newest : records.create(at)
      const { expiresAt } = token
      return {
        status: 200,
        body: {
          access_token: token.text,
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
      const token = records.find(String(body?.token))
      if (token === undefined) return issueRefused('EGW00121')
      token.deadBecause = 'EGW00121'
      return { status: 200, body: { code: 200, message: '접근토큰 폐기에 성공하였습니다' } }
    },

    approve(text, at) {
      const body = readBody(text)
      const index = Math.max(
        0,
        approvable.findIndex(({ appKey }) => appKey === body?.appkey),
      )
      const wrong = body
        ? (checkGrant(body) ?? checkKeys(body, 'secretkey', approvable[index]) ?? checkRefusal(at))
        : 'EGW00101'
      if (wrong !== undefined) return issueRefused(wrong)
      // The gateway, with its envelope, refuses too many issues in a second; the token endpoints do not.
      if (approvalMeters[index]?.admits(at) === false) return refused('EGW00201')
      approvalMeters[index]?.record(at)
      // Without limits two may be issued in one millisecond, and each has a text of its own.
      lastApprovalAt = Math.max(Math.floor(at), lastApprovalAt + 1)
      return { status: 200, body: { approval_key: approvalKeyOf(seed, index, lastApprovalAt) } }
    },

    appKeyOf(approvalKey, at) {
      const issuedAt = instantOfKey(approvalKey.replaceAll('-', ''))
      if (issuedAt === undefined || issuedAt <= approvalsDeadTo || at >= issuedAt + lifeMs) return undefined
      const index = approvable.findIndex((_, number) => approvalKeyOf(seed, number, issuedAt) === approvalKey)
      return index === -1 ? undefined : index
    },

    killApprovals(at) {
      // A key that is issued in the same millisecond is a later one.
      lastApprovalAt = Math.max(Math.floor(at), lastApprovalAt)
      approvalsDeadTo = lastApprovalAt
    },

    check(authorization, at) {
      const [, text] = /^bearer\s+(\S+)$/i.exec(authorization ?? '') ?? []
      if (text === undefined) return 'EGW00122'
      const token = records.find(text)
      if (token === undefined) return 'EGW00121'
      return token.deadBecause ?? (at < token.expiresAt ? undefined : 'EGW00123')
    },

    kill() {
      const newest = records.newest()
      if (newest !== undefined) newest.deadBecause = 'EGW00123'
    },

    refuseIssues(code, until) {
      refusal = { code, until }
    },
  }
}

/** Returns the approval key of an app key and an instant, in the form of KIS's. */
const approvalKeyOf = (seed: number, index: number, issuedAt: number): string =>
  datedKey(seed, index === 0 ? 'approval key' : `approval key ${index}`, issuedAt, 32)
    .toLowerCase()
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')

/** Reads a body. @returns undefined where it is not an object of JSON */
const readBody = (text: string): Readonly<Record<string, unknown>> | undefined =>
  bodySchema.safeParse(readJson(text)).data

/** Formats an instant in Korean time, without a zone: `2026-10-19 09:00:00`. */
const kstTimestamp = (at: number): string =>
  kstText(at).replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3 $4:$5:$6')
