// Loads every entry of a built package, and runs its commands with --help, as the Node of a user does. The tests run the
// sources, so no other check sees the build. Plain JavaScript, run without the source condition.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const folder = resolve(process.argv[2] ?? '.')
const { exports, bin = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** Returns the files of a target; `./dist/endpoints/*.gen.js` is each file there that matches. */
function filesOf(target) {
  const [before, after] = target.split('*')
  if (after === undefined) return [target]
  const names = readdirSync(join(folder, before)).filter((name) => name.endsWith(after))
  return names.map((name) => `${before}${name}`)
}

const targets = Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? [] : filesOf(entry.default)))
for (const target of targets) {
  // Only vitest can load a conformance suite.
  if (target.endsWith('/testing.js')) continue
  const names = Object.keys(await import(pathToFileURL(join(folder, target)).href))
  if (names.length === 0)
    throw new Error(`${target} exports nothing: export a name, or remove it from exports in package.json`)
}
for (const [name, target] of Object.entries(bin)) {
  const { status, stderr } = spawnSync(process.execPath, [join(folder, target), '--help'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${name} --help ended with ${status}: ${stderr}`)
}
console.log(`${targets.length} entries and ${Object.keys(bin).length} commands load`)
