import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { KisClient } from '../../client/client.ts'
import { KisAccountTakenError } from '../../errors.ts'
import type { TraderLeases } from '../journal/journal.ts'

/** Right of this program to trade an account, which it renews until it is released. */
export interface AccountLease {
  /** Refuses what only the holder may do. @throws {KisAccountTakenError} not-sent: another program may have the account by now */
  check(): void
  /**
   * Checks like `check`, and renews first if the right has ended by the wall clock, by which other programs may take the account: the
   * machine has slept, where the monotonic clock stands still, or its clock was set.
   *
   * @throws {KisAccountTakenError} not-sent: another program has the account, or has had it meanwhile
   * @throws what `leases` throws
   */
  confirm(): Promise<void>
  /** Aborts once the right is lost, with a `KisAccountTakenError`. */
  readonly lost: AbortSignal
  release(): Promise<void>
}

/**
 * Takes the right to trade an account: two programs that each see half of the orders would trade twice. A program that has lost it
 * once does not get it back: what another one has done meanwhile is not in its memory.
 *
 * @throws {KisAccountTakenError} not-sent: another program has the account
 * @throws what `leases` throws
 */
export async function takeAccount(
  account: string,
  {
    leases,
    leaseMs,
    clock,
  }: {
    readonly leases: TraderLeases
    /** Time for which the right lasts without a renewal, in ms. */
    readonly leaseMs: number
    readonly clock: KisClient['clock']
  },
): Promise<AccountLease> {
  const own = { holder: randomUUID(), name: `process ${process.pid} on ${hostname()}` }
  const [askedAt, askedFrom] = [clock.now(), clock.monotonic()]
  let held = await leases.lease(account, { ...own, untilAt: askedAt + leaseMs }, askedAt)
  if (held.holder !== own.holder) throw new KisAccountTakenError({ ...held, how: 'held' })
  // On a clock that is never set.
  let until = askedFrom + leaseMs
  let timer: unknown
  let end: unknown
  let renewing: Promise<unknown> = Promise.resolve()
  const lost = new AbortController()
  let isReleased = false

  const isHeld = () => !lost.signal.aborted && held.holder === own.holder && clock.monotonic() < until

  async function renew() {
    if (!isHeld()) return
    const [now, from] = [clock.now(), clock.monotonic()]
    held = await leases.renew(account, held, { untilAt: now + leaseMs, now })
    until = from + leaseMs
  }

  function check() {
    if (isHeld()) return
    const error = new KisAccountTakenError({ ...held, how: held.holder === own.holder ? 'not-renewed' : 'taken-over' })
    if (!isReleased) lost.abort(error)
    throw error
  }

  function renewLater() {
    const again = async () => {
      // While the journal fails, the lease runs out, and then nothing is sent.
      renewing = renew().catch(() => undefined)
      await renewing
      if (isReleased) return
      try {
        check()
        renewLater()
      } catch {
        // The right is lost, which was reported.
      }
    }
    timer = clock.setTimeout(() => void again(), leaseMs / 3, { background: true })
    clock.clearTimeout(end)
    end = clock.setTimeout(noticeEnd, Math.max(0, until - clock.monotonic()), { background: true })
  }

  /** Reports the end of the right at once, also while a renewal is under way: what waits to leave is stopped then. */
  function noticeEnd() {
    try {
      check()
    } catch {
      // The right is lost, which was reported.
    }
  }

  check()
  renewLater()
  return {
    check,
    async confirm() {
      if (clock.now() >= held.untilAt) await renew()
      check()
    },
    lost: lost.signal,
    async release() {
      isReleased = true
      clock.clearTimeout(timer)
      clock.clearTimeout(end)
      await renewing
      // A right that cannot be given back ends by itself.
      await leases.release(account, own.holder).catch(() => undefined)
    },
  }
}
