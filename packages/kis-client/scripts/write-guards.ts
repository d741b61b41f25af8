import { defaultLimits } from '../src/orders/guards/default-limits.ts'
import { denials } from '../src/orders/guards/denials.ts'
import { writeTable } from './markdown-table.ts'

/**
 * Writes the tables of `docs/guards.md` into the page: the denials, and the default limits. The rest of the page is written by hand.
 *
 * @throws the page has not each of the marks of a table once
 */
export function writeGuards(page: string): string {
  return fill(fill(page, 'denials', denialTable()), 'limits', limitTable())
}

function fill(page: string, name: string, table: string): string {
  const [start, end] = [`<!-- ${name}: written by scripts/generate.ts -->`, `<!-- /${name} -->`]
  const parts = [page.split(start), page.split(end)]
  if (parts.some((each) => each.length !== 2)) throw new Error(`docs/guards.md must have once: ${start} and ${end}`)
  return `${parts[0]?.[0]}${start}\n\n${table}\n\n${end}${parts[1]?.[1]}`
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
