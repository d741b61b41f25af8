import { dropOldest } from '@stockeye/example-shared/drop-oldest'

/** Number of requests in a minute for each key, evenly refilled. */
export interface RateLimit {
  /** Counts one. @returns 0, or how long until the next one is allowed, in ms; then nothing was counted */
  take(key: string): number
}

/** Addresses are an attacker's to choose: beyond so many the oldest are forgotten. */
const mostKeys = 10_000

/** Creates a limit of requests a minute for each key. @param options.monotonic ms */
export function createRateLimit({
  perMinute,
  monotonic,
}: {
  readonly perMinute: number
  readonly monotonic: () => number
}): RateLimit {
  const spanMs = 60_000
  const costMs = spanMs / perMinute
  /** Instant when all that was counted is forgotten again, by `monotonic`: the only number that a key needs. */
  const fullAt = new Map<string, number>()
  const waitMs = (key: string) => Math.max(0, Math.ceil((fullAt.get(key) ?? 0) + costMs - spanMs - monotonic()))
  return {
    take(key) {
      const wait = waitMs(key)
      if (wait > 0) return wait
      const next = Math.max(fullAt.get(key) ?? 0, monotonic()) + costMs
      fullAt.delete(key)
      fullAt.set(key, next)
      dropOldest(fullAt, mostKeys)
      return 0
    },
  }
}
