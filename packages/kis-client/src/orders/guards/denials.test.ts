import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeGuards } from '../../../scripts/write-guards.ts'
import { denialOf } from './denials.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/guards.md'), 'utf8')

describe('docs/guards.md', () => {
  it('has the tables of the codes and of the default limits', () => {
    expect(writeGuards(page)).toBe(page)
  })

  it('gets back a row that was taken out or changed', () => {
    const [row = ''] = /^\| `NOTIONAL`.*$/m.exec(page) ?? []
    expect(row).toContain('mostNotional')

    expect(writeGuards(page.replace(`${row}\n`, ''))).toBe(page)
    expect(writeGuards(page.replace('| 5 ', '| 9 '))).toBe(page)
  })

  it('is refused without the mark of a table, or with two', () => {
    const mark = '<!-- /denials -->'

    expect(() => writeGuards(page.replace(mark, ''))).toThrow(mark)
    expect(() => writeGuards(`${page}${mark}`)).toThrow(mark)
  })
})

it('writes the code, the value and what to do into the message of a denial', () => {
  expect(denialOf('QUANTITY', 'quantity: "11" is more than 10 shares')).toEqual({
    code: 'QUANTITY',
    message: '[QUANTITY] quantity: "11" is more than 10 shares; order fewer shares, or raise mostQuantity',
  })
})
