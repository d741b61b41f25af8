// npm run bench -- <package> [--json] [--save]: runs the rows of the package, and those in the examples that need more than
// one package. Without a package it runs all of them and saves the figures, from which the tables of the pages are written.
// The figure of each run is a line on stderr, without --json. The current folder is the root of the workspace.
import { fork } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { findPackageJSON, isBuiltin } from 'node:module'
import { availableParallelism, cpus } from 'node:os'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Bench } from './bench/define-bench.ts'
import {
  type Figures,
  formatReport,
  missesBound,
  type Report,
  type ReportRow,
  reportRow,
  round,
} from './bench/report.ts'
import { saveReport } from './bench/saved.ts'

const childFile = fileURLToPath(new URL('bench/child.ts', import.meta.url))
// The limit only guards against a hang: a row takes seconds.
const childTimeoutMs = 180_000

function findBenches(): ReadonlyMap<string, readonly string[]> {
  const files = ['packages/*/bench/*.ts', 'examples/*/bench/*.ts'].flatMap((pattern) => globSync(pattern).sort())
  const benches = files.filter((file) => !file.endsWith('.test.ts'))
  return Map.groupBy(benches, (file) => {
    const [top, folder = ''] = file.split(sep)
    return top === 'packages' ? folder : basename(file).replace(/\..*/, '')
  })
}

interface Asked {
  /** Packages to measure, in order. */
  readonly names: readonly string[]
  readonly json: boolean
  readonly save: boolean
}

function readArguments(known: readonly string[]): Asked {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, save: { type: 'boolean' } },
  })
  const unknown = positionals.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new Error(`${JSON.stringify(unknown)} has no benchmarks`)
  if (values.json === true && positionals.length !== 1) throw new Error('--json prints one report: name one package')
  const all = positionals.length === 0
  return { names: all ? known : positionals, json: values.json === true, save: values.save === true || all }
}

async function measureRow(file: string, note: (line: string) => void): Promise<ReportRow> {
  const { default: bench } = (await import(pathToFileURL(resolve(file)).href)) as { default: Bench }
  const { runs = 5, peers = {} } = bench
  const figures: Figures = { ours: [], ...Object.fromEntries(Object.keys(peers).map((peer) => [peer, []])) }
  for (let run = 1; run <= runs; run++) {
    // The contenders run in turn, so that a busy minute of the machine affects all of them alike.
    for (const [contender, its] of Object.entries(figures)) {
      const figure = await measureOnce(file, contender)
      its.push(figure)
      note(`${bench.id} ${run}/${runs}  ${contender}  ${round(figure)} ${bench.unit}`)
    }
  }
  return reportRow(bench, figures)
}

function measureOnce(file: string, contender: string): Promise<number> {
  return new Promise((done, failed) => {
    // fork passes the flags of this process on, with the source condition. The output of a child goes to stderr.
    const child = fork(childFile, [file, contender], { stdio: ['ignore', 2, 2, 'ipc'], timeout: childTimeoutMs })
    let figure: unknown
    child.on('error', failed)
    child.on('message', (message) => {
      figure = message
    })
    child.on('close', (code, signal) => {
      if (typeof figure === 'number') return done(figure)
      // The child has printed the reason. stdout is still empty, because half a report could pass for a whole one.
      console.error(`${file}: no figure for ${contender}, its process ended with ${signal ?? `exit code ${code}`}`)
      process.exit(1)
    })
  })
}

/** Returns the version of each library that a file of the benches imports by name, except the packages of this workspace. */
function librariesOf(files: readonly string[]): Readonly<Record<string, string>> {
  const folders = new Set(files.map((file) => resolve(dirname(file))))
  const sources = [...folders].flatMap((folder) =>
    globSync('**/*.ts', { cwd: folder }).map((file) => join(folder, file)),
  )
  const found = sources.flatMap((source) =>
    [...readFileSync(source, 'utf8').matchAll(/(?:from |import\()'((?:@[\w-]+\/)?[a-z][\w.-]*)(?=['/])/g)].map(
      ([, name = '']) => ({
        source,
        name,
      }),
    ),
  )
  const versions = found.flatMap(({ source, name }) => {
    if (isBuiltin(name) || name.startsWith('@stockeye/')) return []
    const manifest = findPackageJSON(name, pathToFileURL(source))
    if (manifest === undefined) return []
    return [[name, (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version] as const]
  })
  return Object.fromEntries(versions.toSorted(([a], [b]) => a.localeCompare(b)))
}

async function measure(files: readonly string[], note: (line: string) => void): Promise<Report> {
  const rows: ReportRow[] = []
  for (const file of files) rows.push(await measureRow(file, note))
  const machine = `${cpus()[0]?.model ?? process.arch}, ${availableParallelism()} cores, Node ${process.versions.node}`
  return { machine, date: new Date().toISOString().slice(0, 10), libraries: librariesOf(files), rows }
}

const benches = findBenches()
const known = [...benches.keys()].sort()
let asked: Asked
try {
  asked = readArguments(known)
} catch (error) {
  const problem = error instanceof Error ? error.message : error
  console.error(
    `${problem}; npm run bench -- [<package>] [--json] [--save], where <package> is one of: ${known.join(', ')}`,
  )
  process.exit(64)
}

const note = (line: string) => asked.json || console.error(line)
const missed: string[] = []
for (const name of asked.names) {
  const report = await measure(benches.get(name) ?? [], note)
  console.log(asked.json ? JSON.stringify(report, null, 2) : `${formatReport(report, `npm run bench -- ${name}`)}\n`)
  missed.push(...report.rows.filter(missesBound).map(({ id }) => id))
  // After each package: a later one that fails does not take the figures of the earlier ones with it.
  if (asked.save) saveReport(name, report)
}
if (missed.length > 0) {
  console.error(`below the bound: ${missed.join(', ')}`)
  process.exitCode = 1
}
