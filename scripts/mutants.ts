// npm run mutants -- <core> [file.ts[:from-to] …]: changes the sources of a pure core, one place at a time, and runs the
// tests of that core for each change. It prints the changes that no test notices. docs/mutants.md holds the scores. The
// current folder is the root of the workspace.
import { basename, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Stryker } from '@stryker-mutator/core'
import { cores } from './mutants/cores.ts'

const [name = '', ...parts] = process.argv.slice(2)
const core = Object.hasOwn(cores, name) ? cores[name] : undefined
const mutate = parts.length === 0 ? [...(core?.sources ?? [])] : parts.flatMap(findPart)
if (core === undefined || mutate.length < parts.length) {
  console.error('npm run mutants -- <core> [file.ts[:from-to] …]: one core, and perhaps some of its files or lines')
  for (const [each, { sources }] of Object.entries(cores)) console.error(`  ${each}: ${sources.join(' ')}`)
  process.exit(64)
}

/** Returns the path of a source of the core, with its lines; nothing if the core has no such source. */
function findPart(part: string): string[] {
  const [file, ...lines] = part.split(':')
  const source = core?.sources.find((path) => basename(path) === file)
  return source === undefined ? [] : [[source, ...lines].join(':')]
}

process.env['STOCKEYE_MUTANTS_TESTS'] = core.tests.join(',')
const startedAt = performance.now()
const results = await new Stryker({
  mutate,
  testRunner: 'vitest',
  plugins: [fileURLToPath(import.meta.resolve('@stryker-mutator/vitest-runner'))],
  // TypeScript 7 has no compiler API, with which Stryker would rewrite its settings.
  tsconfigFile: 'none',
  vitest: {
    configFile: 'scripts/mutants/vitest.config.ts',
    related: false,
    pool: core.needsProcess ? 'forks' : 'threads',
  },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // A busy machine must not end a slow run as one without an end.
  timeoutMS: 20_000,
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  allowEmpty: false,
  thresholds: { high: 95, low: 90, break: null },
  ignorePatterns: ['dist', 'coverage', '.stockeye', 'docs/site'],
  tempDirName: '.stryker-tmp',
}).runMutationTest()

// A machine that is too busy looks like a change without an end: a person judges these.
for (const { status, fileName, location, replacement } of results)
  if (status === 'Timeout') console.log(`by time: ${relative('', fileName)}:${location.start.line} ${replacement}`)

const count = (...statuses: readonly string[]) => results.filter(({ status }) => statuses.includes(status)).length
const killed = count('Killed', 'Timeout')
const survived = count('Survived', 'NoCoverage')
const failed = count('RuntimeError', 'CompileError')
const score = ((killed / (killed + survived)) * 100).toFixed(1)
const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0)
console.log(
  `${name}: ${killed + survived} mutants, ${killed} killed (${count('Timeout')} by time), ${survived} survived ` +
    `(${count('NoCoverage')} without a test), ${failed} failed to run, score ${score} %, ${seconds} s`,
)
