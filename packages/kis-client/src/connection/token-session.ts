import type { Token, TokenSource } from '@stockeye/token-manager'
import { type Connection, closeQuietly } from './transport.ts'

/** Token, and the connections whose requests carry it. A session never gets another token. */
export interface TokenSession {
  readonly token: Token
  readonly connection: Connection
}

/** Event: a session with a new token is in use. */
export interface SessionBuilt {
  /** Generation of the session's token. */
  readonly generation: number
  /** Generation of the session that this one replaces; missing for a client's first session. */
  readonly replaces?: number
}

export interface TokenSessions {
  /** Resolves once there is a session whose token is usable. */
  ready(signal: AbortSignal | undefined): Promise<void>
  /** Returns the newest session; only after `ready`. */
  newest(): TokenSession
  close(): Promise<void>
}

/**
 * Keeps one session for the newest token. A rotation retires it and builds the next one at once, inside the token
 * manager's announcement, so that the first request after a rotation already has the new token.
 */
export function createTokenSessions(options: {
  readonly tokens: TokenSource
  readonly connect: () => Connection
  readonly onBuilt: (built: SessionBuilt) => void
}): TokenSessions {
  let session: TokenSession | undefined
  const closing = new Set<Promise<void>>()
  let isClosed = false

  const retire = (old: TokenSession) => {
    // Requests in flight keep their token: close() waits for them.
    const closed = closeQuietly(old.connection).finally(() => closing.delete(closed))
    closing.add(closed)
  }

  const build = (token: Token): TokenSession => {
    if (session !== undefined && session.token.generation >= token.generation) return session
    const old = session
    session = { token, connection: options.connect() }
    if (old !== undefined) retire(old)
    options.onBuilt({ generation: token.generation, ...(old && { replaces: old.token.generation }) })
    return session
  }

  const unsubscribe = options.tokens.on('rotated', ({ token }) => {
    build(token)
  })

  return {
    async ready(signal) {
      const token = await options.tokens.get({ signal })
      // A token source of the caller's own may ignore the signal, and come after the close.
      if (!isClosed) build(token)
    },
    newest() {
      if (session === undefined) throw new Error('no session yet: await ready() first')
      return session
    },
    async close() {
      isClosed = true
      unsubscribe()
      if (session !== undefined) retire(session)
      await Promise.all(closing)
    },
  }
}
