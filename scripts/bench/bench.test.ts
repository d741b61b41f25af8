import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'

const command = fileURLToPath(new URL('../bench.ts', import.meta.url))

/** Runs the command in a workspace of these files only. */
function bench(files: Readonly<Record<string, string>>, ...args: string[]) {
  const root = mkdtempSync(join(tmpdir(), 'bench-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const [file, text] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  const flags = ['--conditions=@stockeye/source', '--disable-warning=ExperimentalWarning']
  return spawnSync(process.execPath, [...flags, command, ...args], { cwd: root, encoding: 'utf8' })
}

const counting = `export default { id: 'counting', unit: 'calls', figure: 'returned', better: 'lower', runs: 2,
  ours: () => { console.log('chatter'); return 2 }, peers: { one: async () => 8, other: () => 6 } }`
const flagged = `export default { id: 'flagged', unit: 'flags', figure: 'returned', better: 'higher', runs: 1,
  ours: () => process.execArgv.includes('--conditions=@stockeye/source') ? 1 : 0 }`
const hanging = `export default { id: 'hanging', unit: 'calls', figure: 'returned', better: 'lower', ours: () => new Promise(() => {}) }`
const broken = `export default { id: 'broken', unit: 'calls', figure: 'returned', better: 'lower', runs: 1,
  ours: () => 1, peers: { bad: () => { throw new Error('the peer is not there') } } }`

const workspace = {
  'packages/good/bench/counting.ts': counting,
  'packages/good/bench/counting.test.ts': 'throw new Error("a test is not a benchmark")',
  'examples/trader/bench/good.flagged.ts': flagged,
  'packages/bad/bench/a-counting.ts': counting,
  'packages/bad/bench/broken.ts': broken,
  'packages/stuck/bench/hanging.ts': hanging,
}

it('prints one JSON object with the rows of the package, also those in the examples', () => {
  const { status, stdout, stderr } = bench(workspace, 'good', '--json')

  expect(status).toBe(0)
  expect(stderr).not.toContain('1/2')
  expect(JSON.parse(stdout)).toEqual({
    machine: expect.stringContaining(`Node ${process.versions.node}`),
    rows: [
      { id: 'counting', unit: 'calls', better: 'lower', ours: 2, peers: { one: 8, other: 6 }, ratio: 3, runs: 2 },
      { id: 'flagged', unit: 'flags', better: 'higher', ours: 1, peers: {}, runs: 1 },
    ],
  })
})

it('measures ours and the peers in turn', () => {
  const { stderr } = bench(workspace, 'good')

  const turns = stderr.split('\n').filter((line) => line.startsWith('counting'))
  expect(turns.map((line) => line.split('  ')[1])).toEqual(['ours', 'one', 'other', 'ours', 'one', 'other'])
})

it('prints no report when one benchmark fails', () => {
  const { status, stdout, stderr } = bench(workspace, 'bad', '--json')

  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toContain('the peer is not there')
})

it('fails when a benchmark ends without a figure', () => {
  const { status, stdout, stderr } = bench(workspace, 'stuck')

  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toContain('no figure for ours')
})

it.each([
  ['no package', []],
  ['a package without benchmarks', ['unheard-of']],
  ['an option that is none', ['good', '--fast']],
  ['two packages', ['good', 'bad']],
])('refuses %s with one line that names the packages', (_, args) => {
  const { status, stdout, stderr } = bench(workspace, ...args)

  expect(status).toBe(64)
  expect(stdout).toBe('')
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  expect(stderr).toContain('one of: bad, good, stuck')
})
