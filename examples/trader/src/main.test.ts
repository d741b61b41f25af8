import { spawn, spawnSync } from 'node:child_process'
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
    const exited = new Promise((resolve) => trader.on('exit', resolve))
    const traded = Promise.withResolvers<void>()
    trader.stdout.on('data', (chunk) => {
      shown += chunk
      if (/ORDER_PLACED.*ORDER_FILLED.*STATUS/s.test(shown)) traded.resolve()
    })

    await Promise.race([traded.promise, exited])
    // The test sends only one signal: a second one would reach a process that has just removed its handlers.
    trader.kill('SIGTERM')

    expect(await exited).toBe(0)

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

  it.each([
    ['an unknown option', ['--fast'], {}, 1, '--fast'],
    ['a speed that is not a number', ['--speed', 'fast'], {}, 1, '--speed'],
    ['two accounts', ['--paper', '--real'], credentials, 1, '--paper, --real'],
    ['a confirmation without a name', ['--confirm-account'], {}, 1, '--by'],
    ['a claim without a word', ['--claim', 'buy-1', '--by', 'Minji'], {}, 1, '--claim'],
    ['half of the credentials', ['--paper'], { KIS_APP_KEY: 'key' }, 1, 'KIS_APP_SECRET, KIS_ACCOUNT'],
    ['real money without the second unlock', ['--real'], credentials, 78, 'KIS_REAL_ORDERS'],
    ['an account of the wrong form', ['--paper'], { ...credentials, KIS_ACCOUNT: '123' }, 1, 'credentials.account'],
    ['settings that do not exist', ['--settings', 'none.yaml'], {}, 1, 'none.yaml'],
  ])('names the mistake in %s, and does not start', (_what, args, env, code, expected) => {
    const { status, stderr } = spawnSync(process.execPath, [...flags, ...args], {
      env: { ...bare, ...env },
      encoding: 'utf8',
      cwd: tmpdir(),
    })

    expect(status).toBe(code)
    expect(stderr).toContain(expected)
  })
})
