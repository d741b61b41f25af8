import type { Clock } from '../clock.ts'
import type { ApiCall } from './api-call.ts'
import { opsApi } from './contract.ts'
import type { OpsUser } from './ops-port.ts'

/** Token with which the bot acts as one user. */
export interface UserToken {
  readonly secret: string
  /** Time when the token is renewed, by the monotonic clock, in ms. */
  readonly renewAt: number
}

/** Tokens of the users, each kept until shortly before its end. */
export interface UserTokens {
  /** Fetches the token of a user from the API, also when one is kept. @returns the token, and the user as the API knows it now */
  fetch(telegramId: string, name?: string): Promise<{ readonly user: OpsUser; readonly token: UserToken }>
  /** Returns the token that is kept, or fetches one. */
  get(telegramId: string): Promise<UserToken>
  /** Drops a token that the API has refused; one that has replaced it is kept. */
  drop(telegramId: string, token: UserToken): void
}

/** Shortest rest of a token's life when it is sent, in ms: enough for the way to the API and back. */
const aheadMs = 30_000
/** Tokens that are kept; beyond them the oldest is dropped. */
const mostTokens = 1_000

/** Creates the tokens of a port. Concurrent callers for one user share one request. */
export function createUserTokens({
  call,
  clock,
  asBot,
}: {
  readonly call: ApiCall
  readonly clock: Clock
  /** Header with the secret of the bot. */
  readonly asBot: Readonly<Record<string, string>>
}): UserTokens {
  const tokens = new Map<string, UserToken>()
  const fetches = new Map<string, ReturnType<UserTokens['fetch']>>()

  async function issue(telegramId: string, name: string | undefined) {
    const askedAt = clock.monotonic()
    const body = { telegram_id: telegramId, ...(name !== undefined && { name: name.slice(0, 200) }) }
    const { access_token, expires_in, role, active } = await call(opsApi.issueBotToken, {
      params: {},
      body,
      headers: asBot,
    })
    const livesMs = expires_in * 1_000
    const token = { secret: access_token, renewAt: askedAt + Math.max(livesMs - aheadMs, livesMs / 2) }
    tokens.delete(telegramId)
    tokens.set(telegramId, token)
    const [oldest] = tokens.keys()
    if (tokens.size > mostTokens && oldest !== undefined) tokens.delete(oldest)
    return { user: { role, active }, token }
  }

  function fetchToken(telegramId: string, name?: string) {
    const known = fetches.get(telegramId)
    if (known !== undefined) return known
    const fetching = issue(telegramId, name).finally(() => fetches.delete(telegramId))
    fetches.set(telegramId, fetching)
    return fetching
  }

  return {
    fetch: fetchToken,
    async get(telegramId) {
      const known = tokens.get(telegramId)
      return known !== undefined && clock.monotonic() < known.renewAt ? known : (await fetchToken(telegramId)).token
    },
    drop(telegramId, token) {
      if (tokens.get(telegramId) === token) tokens.delete(telegramId)
    },
  }
}
