// Loads every entry of a built package, and runs its commands with --help, as the Node of a user does. The tests run the
// sources, so no other check sees the build. Plain JavaScript, run without the source condition.
//
// The build is copied to a place that has the dependencies of the package and none of its optional peer dependencies: no
// entry except `testing` may need one before it is used, or the user reads an error that names a file of ours.
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const folder = resolve(process.argv[2] ?? '.')
const { exports, bin = {}, dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

// What an old Node lacks, so that its import would come before the line with which a command refuses that Node.
const notAtStart = ['undici', 'node:sqlite']

function copyWithoutPeers() {
  const copy = mkdtempSync(join(tmpdir(), 'built-'))
  for (const name of ['package.json', 'dist']) cpSync(join(folder, name), join(copy, name), { recursive: true })
  for (const name of Object.keys(dependencies)) {
    const link = join(copy, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(folder, 'node_modules', name), link)
  }
  return copy
}

/** Returns what a module imports before it runs, its own modules and theirs. */
function importsOf(file, found = new Set()) {
  for (const [, from] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)\s(?:[^'"]*\sfrom\s)?["']([^'"]+)["']/gm,
  )) {
    const path = from.startsWith('.') ? join(dirname(file), from) : from
    if (found.has(path)) continue
    found.add(path)
    if (from.startsWith('.')) importsOf(path, found)
  }
  return found
}

const copy = copyWithoutPeers()
try {
  const targets = Object.values(exports).flatMap((entry) =>
    typeof entry === 'string' ? [] : globSync(entry.default, { cwd: copy }),
  )
  for (const target of targets) {
    // Only vitest can load a conformance suite.
    if (target.endsWith('/testing.js')) continue
    const names = Object.keys(await import(pathToFileURL(join(copy, target)).href))
    if (names.length === 0)
      throw new Error(`${target} exports nothing: export a name, or remove it from exports in package.json`)
  }
  for (const [name, target] of Object.entries(bin)) {
    const early = [...importsOf(join(copy, target))].filter((from) => notAtStart.includes(from))
    if (early.length > 0) throw new Error(`${name} imports ${early} at its start; import it where it is used`)
    const { status, stderr } = spawnSync(process.execPath, [join(copy, target), '--help'], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`${name} --help ended with ${status}: ${stderr}`)
  }
  console.log(`${targets.length} entries and ${Object.keys(bin).length} commands load`)
} finally {
  rmSync(copy, { recursive: true })
}
