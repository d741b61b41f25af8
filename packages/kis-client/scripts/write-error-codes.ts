import type { ErrorCatalog } from './read-catalog.ts'
import { formatHeader, formatInline, formatKey, formatUnion } from './source-text.ts'

/** Writes `codes.gen.ts`: the codes of `msg_cd`, with their kinds and what a caller may do after them. */
export function writeErrorCodes(errors: ErrorCatalog): string {
  const codes = Object.entries(errors.codes).map(
    ([code, { label, kind, retry, order }]) =>
      `  ${formatKey(code)}: ${formatInline({ label, kind, retry, ...(order && { order }) })},`,
  )
  return `${formatHeader('codes.json')}
/**
 * Subject of a code.
 *
${listMeanings(errors.kinds)}
 */
export type KisCodeKind = ${formatUnion(Object.keys(errors.kinds))}

/**
 * Step that may follow a code; ${errors.orderRule}.
 *
${listMeanings(errors.retry)}
 */
export type KisRetry = ${formatUnion(Object.keys(errors.retry))}

/** Code of KIS, with its meaning. */
export interface KisCode {
  /** Meaning in a few English words. KIS's own text, which is Korean, is in the message of an error. */
  readonly label: string
  /** Subject of the code. */
  readonly kind: KisCodeKind
  /** Whether, and after what, the call may be repeated. */
  readonly retry: KisRetry
  /**
   * Outcome of an order that KIS answered with the code, where it is another one than that of a read.
   *
${listMeanings(errors.order, '  ')}
   */
  readonly order?: ${formatUnion(Object.keys(errors.order))}
}

/** The codes of \`msg_cd\` that are known: ${errors.httpStatus}. */
export const kisCodes: Readonly<Record<string, KisCode>> = {
${codes.join('\n')}
}
`
}

const listMeanings = (meanings: Readonly<Record<string, string>>, indent = ''): string =>
  Object.entries(meanings)
    .map(([name, meaning]) => `${indent} * - \`${name}\`: ${meaning}`)
    .join('\n')
