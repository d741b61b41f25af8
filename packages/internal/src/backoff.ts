/**
 * Returns the delay after `failures` in a row, in ms: doubling from `firstMs` to `maxMs`. Half of it is random, so that
 * deliveries that failed together do not return together.
 */
export function backoffMs(
  failures: number,
  { firstMs, maxMs, random }: { readonly firstMs: number; readonly maxMs: number; readonly random: () => number },
): number {
  // An exponent without a limit would reach Infinity, and Infinity * 0 is NaN.
  const fullMs = Math.min(maxMs, firstMs * 2 ** Math.min(failures - 1, 40))
  const share = random()
  // NaN, or a number far off, from the user's own `random` would be stored as the instant of a retry.
  const jitter = share >= 0 && share <= 1 ? share : 1
  return Math.round(Math.max(Math.min(firstMs, maxMs), fullMs * (0.5 + jitter / 2)))
}
