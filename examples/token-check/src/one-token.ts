import type { Token, TokenSource } from '@stockeye/token-manager'

/**
 * Returns a source of one token that never changes: enough for one request, and wrong for a client that lives longer.
 */
export const oneToken = (token: Token): TokenSource => ({
  get: async () => token,
  reject: async () => {},
  on: () => () => {},
})
