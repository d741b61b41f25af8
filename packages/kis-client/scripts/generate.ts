// Makes the tables from the catalogue. With --check it writes nothing, names the files that differ, and exits 1 if any does.
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readActions } from './read-actions.ts'
import { readCatalog } from './read-catalog.ts'
import { readFields } from './read-fields.ts'
import { readMasters } from './read-masters.ts'
import { readResults } from './read-results.ts'
import { countRows, writeFields } from './write-fields.ts'
import { writeGuards } from './write-guards.ts'
import { writeTables } from './write-tables.ts'
import { writeTrading } from './write-trading.ts'
import { writeVersion } from './write-version.ts'

const home = join(import.meta.dirname, '..')
const catalog = join(home, 'catalog')
const facts = readCatalog(catalog)
const actions = readActions(home)
const results = readResults(home)
const fields = readFields(catalog, { results, endpoints: facts.endpoints, actions })
const tables = new Map([
  ...writeTables(facts, readMasters(catalog), actions),
  ['docs/fields.md', writeFields(fields, results, facts.endpoints)],
  ['docs/guards.md', writeGuards(readFileSync(join(home, 'docs/guards.md'), 'utf8'))],
  ['docs/trading.md', writeTrading(readFileSync(join(home, 'docs/trading.md'), 'utf8'))],
  // A constant, since a program that was bundled cannot find the package.json of this package.
  ['src/version.gen.ts', writeVersion(home)],
])

const changed = [...tables].filter(([file, text]) => {
  const path = join(home, file)
  return !existsSync(path) || readFileSync(path, 'utf8') !== text
})
// A category that is gone would leave its table behind. Elsewhere in src/ a .gen.ts may be another script's.
const stale = globSync('src/endpoints/*.gen.ts', { cwd: home }).filter((file) => !tables.has(file))

console.log(`fields that the actions return, ${countRows(fields)}`)
if (process.argv.includes('--check')) {
  for (const [file] of changed)
    console.error(`${file} differs from what the catalogue and the sources say: run \`pnpm generate\``)
  for (const file of stale) console.error(`${file} comes from no catalogue: run \`pnpm generate\``)
  process.exitCode = changed.length + stale.length > 0 ? 1 : 0
} else {
  for (const [file, text] of changed) writeFileSync(join(home, file), text)
  for (const file of stale) rmSync(join(home, file))
  console.log(`${tables.size} files, ${changed.length} changed, ${stale.length} removed`)
}
