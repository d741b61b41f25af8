export { type Clock, systemClock } from './clock.ts'
export {
  type AnyTokenError,
  isTokenError,
  TokenClosedError,
  TokenError,
  TokenInputError,
  TokenListenerError,
  TokenRefusedError,
  TokenSignInError,
  TokenStoreError,
  TokenUnchangedError,
} from './errors.ts'
export type { Expired, Expiring, RefreshFailed, Rotation, TokenEvents } from './events.ts'
export type { IssuedToken, IssueOptions, IssuerVerdict, TokenIssuer } from './issuer.ts'
export type { Phase } from './refresh/freshness.ts'
export type { Lease, StoredRefreshToken, TokenRecord, TokenStore } from './store.ts'
export { memoryStore } from './stores/memory.ts'
export type { PlainToken, Token } from './token.ts'
export {
  createTokenManager,
  type TokenManager,
  type TokenManagerOptions,
  type TokenSource,
  type TokenStatus,
} from './token-manager.ts'
