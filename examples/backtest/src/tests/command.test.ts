import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const flags = ['--conditions=@stockeye/source', '--disable-warning=ExperimentalWarning', main]

/** Preset that buys at any price, and leaves the sale to the stops. */
const eager = `version: "1.0"
metadata: { name: eager }
strategy:
  id: eager
  entry: { conditions: [{ indicator: close, operator: greater_than, value: 0 }] }
  exit: { conditions: [{ indicator: close, operator: less_than, value: 0 }] }
`

const cwd = mkdtempSync(join(tmpdir(), 'stockeye-backtest-'))

beforeAll(() => {
  writeFileSync(join(cwd, 'eager.kis.yaml'), eager)
  writeFileSync(join(cwd, 'wrong.yaml'), 'interval: hour')
})
afterAll(() => rmSync(cwd, { recursive: true }))

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command as a process of its own. */
function run(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [...flags, ...args], { cwd, env: { ...process.env, NODE_OPTIONS: '' } })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })))
}

const days = ['--from', '2026-02-02', '--to', '2026-02-03', '--symbols', '005930,AAPL', '--rules', 'eager.kis.yaml']

describe('npm run backtest', () => {
  it('prints the same object for the same seed, and another one for another seed', async () => {
    const [first, second, other] = await Promise.all([
      run(...days, '--json', '--page', 'page.html'),
      run(...days, '--json'),
      run(...days, '--json', '--seed', '2'),
    ])

    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(second.stdout).toBe(first.stdout)
    const report = JSON.parse(first.stdout)
    // Two days of both exchanges: 381 minutes of KRX at most, with its auctions, and 390 of the US.
    expect(report.bars).toBeGreaterThan(2 * 500)
    expect(report.bars).toBeLessThanOrEqual(2 * (381 + 390))
    expect(report).toMatchObject({
      seed: 1,
      from: '2026-02-02',
      to: '2026-02-03',
      symbols: ['005930', 'AAPL'],
      interval: 'minute',
      rules: { KRX: 'eager', US: 'eager' },
      return: expect.any(Number),
      drawdown: expect.any(Number),
      costs: { KRW: expect.stringMatching(/^\d+/), USD: expect.stringMatching(/^\d+/) },
    })
    expect(report.trades).toBeGreaterThanOrEqual(2)
    expect(JSON.parse(other.stdout)).not.toEqual({ ...report, seed: 2 })
    expect(first.stdout).not.toMatch(/\/tmp|kis\.yaml|:\d{4,5}\b|\d\dT\d\d/)
    expect(readFileSync(join(cwd, 'page.html'), 'utf8')).toContain(
      '<title>Backtest from 2026-02-02 to 2026-02-03</title>',
    )
  })

  it('prints a report on stdout, and only lines of progress on stderr, which is no terminal', async () => {
    const { code, stdout, stderr } = await run(...days, '--interval', 'day')

    expect(code).toBe(0)
    // A busy machine takes longer than a second, and the progress then has lines.
    expect(stderr).toMatch(/^(backtest: \d+ %, \d+\/4 sessions(, \d+ s left)?\n)*$/)
    expect(stdout).toMatch(/^Backtest from 2026-02-02 to 2026-02-03\n/)
    expect(stdout).toContain('Decisions by the day')
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
  })

  it('prints its options', async () => {
    const { code, stdout } = await run('--help')

    expect(code).toBe(0)
    for (const option of ['--from', '--symbols', '--data', '--rules', '--page', '--json'])
      expect(stdout).toContain(option)
  })

  it.each([
    [['--fast'], 64, '--fast: it is not an option'],
    [['--symbols', 'NOPE'], 64, '--symbols: "NOPE" is not'],
    [['--settings', 'wrong.yaml'], 78, 'interval: is not an interval'],
  ] as const)('refuses %j with exit code %d before it runs anything', async (args, expected, sentence) => {
    const { code, stdout, stderr } = await run(...args)

    expect({ code, stdout }).toEqual({ code: expected, stdout: '' })
    expect(stderr.startsWith(sentence), stderr).toBe(true)
  })
})
