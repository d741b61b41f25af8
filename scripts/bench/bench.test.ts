import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  const result = spawnSync(process.execPath, [...flags, command, ...args], { cwd: root, encoding: 'utf8' })
  return { ...result, files: (file: string) => readFileSync(join(root, file), 'utf8') }
}

const counting = `export default { id: 'counting', title: 'counts', unit: 'calls', figure: 'returned', better: 'lower', runs: 2,
  ours: () => { console.log('chatter'); return 2 }, peers: { one: async () => 8, other: () => 6 } }`
const flagged = `export default { id: 'flagged', title: 'has flags', unit: 'flags', figure: 'returned', better: 'higher', runs: 1,
  ours: () => process.execArgv.includes('--conditions=@stockeye/source') ? 1 : 0 }`
const hanging = `export default { id: 'hanging', title: 'hangs', unit: 'calls', figure: 'returned', better: 'lower', ours: () => new Promise(() => {}) }`
const broken = `export default { id: 'broken', title: 'breaks', unit: 'calls', figure: 'returned', better: 'lower', runs: 1,
  ours: () => 1, peers: { bad: () => { throw new Error('the peer is not there') } } }`

const below = `export default { id: 'below', title: 'lies below', unit: 'calls', figure: 'returned', better: 'lower', runs: 1, atLeast: 0.5,
  ours: () => 10, peers: { one: () => 4 } }`

const workspace = {
  'packages/good/bench/counting.ts': counting,
  'packages/good/bench/counting.test.ts': 'throw new Error("a test is not a benchmark")',
  'packages/good/bench/kit/peer.ts': `import { sep } from 'node:path'\nexport const peer = () => import('a-peer')`,
  'packages/good/bench/node_modules/a-peer/package.json': '{ "name": "a-peer", "version": "3.2.1" }',
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
    date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    libraries: { 'a-peer': '3.2.1' },
    rows: [
      {
        id: 'counting',
        title: 'counts',
        unit: 'calls',
        better: 'lower',
        ours: 2,
        peers: { one: 8, other: 6 },
        ratio: 3,
        runs: 2,
      },
      { id: 'flagged', title: 'has flags', unit: 'flags', better: 'higher', ours: 1, peers: {}, runs: 1 },
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

it('measures all packages without a name, saves the figures, and writes them into the pages', () => {
  const page = 'figures\n\n<!-- bench: good counting -->\n<!-- /bench -->\n'
  const { status, files } = bench({ 'packages/good/bench/counting.ts': counting, 'README.md': page })

  expect(status).toBe(0)
  expect(JSON.parse(files('docs/benchmarks.json'))).toMatchObject({ good: { rows: [{ id: 'counting', ours: 2 }] } })
  // The formatter of the tree aligns the columns.
  expect(files('README.md').replaceAll(/ +/g, ' ')).toContain(
    '| `counting` | counts | calls, lower | 2 | one: 8 (4)<br>other: 6 (3) | |',
  )
})

it('ends with 1 when a ratio lies below its bound, and saves the figures', () => {
  const { status, stderr, files } = bench({ 'packages/good/bench/below.ts': below }, 'good', '--save')

  expect(status).toBe(1)
  expect(stderr).toContain('below the bound: below')
  expect(JSON.parse(files('docs/benchmarks.json'))).toMatchObject({ good: { rows: [{ ratio: 0.4, atLeast: 0.5 }] } })
})

it.each([
  ['JSON of all packages', ['--json']],
  ['a package without benchmarks', ['unheard-of']],
  ['an option that is none', ['good', '--fast']],
  ['JSON of two packages', ['good', 'bad', '--json']],
])('refuses %s with one line that names the packages', (_, args) => {
  const { status, stdout, stderr } = bench(workspace, ...args)

  expect(status).toBe(64)
  expect(stdout).toBe('')
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  expect(stderr).toContain('one of: bad, good, stuck')
})
