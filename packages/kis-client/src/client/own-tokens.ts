import { createTokenManager, type TokenManager, type TokenSource } from '@stockeye/token-manager'
import { kisTokenIssuer } from '../credentials/token-issuer.ts'
import type { CheckedOptions, KisClientOptions } from './options.ts'

/** Source of a client's tokens. */
export interface ClientTokens {
  readonly tokens: TokenSource
  /** Closes the token manager if it is the client's own. A shared one stays open. */
  close(): Promise<void>
}

/** Returns the shared token manager of the options, or creates one of the client's own. */
export function openTokens(options: KisClientOptions, checked: CheckedOptions): ClientTokens {
  if (options.tokens) return { tokens: options.tokens, close: () => Promise.resolve() }
  const manager = createTokenManager({
    issuer: kisTokenIssuer(checked),
    ...(options.tokenStore && { store: options.tokenStore }),
    // Without a clock of the caller's it keeps time by its own, which does not hold the process open.
    ...(options.clock && { clock: options.clock }),
  })
  return { tokens: manager, close: () => manager.close() }
}

/** Returns the shared manager of approval keys, or one of the client's own, which is created at its first use. */
export function openApprovalKeys(options: KisClientOptions, checked: CheckedOptions): ClientTokens {
  if (options.approvalKeys) return { tokens: options.approvalKeys, close: () => Promise.resolve() }
  let manager: TokenManager | undefined
  const own = () => {
    manager ??= createTokenManager({
      issuer: kisTokenIssuer({ ...checked, kind: 'approval-key' }),
      ...(options.tokenStore && { store: options.tokenStore }),
      ...(options.clock && { clock: options.clock }),
    })
    return manager
  }
  return {
    tokens: {
      get: (get) => own().get(get),
      reject: (token) => own().reject(token),
      on: (event, listener) => own().on(event, listener),
    },
    close: () => manager?.close() ?? Promise.resolve(),
  }
}
