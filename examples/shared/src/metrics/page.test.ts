import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const shared = fileURLToPath(new URL('../..', import.meta.url))

it('names in docs/metrics.md every metric of the examples, and no other', () => {
  const sources = globSync(join(shared, '../{shared,api,bot,trader}/src/**/*.ts')).filter(
    (file) => !file.includes('.test'),
  )
  const made = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/'(stockeye_[a-z_]+)'/g)].map(([, name]) => name),
  )
  const page = readFileSync(join(shared, 'docs/metrics.md'), 'utf8')
  const named = [...page.matchAll(/\bstockeye_(?!default\b)[a-z_]+/g)].map(([name]) => name)

  expect(made.length).toBeGreaterThan(20)
  expect([...new Set(named)].sort()).toEqual([...new Set(made)].sort())
})
