import { execFile, spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished } from 'vitest'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const flags = ['--conditions=@stockeye/source', '--disable-warning=ExperimentalWarning', main]
const bare = { PATH: process.env['PATH'] }
const credentials = { KIS_APP_KEY: 'key', KIS_APP_SECRET: 'secret', KIS_ACCOUNT: '12345678-01' }

/** Preset that buys at any price. */
const eager = `version: "1.0"
metadata: { name: eager }
strategy:
  id: eager
  entry: { conditions: [{ indicator: close, operator: greater_than, value: 0 }] }
  exit: { conditions: [{ indicator: close, operator: less_than, value: 0 }] }
`

describe('npm run trader', () => {
  it('trades on a simulator of its own, logs the words that an operator greps for, and stops at SIGTERM', async () => {
    const cwd = tempFolder('trader')
    writeFileSync(join(cwd, 'eager.kis.yaml'), eager)
    writeFileSync(join(cwd, 'trader.yaml'), 'rules: { KRX: eager.kis.yaml }')
    const options = ['--settings', 'trader.yaml', '--at', '2026-10-19T09:50:00+09:00', '--speed', '60']
    const trader = spawn(process.execPath, [...flags, ...options], { cwd, env: bare })
    onTestFinished(() => void trader.kill('SIGKILL'))
    let shown = ''
    let failed = ''
    trader.stderr.on('data', (chunk) => {
      failed += chunk
    })
    const exited = new Promise((resolve) => trader.on('exit', resolve))
    const traded = Promise.withResolvers<void>()
    trader.stdout.on('data', (chunk) => {
      shown += chunk
      if (/ORDER_PLACED.*ORDER_FILLED.*STATUS/s.test(shown)) traded.resolve()
    })

    await Promise.race([traded.promise, exited])
    // The test sends only one signal: a second one would reach a process that has just removed its handlers.
    trader.kill('SIGTERM')

    expect([await exited, failed]).toEqual([0, expect.not.stringContaining('Error')])

    const lines = readFileSync(join(cwd, 'trading.log'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const words = new Set(lines.map(({ msg }) => msg.split(' ')[0]))
    for (const word of ['TRADER_START', 'TOKEN_CHECK', 'TOKEN_REFRESH', 'STATUS', 'ORDER_PLACED', 'TRADER_STOP'])
      expect(words).toContain(word)
    expect(words).not.toContain('DECISION_FAILED')
    expect(shown).toContain('2026-10-19 09:')
    for (const { time, at } of lines) {
      expect(at).toMatch(/^2026-10-19T\d\d:\d\d:\d\d\+09:00$/)
      expect(Date.parse(at)).toBe(Math.floor(time / 1_000) * 1_000)
    }
  })

  // Each costs a process; `options.test.ts` and `env.test.ts` have the other mistakes.
  it.concurrent.for([
    ['an unknown option', ['--fast'], {}, 64, '--fast'],
    ['real money without the second unlock', ['--real'], credentials, 78, 'KIS_REAL_ORDERS'],
    ['settings that do not exist', ['--settings', 'none.yaml'], {}, 64, 'none.yaml'],
    ['paper trading without credentials', ['--paper'], {}, 78, 'KIS_APP_KEY'],
  ] as const)(
    'names the mistake in %s, and does not start',
    async ([_what, args, env, code, named], { expect: expectHere }) => {
      const options = { env: { ...bare, ...env }, cwd: tmpdir() }
      const ended = Promise.withResolvers<{ readonly code: unknown; readonly stderr: string }>()
      execFile(process.execPath, [...flags, ...args], options, (error, _out, stderr) =>
        ended.resolve({ code: error?.code, stderr }),
      )

      expectHere(await ended.promise).toEqual({ code, stderr: expectHere.stringContaining(named) })
    },
  )
})
