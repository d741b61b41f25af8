import type { Portfolio } from '../portfolio.ts'

/** Logs the state of the token. The manager refreshes it by itself; this line lets an operator see that. */
export async function tokenCheck({ tokens, log, clock }: Portfolio): Promise<void> {
  const { phase, token } = tokens.status()
  const leftMinutes = token === undefined ? 0 : Math.floor((token.expiresAt - clock.now()) / 60_000)
  log.info({ phase, generation: token?.generation, leftMinutes }, `TOKEN_CHECK ${phase}, ${leftMinutes} minutes left`)
}

/** Logs every event of the token. @returns a function that ends the log */
export function watchTokens({ tokens, log }: Pick<Portfolio, 'tokens' | 'log'>): () => void {
  const stops = [
    tokens.on('rotated', ({ token, cause }) =>
      log.info({ generation: token.generation, cause }, `TOKEN_REFRESH generation ${token.generation}, ${cause}`),
    ),
    tokens.on('expiring', ({ token }) =>
      log.warn({ generation: token.generation }, 'TOKEN_EXPIRING within two hours, without a successor'),
    ),
    tokens.on('expired', ({ token }) => log.error({ generation: token.generation }, 'TOKEN_EXPIRED')),
    tokens.on('refresh-failed', ({ error, nextAttemptAt }) =>
      log.error({ code: error.code, nextAttemptAt }, `TOKEN_REFRESH_FAILED ${error.message}`),
    ),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
