import type { KisClient } from '../../client/client.ts'

/** Instant on KIS's clock: it lies between two instants, in ms since 1970. */
export interface KisInstant {
  readonly earliestAt: number
  readonly latestAt: number
}

/** Reads KIS's clock. */
export function kisNow(client: KisClient): KisInstant {
  return kisInstant(client, client.clock.now())
}

// Difference that is taken as possible before KIS has answered once.
const unknownErrorMs = 2_000

/** Returns KIS's clock at an instant of our clock, by what is known now. */
export function kisInstant(client: KisClient, at: number): KisInstant {
  const { aheadMs, errorMs } = client.serverClock() ?? { aheadMs: 0, errorMs: unknownErrorMs }
  return { earliestAt: at + aheadMs - errorMs, latestAt: at + aheadMs + errorMs }
}
