import type { Token, TokenSource } from '@stockeye/token-manager'

/** A source that has this token and never another: what a client must not live on, and what one question needs. */
export const oneToken = (token: Token): TokenSource => ({
  get: async () => token,
  reject: async () => {},
  on: () => () => {},
})
