import type { Token, TokenSource } from '@stockeye/token-manager'
import type { Connection } from './transport.ts'

/** What one token lives in: the connections whose requests bear it. It is built for a token and never given another. */
export interface Session {
  readonly token: Token
  readonly connection: Connection
}

export interface SessionBuilt {
  /** Of the token that the session bears. */
  readonly generation: number
  /** The generation of the session that was retired for it; missing for a client's first session. */
  readonly replaces?: number
}

export interface Sessions {
  /** A session whose token is good: waits for the token manager when it must. */
  ready(signal: AbortSignal | undefined): Promise<void>
  /** The newest session, without waiting; only after `ready`. */
  newest(): Session
  close(): Promise<void>
}

/**
 * Keeps one session for the newest token. A rotation retires it and builds the next one at once, inside the token
 * manager's announcement, so that the first request after a rotation already bears the new token.
 */
export function createSessions(options: {
  readonly tokens: TokenSource
  readonly connect: () => Connection
  readonly onBuilt: (built: SessionBuilt) => void
}): Sessions {
  let session: Session | undefined
  const closing = new Set<Promise<void>>()

  const retire = (old: Session) => {
    // Requests in flight keep the token that they began with: close() waits for them.
    const closed = old.connection.close().finally(() => closing.delete(closed))
    closing.add(closed)
  }

  const build = (token: Token): Session => {
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
      build(await options.tokens.get({ signal }))
    },
    newest() {
      if (session === undefined) throw new Error('no session yet: await ready() first')
      return session
    },
    async close() {
      unsubscribe()
      if (session !== undefined) retire(session)
      await Promise.all(closing)
    },
  }
}
