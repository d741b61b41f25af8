// npm run bench -- <package> [--json]: runs the rows of the package, and those in the examples that need more than one
// package. The figure of each run is a line on stderr, without --json. The current folder is the root of the workspace.
import { fork } from 'node:child_process'
import { globSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { basename, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Bench } from './bench/define-bench.ts'
import { type Figures, formatReport, type Report, type ReportRow, reportRow, round } from './bench/report.ts'

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

function readArguments(known: readonly string[]): { readonly name: string; readonly json: boolean } {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
  const [name, ...more] = positionals
  if (name === undefined) throw new Error('no package is named: name one')
  if (!known.includes(name)) throw new Error(`${JSON.stringify(name)} has no benchmarks`)
  if (more.length > 0) throw new Error(`${positionals.length} packages are named: name one`)
  return { name, json: values.json === true }
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

const benches = findBenches()
const known = [...benches.keys()].sort()
let asked: ReturnType<typeof readArguments>
try {
  asked = readArguments(known)
} catch (error) {
  const problem = error instanceof Error ? error.message : error
  console.error(`${problem}; npm run bench -- <package> [--json], where <package> is one of: ${known.join(', ')}`)
  process.exit(64)
}

const note = (line: string) => asked.json || console.error(line)
const rows: ReportRow[] = []
for (const file of benches.get(asked.name) ?? []) rows.push(await measureRow(file, note))
const machine = `${cpus()[0]?.model ?? process.arch}, ${availableParallelism()} cores, Node ${process.versions.node}`
const report: Report = { machine, rows }
console.log(asked.json ? JSON.stringify(report, null, 2) : formatReport(report, `npm run bench -- ${asked.name}`))
