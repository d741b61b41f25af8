import type { IssuedToken } from '@stockeye/token-manager'
import * as z from 'zod/mini'
import { authToken } from '../endpoints/auth.gen.ts'
import { kstText } from '../values/dates.ts'
import { type IssueRequest, postCredentials } from './post-credentials.ts'

const answer: z.ZodMiniType<{ access_token: string; access_token_token_expired: string }> = z.object({
  access_token: z.string().check(z.minLength(1)),
  access_token_token_expired: z.string().check(
    z.regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/),
    z.refine((text) => !Number.isNaN(instantOf(text)) && kstText(instantOf(text)) === text.replace(/\D/g, '')),
  ),
})

const instantOf = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+09:00`)

/**
 * Asks KIS for an access token, which lives for 24 h. Within 6 h of its issue KIS answers with the same one.
 *
 * @throws {KisRefusedError} EGW00133 more than one a minute, EGW00103 bad app key, EGW00105 bad app secret
 * @throws {KisUnansweredError} no readable answer
 */
export async function issueAccessToken(request: IssueRequest): Promise<IssuedToken> {
  const { appKey, appSecret } = request.credentials
  const body = { grant_type: 'client_credentials', appkey: appKey, appsecret: appSecret }
  const { access_token, access_token_token_expired } = await postCredentials(request, authToken.path, body, answer)
  // `expires_in` has been wrong by more than an hour, so the timestamp counts. It is Korean time, without a zone.
  return { secret: access_token, expiresAt: instantOf(access_token_token_expired) }
}
