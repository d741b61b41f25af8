import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { KisClient } from '../../client/client.ts'
import { KisAccountTakenError } from '../../errors.ts'
import type { OrderJournal, TraderLease } from '../journal/journal.ts'

/** Right of this program to trade an account, which it renews until it is released. */
export interface AccountLease {
  /** Refuses what only the holder may do. @throws {KisAccountTakenError} not-sent: another program may have the account by now */
  check(): void
  release(): Promise<void>
}

// A program that was killed keeps the account from the next one for as long.
const leaseMs = 15_000

/**
 * Takes the right to trade an account: two programs that each see half of the orders would trade twice.
 *
 * @throws {KisAccountTakenError} not-sent: another program has the account
 * @throws what the journal throws
 */
export async function takeAccount(
  account: string,
  { journal, clock }: { readonly journal: OrderJournal; readonly clock: KisClient['clock'] },
): Promise<AccountLease> {
  const own = { holder: randomUUID(), name: `process ${process.pid} on ${hostname()}` }
  let held: TraderLease = { ...own, untilAt: 0 }
  let timer: unknown
  let isReleased = false

  async function renew() {
    const now = clock.now()
    held = await journal.lease(account, { ...own, untilAt: now + leaseMs }, now)
  }

  function check() {
    const isOwn = held.holder === own.holder
    if (!isOwn || clock.now() >= held.untilAt) throw new KisAccountTakenError({ ...held, isOwn })
  }

  function renewLater() {
    const again = async () => {
      // While the journal fails, the lease runs out, and then nothing is sent.
      await renew().catch(() => undefined)
      if (!isReleased) renewLater()
    }
    timer = clock.setTimeout(() => void again(), leaseMs / 3, { background: true })
  }

  await renew()
  check()
  renewLater()
  return {
    check,
    async release() {
      isReleased = true
      clock.clearTimeout(timer)
      await journal.release(account, own.holder)
    },
  }
}
