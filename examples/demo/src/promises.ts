import type { Figures } from './count/figures.ts'

/** Least figures of a demo of three days. */
const least = { orders: 20, rotations: 2, triggered: 9 } as const

/** Returns the promises that a demo of any length has broken. */
export function violationsOf({ failedCalls, duplicateOrders, triggered, completions }: Figures): readonly string[] {
  return [
    ...(failedCalls > 0 ? [`${failedCalls} failed calls`] : []),
    ...(duplicateOrders > 0 ? [`${duplicateOrders} duplicate orders`] : []),
    ...(completions === triggered ? [] : [`${completions} completions of ${triggered} triggered jobs`]),
  ]
}

/** Returns the promises that a demo of 72 hours has broken: it also shows enough to count for something. */
export function brokenPromises(figures: Figures): readonly string[] {
  const few = (['orders', 'rotations', 'triggered'] as const).filter((name) => figures[name] < least[name])
  return [...few.map((name) => `${name}: ${figures[name]}, at least ${least[name]}`), ...violationsOf(figures)]
}
