// Packs a package as it would be published, and checks the tarball as the package manager, Node and compiler of a user
// see it. No file in it may import the private packages of the workspace.
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const [folder] = process.argv.slice(2)
const temp = mkdtempSync(join(tmpdir(), 'packed-'))
const problems = []

function run(command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) problems.push(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
}

/** Returns the declarations that one leads to, by relative paths within the package. */
function declarationsFrom(file, seen = new Set()) {
  if (seen.has(file)) return []
  seen.add(file)
  for (const [, to] of readFileSync(join(packed, file), 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)['"]/g)) {
    declarationsFrom(join(dirname(file), to.replace(/\.[jt]s$/, '.d.ts')), seen)
  }
  return [...seen]
}

run('pnpm', '--dir', folder, 'pack', '--pack-destination', temp)
const [tarball] = globSync(join(temp, '*.tgz'))
run('tar', '-xzf', tarball, '-C', temp)
const packed = join(temp, 'package')
const manifest = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8'))

const targets = JSON.stringify(manifest.exports)
if (targets.includes('@stockeye/source') || targets.includes('./src/')) {
  problems.push('package.json: `exports` leads to the sources, which import packages that are not published')
}
for (const name of ['@stockeye/internal', '@stockeye/test-kit']) {
  if (manifest.dependencies?.[name] !== undefined) problems.push(`package.json: depends on ${name}, which is private`)
}
for (const file of globSync('dist/**/*.{js,d.ts}', { cwd: packed })) {
  if (/@stockeye\/(internal|test-kit)/.test(readFileSync(join(packed, file), 'utf8'))) {
    problems.push(`${file}: imports a private package of the workspace`)
  }
}
for (const { types } of Object.values(manifest.exports)) {
  const entries = types === undefined ? [] : globSync(types, { cwd: packed })
  for (const file of new Set(entries.flatMap((entry) => declarationsFrom(entry)))) {
    // A project without @types/node compiles against the package, unless it depends on these types itself.
    if (/\bBuffer\b|\bNodeJS\.|from 'node:/.test(readFileSync(join(packed, file), 'utf8'))) {
      problems.push(`${file}: needs @types/node, and ${types} leads to it; use a type of the language`)
    }
  }
}
run('pnpm', 'exec', 'publint', 'run', '--strict', packed)
run('pnpm', 'exec', 'attw', tarball, '--profile', 'esm-only', '--no-emoji')

rmSync(temp, { recursive: true })
for (const problem of problems) console.error(problem)
console.log(`${manifest.name}: ${problems.length} problems in the package as it is published`)
process.exitCode = problems.length === 0 ? 0 : 1
