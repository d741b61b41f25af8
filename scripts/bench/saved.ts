// The figures of the last runs, and the pages that show them. `node scripts/bench/saved.ts --check` fails when a page shows
// other figures than the saved ones; without --check it writes the pages.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fillPage, type SavedReports } from './pages.ts'
import type { Report } from './report.ts'

const file = 'docs/benchmarks.json'
const pages = [
  '*.md',
  'docs/**/*.md',
  'packages/*/README.md',
  'packages/*/docs/*.md',
  'examples/*/README.md',
  'examples/*/docs/*.md',
]

const readSaved = (): SavedReports => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {})

/** Saves the report of a package in place of its last one, and writes the pages. */
export function saveReport(name: string, report: Report): void {
  const saved = Object.entries({ ...readSaved(), [name]: report }).toSorted(([a], [b]) => a.localeCompare(b))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(saved), null, 2)}\n`)
  const written = [file, ...writePages()]
  spawnSync('pnpm', ['exec', 'biome', 'format', '--write', ...written], { stdio: ['ignore', 2, 2] })
}

/** Writes the saved figures into the pages. @returns the pages whose text has changed, or would change */
function writePages({ dryRun = false } = {}): readonly string[] {
  const saved = readSaved()
  return globSync(pages, { exclude: ['**/node_modules/**'] }).filter((page) => {
    const before = readFileSync(page, 'utf8')
    const after = fillPage(before, saved)
    const isChanged = withoutPadding(after) !== withoutPadding(before)
    if (isChanged && !dryRun) writeFileSync(page, after)
    return isChanged
  })
}

/** Returns the text as it was before the formatter aligned its tables. */
const withoutPadding = (text: string): string => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---')

if (import.meta.main) {
  const isCheck = process.argv.includes('--check')
  const changed = writePages({ dryRun: isCheck })
  if (isCheck && changed.length > 0) {
    console.error(`pages without the saved figures; run \`node scripts/bench/saved.ts\`:\n${changed.join('\n')}`)
    process.exitCode = 1
  }
}
