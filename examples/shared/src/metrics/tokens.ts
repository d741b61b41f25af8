import type { RefreshFailed, Rotation, TokenManager } from '@stockeye/token-manager'
import { Counter, Gauge } from 'prom-client'
import type { Metrics } from './metrics.ts'

const causes: { readonly [cause in Rotation['cause']]: true } = { issued: true, adopted: true, restored: true }
const failureCodes: { readonly [code in RefreshFailed['error']['code']]: true } = {
  TOKEN_REFUSED: true,
  TOKEN_UNCHANGED: true,
  TOKEN_SIGN_IN: true,
  TOKEN_STORE: true,
}

/** Shows the time that the token has left, and counts its rotations and the refreshes that failed. */
export function measureTokens(
  { registry }: Pick<Metrics, 'registry'>,
  tokens: Pick<TokenManager, 'on' | 'status'>,
  { clock }: { readonly clock: { now(): number } },
): void {
  const registers = [registry]
  new Gauge({
    name: 'stockeye_token_remaining_seconds',
    help: 'Time until the newest token ends; 0 when it has ended, or when there is no token',
    registers,
    collect() {
      const { token } = tokens.status()
      this.set(token === undefined ? 0 : Math.max(0, (token.expiresAt - clock.now()) / 1_000))
    },
  })
  const rotations = new Counter({
    name: 'stockeye_token_rotations_total',
    help: 'New tokens by cause: issued by this process, adopted from another one, restored from the store',
    labelNames: ['cause'] as const,
    registers,
  })
  const failures = new Counter({
    name: 'stockeye_token_refresh_failures_total',
    help: 'Refreshes of which all tries have failed, by the code of the error',
    labelNames: ['code'] as const,
    registers,
  })
  // A series that begins with its first failure has no increase that an alarm could see.
  for (const cause of Object.keys(causes)) rotations.inc({ cause }, 0)
  for (const code of Object.keys(failureCodes)) failures.inc({ code }, 0)
  tokens.on('rotated', ({ cause }) => rotations.inc({ cause }))
  tokens.on('refresh-failed', ({ error }) => failures.inc({ code: error.code }))
}
