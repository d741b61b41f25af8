/**
 * How long to wait after `failures` in a row: it doubles, and half of it is chance, so that what failed together does
 * not come back together.
 */
export function backoffMs(
  failures: number,
  { firstMs, maxMs, random }: { readonly firstMs: number; readonly maxMs: number; readonly random: () => number },
): number {
  // An exponent that grew for ever would end in Infinity, and Infinity * 0 in NaN.
  const fullMs = Math.min(maxMs, firstMs * 2 ** Math.min(failures - 1, 40))
  return Math.round(Math.max(Math.min(firstMs, maxMs), fullMs * (0.5 + random() / 2)))
}
