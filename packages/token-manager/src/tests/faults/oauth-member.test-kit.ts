import { sharedClock, type TimeScale } from '@stockeye/test-kit/shared-time'
import { systemClock } from '../../clock.ts'
import type { TokenIssuer } from '../../issuer.ts'
import { oauthIssuer } from '../../oauth/issuer.ts'
import { sqliteStore } from '../../stores/sqlite.ts'
import { createTokenManager } from '../../token-manager.ts'

// A process that serves the tokens of a rotating refresh token. It reports each token and each error over IPC.

export interface OAuthMemberOptions {
  readonly path: string
  readonly url: string
  readonly scale: TimeScale
  /** Refresh token of the sign-in. */
  readonly refreshToken: string
  /** Whether the process waits for its end when the server has answered, before the answer is stored. */
  readonly hangsAfterAnswer?: boolean
}

const options: OAuthMemberOptions = JSON.parse(process.argv[2] ?? '')
const { path, url, refreshToken, hangsAfterAnswer } = options
const clock = sharedClock(options.scale)

function hanging(inner: TokenIssuer): TokenIssuer {
  return {
    ...inner,
    async issue(how) {
      const issued = await inner.issue(how)
      process.send?.({ event: 'answered' })
      if (hangsAfterAnswer) await new Promise(() => undefined)
      return issued
    },
  }
}

const issuer = oauthIssuer({ tokenUrl: url, clientId: 'me', clientSecret: 'mine', id: 'user', refreshToken, clock })
const store = sqliteStore({ path, clock: { ...systemClock, now: clock.now } })
const tokens = createTokenManager({ issuer: hanging(issuer), store, clock })
tokens.on(
  'rotated',
  ({ token }) => void process.send?.({ event: 'rotated', generation: token.generation, secret: token.secret }),
)
process.on('disconnect', () => process.exit())
await tokens.start().catch((error: { code: string; reason?: string }) => {
  process.send?.({ event: 'refused', code: error.code, reason: error.reason })
})
