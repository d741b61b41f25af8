/** Returns the soonest of some instants, of which a store gives null and a caller undefined when there is none. */
export function soonest(instants: readonly unknown[]): number | undefined {
  const known = instants.filter((at) => typeof at === 'number')
  return known.length === 0 ? undefined : Math.min(...known)
}
