import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'

const command = fileURLToPath(new URL('../soak.ts', import.meta.url))
const soakThat = (about: string, broken: string) =>
  `export default { about: '${about}', run: async ({ scale, seed }) => ({ figures: { size: 200 * scale, seed }, broken: [${broken}] }) }`

const sizedSoak = `export default {
  about: 'has a size',
  size: { name: 'orders', full: 200 },
  run: async ({ scale, seed }) => ({ figures: {}, broken: [], json: { orders: 200 * scale, seed } }),
}`

/** Runs the command in a workspace with one soak that keeps its promises, one that breaks one, and one that names its size. */
function soak(...args: string[]) {
  const root = mkdtempSync(join(tmpdir(), 'soak-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const files = {
    'package.json': '{ "type": "module" }',
    'packages/one/soak/kept.ts': soakThat('keeps all', ''),
    'packages/one/soak/broken.ts': soakThat('breaks one', `'a run was lost'`),
    'examples/two/soak/sized.ts': sizedSoak,
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  return spawnSync(process.execPath, [command, ...args], { cwd: root, encoding: 'utf8' })
}

it('prints the figures of a soak as a table', () => {
  const { status, stdout } = soak('kept', '--scale', '0.5', '--seed', '7')

  expect(status).toBe(0)
  expect(stdout).toMatch(/^size +100$/m)
  expect(stdout).toMatch(/^seed +7$/m)
  expect(stdout).toContain('every promise was kept')
})

it('prints one JSON object with --json, and ends with 1 when a promise was broken', () => {
  const { status, stdout } = soak('broken', '--seed', '7', '--json')

  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    name: 'broken',
    scale: 1,
    seed: 7,
    figures: { size: 200 },
    broken: ['a run was lost'],
  })
})

it.each([
  { args: [], problem: 'no name' },
  { args: ['other'], problem: 'other' },
  { args: ['kept', 'broken'], problem: '2 soaks' },
  { args: ['kept', '--scale', '0'], problem: '--scale' },
  { args: ['kept', '--seed', 'x'], problem: '--seed' },
  { args: ['kept', '--orders', '50'], problem: '--orders' },
  { args: ['sized', '--orders', '0.5'], problem: '--orders' },
])('lists the soaks and ends with 64 for $args', ({ args, problem }) => {
  const { status, stdout, stderr } = soak(...args)

  expect(status).toBe(64)
  expect(stdout).toBe('')
  expect(stderr).toContain(problem)
  expect(stderr).toContain('kept: keeps all')
  expect(stderr).toContain('broken: breaks one')
})

it('takes its size by the name that a soak gives it, and prints the object of that soak with --json', () => {
  const { status, stdout } = soak('sized', '--orders', '50', '--seed', '7', '--json')

  expect(status).toBe(0)
  expect(stdout).toBe('{"orders":50,"seed":7}\n')
})
