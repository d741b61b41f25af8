import type { Actions } from './read-actions.ts'
import type { Catalog } from './read-catalog.ts'
import type { MasterEntry } from './read-masters.ts'
import { writeEndpointList } from './write-endpoint-list.ts'
import { writeAllEndpoints, writeEndpointTable } from './write-endpoints.ts'
import { writeErrorCodes } from './write-error-codes.ts'
import { writeFeeds } from './write-feeds.ts'
import { writeMarketRules } from './write-market-rules.ts'
import { writeMasters } from './write-masters.ts'
import { writeOrderTypes } from './write-order-types.ts'

/** Writes every generated file: returns its path in the package, and its text. */
export function writeTables(
  catalog: Catalog,
  masters: readonly MasterEntry[],
  actions: Actions,
): ReadonlyMap<string, string> {
  const categories = [...new Set(catalog.endpoints.map((entry) => entry.category))]
  return new Map([
    ['src/codes.gen.ts', writeErrorCodes(catalog.errors)],
    ['src/market/order-types.gen.ts', writeOrderTypes(catalog.orderTypes, catalog.overseasOrderTypes)],
    ['src/market/rules.gen.ts', writeMarketRules(catalog.marketRules)],
    ...categories.map((category): [string, string] => [
      `src/endpoints/${category}.gen.ts`,
      writeEndpointTable(catalog.endpoints.filter((entry) => entry.category === category)),
    ]),
    ['src/endpoints/all.gen.ts', writeAllEndpoints(catalog.endpoints)],
    ['src/endpoints/feeds.gen.ts', writeFeeds(catalog.feeds)],
    ['ENDPOINTS.md', writeEndpointList(catalog.endpoints, actions)],
    ['src/instruments/masters.gen.ts', writeMasters(masters)],
  ])
}
