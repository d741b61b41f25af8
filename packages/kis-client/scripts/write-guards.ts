import { defaultLimits } from '../src/orders/guards/default-limits.ts'
import { denials } from '../src/orders/guards/denials.ts'
import { fillPage } from './fill-page.ts'
import { writeTable } from './markdown-table.ts'

/**
 * Writes the tables of `docs/guards.md` into the page: the denials, and the default limits. The rest of the page is written by hand.
 *
 * @throws the page has not each of the marks of a table once
 */
export function writeGuards(page: string): string {
  const file = 'docs/guards.md'
  const withDenials = fillPage(page, { file, name: 'denials', text: denialTable() })
  return fillPage(withDenials, { file, name: 'limits', text: limitTable() })
}

const denialTable = (): string =>
  writeTable([
    ['`denial`', 'denies', 'reads', 'what to do'],
    ...Object.entries(denials).map(([code, { refuses, reads, use }]) => [`\`${code}\``, refuses, reads, use]),
  ])

const limitTable = (): string =>
  writeTable([
    ['limit', 'default'],
    ...Object.entries(defaultLimits).map(([name, value]) => [
      `\`${name}\``,
      typeof value === 'object' ? listAmounts(value) : String(value),
    ]),
  ])

const listAmounts = (amounts: Readonly<Record<string, string>>): string =>
  Object.entries(amounts)
    .map(([currency, amount]) => `${amount} ${currency}`)
    .join(', ')
