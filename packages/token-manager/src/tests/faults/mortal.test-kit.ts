import { mortalClock } from '@stockeye/test-kit/mortal-clock'
import type { Clock } from '../../clock.ts'
import type { TokenIssuer } from '../../issuer.ts'
import type { TokenStore } from '../../store.ts'

/** Clock, issuer and store as one process sees them. They go on when the process has died. */
export interface Mortal {
  readonly clock: Clock
  readonly issuer: TokenIssuer
  readonly store: TokenStore
  /**
   * Ends the process as kill -9 does: no timer fires any more, and the answers of the issuer and the store reach no
   * caller.
   */
  die(): void
}

export function mortalProcess({ clock, issuer, store }: Omit<Mortal, 'die'>): Mortal {
  const mortal = mortalClock(clock)
  let isDead = false
  const never = () => new Promise<never>(() => undefined)
  const alive = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (isDead) return never()
    try {
      return await ask()
    } finally {
      if (isDead) await never()
    }
  }
  return {
    clock: mortal,
    issuer: { ...issuer, issue: (options) => alive(() => issuer.issue(options)) },
    store: {
      ...store,
      read: (id) => alive(() => store.read(id)),
      lease: (id, ask) => alive(() => store.lease(id, ask)),
      write: (lease, record) => alive(() => store.write(lease, record)),
      release: (lease) => alive(() => store.release(lease)),
    },
    die() {
      isDead = true
      mortal.die()
    },
  }
}
