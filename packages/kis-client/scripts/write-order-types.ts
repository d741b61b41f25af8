import type { OrderTypeEntry } from './read-catalog.ts'
import { formatHeader, formatKey, formatValue, type Json } from './source-text.ts'

/** Writes `market/order-types.gen.ts`: the order types of KRX and Nextrade by the name that an order gives. */
export function writeOrderTypes(
  types: Readonly<Record<string, OrderTypeEntry>>,
  overseas: Readonly<Record<string, string>>,
): string {
  const rows = Object.entries(types)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([code, { nameKo, label, price, venues, unknownVenues, since, until }]) => {
      const row: Json = {
        code,
        nameKo,
        price,
        venues,
        ...(unknownVenues && { unknownVenues }),
        ...(since && { since }),
        ...(until && { until }),
      }
      const start = `  ${formatKey(label)}: `
      return `${start}${formatValue(row, '  ', start.length)},`
    })
  return `${formatHeader('codes.json')}
/**
 * Order types of KRX-listed shares by name: KIS's \`ORD_DVSN\` and its name, whether the order has a limit, the venues that take it, those
 * of which no source says whether they do, and the first and the last day of the type.
 */
export const krxOrderTypes = {
${rows.join('\n')}
} as const

/** Order types abroad by name, and KIS's \`ORD_DVSN\`. Only the US has more than limits, and Hong Kong those of odd lots. */
export const overseasOrderTypes = {
${Object.entries(overseas)
  .sort(([a], [b]) => Number(a) - Number(b))
  .map(([code, label]) => `  ${formatKey(label)}: '${code}',`)
  .join('\n')}
} as const
`
}
