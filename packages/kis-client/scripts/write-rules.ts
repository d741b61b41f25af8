import type { ErrorCatalog } from './read-catalog.ts'
import { formatHeader, formatInline, formatKey, formatUnion, formatValue, type Json } from './source-text.ts'

/** Plain data: what the rules mean is the business of the files in market/ that read them. */
export const writeMarketRules = (rules: Json): string =>
  `${formatHeader('market-rules.json')}
/** Tick sizes, sessions and holidays, each with the days it holds for. \`asOf\` says when the list was last checked. */
export const marketRules = ${formatValue(rules, '', 'export const marketRules = '.length)} as const
`

export function writeErrorCodes(errors: ErrorCatalog): string {
  const codes = Object.entries(errors.codes).map(
    ([code, { label, kind, retry }]) => `  ${formatKey(code)}: ${formatInline({ label, kind, retry })},`,
  )
  return `${formatHeader('codes.json')}
/**
 * What a code is about.
 *
${listMeanings(errors.kinds)}
 */
export type KisCodeKind = ${formatUnion(Object.keys(errors.kinds))}

/**
 * What may be done after a code; ${errors.orderRule}.
 *
${listMeanings(errors.retry)}
 */
export type KisRetry = ${formatUnion(Object.keys(errors.retry))}

export interface KisCode {
  readonly label: string
  readonly kind: KisCodeKind
  readonly retry: KisRetry
}

/** The codes of \`msg_cd\` that are known: ${errors.httpStatus}. */
export const kisCodes: Readonly<Record<string, KisCode>> = {
${codes.join('\n')}
}
`
}

const listMeanings = (meanings: Readonly<Record<string, string>>): string =>
  Object.entries(meanings)
    .map(([name, meaning]) => ` * - \`${name}\`: ${meaning}`)
    .join('\n')
