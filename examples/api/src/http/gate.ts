import type { ApiAccess } from '@stockeye/telegram-adapter/api'
import type { Audit } from '../data/audit.ts'
import type { User, Users } from '../data/users.ts'
import type { Call } from './app.ts'
import type { Auth } from './auth.ts'
import { Refusal } from './problem.ts'
import type { RateLimit } from './rate-limit.ts'

/** Caller of a row's handler, by access. The bot is known only by its secret. */
export interface Callers {
  readonly bot: undefined
  readonly user: User
  readonly admin: User
}

/** Lets the caller in, or throws a Refusal. */
export type Gate = { readonly [Access in ApiAccess]: (call: Call, action: string) => Promise<Callers[Access]> }

/** Creates the gate, which decides whether a caller has access: by the bot's secret, or by a user's token and the user's current row in the database. */
export function createGate(parts: {
  readonly auth: Auth
  readonly users: Users
  readonly audit: Audit
  /** Counts wrong secrets. */
  readonly byAddress: RateLimit
  readonly byUser: RateLimit
  readonly now: () => number
}): Gate {
  const { auth, users, audit, byAddress, byUser, now } = parts

  async function findUser(call: Call): Promise<User> {
    const header = call.req.header('authorization')
    if (header === undefined) throw new Refusal('token_missing')
    const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(header) ?? []
    const telegramId = token === undefined ? undefined : await auth.verify(token)
    if (telegramId === undefined) throw new Refusal('token_invalid')
    const retryAfterMs = byUser.take(telegramId)
    if (retryAfterMs > 0) throw new Refusal('rate_limited', { retryAfterMs })
    const user = await users.find(telegramId)
    // A new token registers the user again.
    if (user === undefined) throw new Refusal('token_invalid')
    if (!user.isActive) throw new Refusal('user_blocked')
    return user
  }

  return {
    async bot(call) {
      const address = call.env.incoming?.socket.remoteAddress ?? ''
      // The right secret always passes: a program at the address of the bot must not shut the bot out with wrong ones. A guess
      // at 32 random characters is hopeless, so the limit only spares the log.
      if (auth.acceptsBot(call.req.header('x-bot-secret-key'))) return undefined
      const retryAfterMs = byAddress.take(address)
      if (retryAfterMs > 0) throw new Refusal('rate_limited', { retryAfterMs })
      throw new Refusal('bot_secret_invalid')
    },
    user: findUser,
    async admin(call, action) {
      const user = await findUser(call)
      if (user.role === 'admin') return user
      const requestId = call.get('requestId')
      await audit.write({ at: now(), actor: user.telegramId, action: `refused:${action}`, detail: '{}', requestId })
      throw new Refusal('admin_required')
    },
  }
}
