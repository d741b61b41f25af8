import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findPages } from '../scripts/pages.ts'
import { testsIn } from './named-tests.ts'
import { type PageTable, tablesIn } from './page-tables.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const pages = findPages(root).map(({ file }) => file)

/** Returns the folder that the paths of a page begin at: its package, or the tree. */
const homeOf = (page: string) => (page.startsWith('docs/') ? '' : page.split('/').slice(0, 2).join('/'))

const known = new Map<string, readonly string[]>()
function testsOf(file: string): readonly string[] {
  if (!/\.test\.ts$/.test(file) || !existsSync(join(root, file))) return []
  const tests = known.get(file) ?? testsIn(file, read(file))
  known.set(file, tests)
  return tests
}

/** Returns whether a table lists faults, of a system or of a simulator; its last column is `test`. */
const isFaultTable = ({ columns }: PageTable) =>
  ['what goes wrong', 'fault'].includes(columns[0] ?? '') || columns.at(-1) === 'test'

/** Returns the rows of the tables of faults whose test the tree does not have. A row names it as `file > suite > title`. */
function rowsWithoutTest(text: string, home: string): readonly string[] {
  return tablesIn(text)
    .filter(isFaultTable)
    .flatMap(({ columns, rows }) =>
      rows.flatMap((row) => {
        const [, file = '', test = ''] = /^`(\S+) > (.+)`$/.exec(row[columns.indexOf('test')] ?? '') ?? []
        return testsOf(join(home, file)).includes(test) ? [] : [row.join(' | ')]
      }),
    )
}

const benches = new Set(
  globSync('{packages,examples}/*/bench/*.ts', { cwd: root }).flatMap((file) =>
    [...read(file).matchAll(/defineBench\(\{\s*id: '([^']+)'/g)].map(([, id = '']) => id),
  ),
)
const isBenchTable = ({ columns }: PageTable) => columns[0] === 'row'

/** Returns the rows of the tables of benchmarks whose bench the tree does not have. A row without an id is a further line of the one above. */
const rowsWithoutBench = (text: string): readonly string[] =>
  tablesIn(text)
    .filter(isBenchTable)
    .flatMap(({ rows }) =>
      rows.flatMap((row) => {
        const [, id] = /^`([^`]+)`/.exec(row[0] ?? '') ?? []
        return row[0] === '' || (id !== undefined && benches.has(id)) ? [] : [row.join(' | ')]
      }),
    )

describe('a table of faults', () => {
  it('is in the guarantees of each published package, and in the page on orders', () => {
    const withTable = pages.filter((page) => tablesIn(read(page)).some(isFaultTable))

    expect(withTable).toEqual(
      expect.arrayContaining([
        'packages/job-runner/docs/guarantees.md',
        'packages/kis-client/docs/guarantees.md',
        'packages/kis-client/docs/trading.md',
        'packages/telegram-adapter/docs/guarantees.md',
        'packages/token-manager/docs/guarantees.md',
      ]),
    )
  })

  it.each(pages.filter((page) => tablesIn(read(page)).some(isFaultTable)))(
    'names in each row a test that exists: %s',
    (page) => {
      expect(rowsWithoutTest(read(page), homeOf(page))).toEqual([])
    },
  )

  it.each([
    ['file', 'src/orders/trading/trading.test.ts > createTrading', 'src/orders/trading/gone.test.ts > createTrading'],
    ['suite', '> an order whose answer was lost > is unknown, keeps', '> place > is unknown, keeps'],
    ['title', 'names that program', 'names no program'],
    ['column', '| test ', '| tests '],
  ])('is refused with the name of a test whose %s does not exist', (_what, name, wrong) => {
    const page = read('packages/kis-client/docs/trading.md')
    expect(page).toContain(name)

    expect(rowsWithoutTest(page.replace(name, wrong), 'packages/kis-client').length).toBeGreaterThan(0)
  })
})

describe('a table of benchmarks', () => {
  const benchPages = pages.filter((page) => basename(page) === 'benchmarks.md' && !page.startsWith('docs/'))

  it.each(benchPages)('names in each row a bench that exists: %s', (page) => {
    const rows = tablesIn(read(page)).filter(isBenchTable)

    expect(rows.length).toBeGreaterThan(0)
    expect(rowsWithoutBench(read(page))).toEqual([])
  })

  it('is refused with a bench that does not exist, and without a name', () => {
    const page = '| row | ours |\n| --- | --- |\n| `call` | 1 |\n| `gone` | 2 |\n| year | 3 |\n|  | 4 |\n'

    expect(rowsWithoutBench(page)).toEqual(['`gone` | 2', 'year | 3'])
  })
})
