import type { IssuedToken } from '@stockeye/token-manager'
import * as z from 'zod/mini'
import { authWsToken } from '../endpoints/auth.gen.ts'
import { type IssueRequest, postCredentials } from './post-credentials.ts'

const answer: z.ZodMiniType<{ approval_key: string }> = z.object({ approval_key: z.string().check(z.minLength(1)) })

/** @see catalog/protocol.json `websocket.approval.validitySeconds`: the answer itself names no expiry */
const lifeMs = 86_400_000

/**
 * Asks KIS for the approval key that its WebSocket takes in place of an access token.
 *
 * @throws {KisRefusedError} KIS refused the app key or its secret
 * @throws {KisUnansweredError} no readable answer
 */
export async function issueApprovalKey(request: IssueRequest): Promise<IssuedToken> {
  const { appKey, appSecret } = request.credentials
  const askedAt = request.now()
  // `secretkey` here, where the access token's request says `appsecret`.
  const body = { grant_type: 'client_credentials', appkey: appKey, secretkey: appSecret }
  const { approval_key } = await postCredentials(request, authWsToken.path, body, answer)
  return { secret: approval_key, expiresAt: askedAt + lifeMs }
}
