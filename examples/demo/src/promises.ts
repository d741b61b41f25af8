import type { Figures } from './count/figures.ts'

/** Least figures of a demo of three days. */
const least = { orders: 20, rotations: 2, triggered: 9 } as const

/** Returns what a demo of 72 hours does not keep of its promises. */
export function brokenPromises(figures: Figures): readonly string[] {
  const { failedCalls, duplicateOrders, triggered, completions } = figures
  const few = (['orders', 'rotations', 'triggered'] as const).filter((name) => figures[name] < least[name])
  return [
    ...few.map((name) => `${name}: ${figures[name]}, at least ${least[name]}`),
    ...(failedCalls > 0 ? [`${failedCalls} failed calls`] : []),
    ...(duplicateOrders > 0 ? [`${duplicateOrders} duplicate orders`] : []),
    ...(completions === triggered ? [] : [`${completions} completions of ${triggered} triggered jobs`]),
  ]
}
