/**
 * Beginnings of the ids of the operations that an account of a product has. A product that is not here has all of them.
 *
 * @see catalog/protocol.json accountProducts
 */
const operations: Readonly<Record<string, readonly string[]>> = {
  '03': ['domestic-futureoption/'],
  '08': ['overseas-futureoption/'],
  '22': ['domestic-stock/', 'domestic-bond/'],
  '29': ['domestic-stock/pension-'],
}

/** Returns whether an account of that product has an operation about accounts, by its id. */
export const hasOperation = (product: string, id: string): boolean =>
  operations[product]?.some((start) => id.startsWith(start)) ?? true
