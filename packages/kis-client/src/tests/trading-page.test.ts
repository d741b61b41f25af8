import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readDocs, runBlock } from '@stockeye/test-kit/docs'
import { assert, describe, expect, it } from 'vitest'
import { writeTrading } from '../../scripts/write-trading.ts'

const home = fileURLToPath(new URL('../..', import.meta.url))
const page = readFileSync(`${home}docs/trading.md`, 'utf8')
const docs = readDocs(home)

/** Returns the rows of the table of faults, each with the test that it names as `file > describe > title`. */
function faultsOf(text: string): readonly { readonly fault: string; readonly file: string; readonly test: string }[] {
  const [, table = ''] = /^## Faults$(.*?)^## /ms.exec(text) ?? []
  const [, , ...rows] = table.split('\n').filter((line) => line.startsWith('|'))
  return rows.map((row) => {
    const [, fault = '', file = '', test = ''] = /^\| (.+?) +\| .+ \| `(\S+) > (.+)` *\|$/.exec(row) ?? []
    return { fault, file, test }
  })
}

/**
 * Returns the tests of a file, each as `describe > title`, by the indentation that the formatter gives them. A title of `it.each`
 * stands on the line that closes its table.
 */
function testsIn(source: string): readonly string[] {
  const opening = /^( *)(?:(describe\w*)|it|\])(?:\.\w+)?(?:\(.*\))?(?: as const)?\)?\(\s*(['"`])(.*?)\3,/
  const suites: { readonly indent: number; readonly title: string }[] = []
  return source.split('\n').flatMap((line) => {
    const [, { length: indent } = '', suite, , title = ''] = opening.exec(line) ?? []
    if (title === '') return []
    while ((suites.at(-1)?.indent ?? -1) >= indent) suites.pop()
    if (suite === undefined) return [[...suites.map((each) => each.title), title].join(' > ')]
    suites.push({ indent, title })
    return []
  })
}

/** Returns the faults of a page whose test the tree does not have. */
const withoutTest = (text: string): readonly string[] =>
  faultsOf(text).flatMap(({ fault, file, test }) => {
    const path = `${home}${file}`
    const hasTest = file.endsWith('.ts') && existsSync(path) && testsIn(readFileSync(path, 'utf8')).includes(test)
    return hasTest ? [] : [`${fault}: ${file} > ${test}`]
  })

describe('the table of faults', () => {
  it('names a test of the tree in each row', () => {
    expect(faultsOf(page).length).toBeGreaterThan(0)
    expect(withoutTest(page)).toEqual([])
  })

  it.each([
    ['file', 'trading/trading.test.ts > place', 'trading/gone.test.ts > place'],
    ['suite', '> an order whose answer was lost > is unknown, keeps', '> place > is unknown, keeps'],
    ['title', 'sends an order once', 'sends an order twice'],
    ['title of it.each', 'is not found in a row %s', 'is found in a row %s'],
  ])('is refused with the name of a test whose %s does not exist', (_what, name, wrong) => {
    expect(page).toContain(name)
    expect(withoutTest(page.replace(name, wrong))).toHaveLength(1)
  })
})

describe('the part of the page on states', () => {
  it('is that of the code, with the steps', () => {
    expect(writeTrading(page)).toBe(page)
  })

  it('gets back a step or a state that was taken out', () => {
    const [row = ''] = /^\| `expired`.*\n/m.exec(page) ?? []
    expect(row).toContain('exchange ended it')

    expect(writeTrading(page.replace(row, ''))).toBe(page)
    expect(writeTrading(page.replace('  submitting --> unknown\n', ''))).toBe(page)
  })

  it('is refused without a mark', () => {
    expect(() => writeTrading(page.replace('<!-- /steps -->', ''))).toThrow('<!-- /steps -->')
  })
})

it('begins with a program of 40 lines at most', () => {
  const [program] = docs.blocks.filter(({ name }) => name.startsWith('trading'))

  expect(program?.text.trimEnd().split('\n').length).toBeLessThanOrEqual(40)
})

it('prints the history of an order as the page shows it', async () => {
  const block = docs.blocks.find(({ name, text }) => name.startsWith('trading') && text.includes('.explain('))
  assert(block !== undefined)
  const [, shown] = /```text\n(.*?)```/s.exec(page) ?? []

  expect(await runBlock(block)).toBe(`${shown}\n`)
})
