import { systemClock } from '../clock.ts'
import type { TokenIssuer } from '../issuer.ts'
import { createTokenManager } from '../token-manager.ts'

// A program of a user that never closes its manager; its time passes a thousand times as fast as the clock.
const clock = {
  ...systemClock,
  setTimeout: (run: () => void, ms: number, options?: { readonly background?: boolean | undefined }) =>
    systemClock.setTimeout(run, ms / 1_000, options),
  now: () => startedAt + (systemClock.now() - startedAt) * 1_000,
}
const startedAt = systemClock.now()

let tries = 0
const refusedFirst = process.argv[2] === 'waiting-caller'
const issuer: TokenIssuer = {
  id: 'process-life',
  async issue() {
    tries += 1
    if (refusedFirst && tries === 1) throw new Error('the first try is too early: ask again in a minute')
    return { secret: `token of the ${tries === 1 ? 'first' : 'second'} try`, expiresAt: clock.now() + 24 * 3_600_000 }
  },
  // The next try is a minute away, and no socket is open until then.
  verdict: () => ({ kind: 'wait' }),
}

const { secret } = await createTokenManager({ issuer, clock }).get()
console.log(secret)
