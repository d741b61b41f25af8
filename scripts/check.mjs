// Runs the checks that CI adds to the tests: lint (with import cycles), sentences, dependencies, types, generated files, the
// build, and the built packages as a package manager and a compiler see them. The output of a step names its failure; a
// failure does not stop the other steps.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const source = ['--conditions=@stockeye/source', '--disable-warning=ExperimentalWarning']
const manifest = (folder) => JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
const folders = ['packages', 'examples'].flatMap((top) =>
  readdirSync(top, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? `${top}/${entry.name}` : [])),
)
// A page in a browser has types of its own.
const typed = [...folders, 'examples/demo/page'].filter((folder) => readdirSync(folder).includes('tsconfig.json'))
const published = folders.filter((folder) => manifest(folder).private !== true)

const steps = [
  ['lint', 'biome', 'ci', '--error-on-warnings', '.'],
  ['sentences', 'node', 'scripts/check-prose.mjs'],
  ['dependencies', 'node', 'scripts/check-dependencies.mjs'],
  ['types of scripts and benches', 'tsc', '-p', 'tsconfig.json'],
  ...typed.map((folder) => [`types of ${folder}`, 'tsc', '-p', `${folder}/tsconfig.json`]),
  ['types of docs', 'pnpm', '--filter', '@stockeye/docs', 'typecheck'],
  ['generated files', 'node', 'packages/kis-client/scripts/generate.ts', '--check'],
  ['figures of the pages', 'node', 'scripts/bench/saved.ts', '--check'],
  ['build', 'pnpm', '--recursive', 'build'],
  ...published.flatMap((folder) => [
    [`load ${folder}`, 'node', 'scripts/load-built.mjs', folder],
    [`pack ${folder}`, 'node', 'scripts/check-packed.mjs', folder],
  ]),
  ['size of bundles', 'node', 'scripts/check-size.mjs'],
  // Two corners of the matrix; `npm run consumers -- --all` is the whole of it.
  ['packages in fresh projects', 'node', ...source, 'scripts/consumers/run.ts'],
  ['site', 'node', 'docs/scripts/site.ts'],
  ['built site', 'vitest', 'run', '--config', 'docs/vitest.config.ts'],
  ['public surface', 'node', 'scripts/api-reports.mjs', '--check'],
]

let failed = 0
const times = []
for (const [title, ...command] of steps) {
  console.log(`\n=== ${title}`)
  const start = performance.now()
  const { status } = spawnSync('pnpm', ['exec', ...command], { stdio: 'inherit' })
  times.push({ title, seconds: Math.round((performance.now() - start) / 1000) })
  if (status !== 0) {
    failed += 1
    console.log(`=== ${title} FAILED`)
  }
}
const slowest = times.toSorted((a, b) => b.seconds - a.seconds).slice(0, 8)
console.log(`\nslowest: ${slowest.map(({ title, seconds }) => `${title} ${seconds} s`).join(', ')}`)
console.log(`\n${steps.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
