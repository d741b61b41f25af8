import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readDocs } from '@stockeye/test-kit/docs/read-docs'
import { runBlock } from '@stockeye/test-kit/docs/run-blocks'
import { assert, describe, expect, it } from 'vitest'
import { writeTrading } from '../../scripts/write-trading.ts'

const home = fileURLToPath(new URL('../..', import.meta.url))
const page = readFileSync(`${home}docs/trading.md`, 'utf8')
const docs = readDocs(home)

describe('the part of the page on states', () => {
  it('is that of the code, with the steps', () => {
    expect(writeTrading(page)).toBe(page)
  })

  it('gets back a step or a state that was taken out', () => {
    const [row = ''] = /^\| `expired`.*\n/m.exec(page) ?? []
    expect(row).toContain('exchange ended it')

    expect(writeTrading(page.replace(row, ''))).toBe(page)
    const step = '| `unknown`, `not-taken`'
    expect(page).toContain(step)
    expect(writeTrading(page.replace(step, '| `not-taken`'))).toBe(page)
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
