import { formatHeader, formatValue, type Json } from './source-text.ts'

/** Writes `market/rules.gen.ts`: plain data. The files in market/ that read the rules know what they mean. */
export const writeMarketRules = (rules: Json): string =>
  `${formatHeader('market-rules.json')}
/** Tick sizes, trading hours and holidays, each with the days it holds for. \`asOf\` says when the list was last checked. */
export const marketRules = ${formatValue(rules, '', 'export const marketRules = '.length)} as const
`
