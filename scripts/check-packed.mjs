// Packs a package as it would be published, and checks the tarball as the package manager, Node and compiler of a user
// see it. No file in it may import the private packages of the workspace.
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [folder] = process.argv.slice(2)
const temp = mkdtempSync(join(tmpdir(), 'packed-'))
const problems = []

function run(command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) problems.push(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
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
run('pnpm', 'exec', 'publint', 'run', '--strict', packed)
run('pnpm', 'exec', 'attw', tarball, '--profile', 'esm-only', '--no-emoji')

rmSync(temp, { recursive: true })
for (const problem of problems) console.error(problem)
console.log(`${manifest.name}: ${problems.length} problems in the package as it is published`)
process.exitCode = problems.length === 0 ? 0 : 1
