/** Returns the soonest of the values that are instants; the others stand for no instant. */
export function soonest(instants: readonly unknown[]): number | undefined {
  const known = instants.filter((at) => typeof at === 'number')
  return known.length === 0 ? undefined : Math.min(...known)
}
