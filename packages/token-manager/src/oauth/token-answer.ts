import * as z from 'zod/mini'
import { type IssuedToken, lastInstant } from '../issuer.ts'
import { OAuthRefusal, retryAfterOf } from './refusal.ts'

/** The fields of an answer that are used. */
interface AnswerFields {
  readonly access_token?: unknown
  readonly token_type?: unknown
  readonly expires_in?: unknown
  readonly refresh_token?: unknown
  readonly error?: unknown
}

const answerSchema: z.ZodMiniType<AnswerFields> = z.looseObject({})

/**
 * Reads an answer, and returns a copy of it with only the fields that oauth4webapi has to check. It would refuse an
 * `expires_in` that is negative, and an id token of an issuer that it does not know, and a refresh token with them.
 *
 * @throws {OAuthRefusal} the answer has no token
 */
export async function readAnswer(
  response: Response,
  now: number,
): Promise<{ readonly fields: AnswerFields; readonly checked: Response }> {
  const { status } = response
  const text = await response.text()
  const fields = parseObject(text)
  if (status !== 200 || fields === undefined || typeof fields.error === 'string') {
    const without = status === 200 ? 'OAUTH_NOT_JSON' : `HTTP_${status}`
    const code = typeof fields?.error === 'string' && fields.error !== '' ? fields.error : without
    throw new OAuthRefusal({ code, status, retryAfterMs: retryAfterOf(response.headers.get('retry-after'), now) })
  }
  // RFC 6749 requires a token_type. Some servers leave it out, and all of these mean `bearer`. Some send `null` for a field
  // that they leave out, which oauth4webapi refuses.
  const { access_token, token_type, refresh_token } = fields
  const checked = Response.json({
    access_token,
    token_type: token_type ?? 'bearer',
    refresh_token: refresh_token ?? undefined,
  })
  return { fields, checked }
}

/** Returns the token of an answer that was checked. A server should send no refresh token to client credentials. */
export function tokenOf(
  { access_token, expires_in, refresh_token }: AnswerFields,
  askedAt: number,
  { hasRefreshToken }: { readonly hasRefreshToken: boolean },
): IssuedToken {
  const lifeMs = lifeMsOf(expires_in)
  return {
    secret: String(access_token),
    expiresAt: lifeMs === null || askedAt + lifeMs > lastInstant ? null : askedAt + lifeMs,
    ...(hasRefreshToken && typeof refresh_token === 'string' && { refreshToken: refresh_token }),
  }
}

/** Returns the life of a token, in ms: `null` without an end, and `NaN` for a value that is no number of seconds. */
function lifeMsOf(expiresIn: unknown): number | null {
  if (expiresIn === undefined || expiresIn === null) return null
  const seconds = typeof expiresIn === 'string' && expiresIn.trim() !== '' ? Number(expiresIn) : expiresIn
  // A token that has ended already is asked for again. A negative number is one, too.
  return typeof seconds === 'number' ? Math.max(0, seconds) * 1_000 : Number.NaN
}

function parseObject(text: string): AnswerFields | undefined {
  try {
    return answerSchema.safeParse(JSON.parse(text)).data
  } catch {
    // The error would quote the text, and a secret with it.
    return undefined
  }
}
