import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findSeed } from './portfolio.test-kit.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const flags = ['--conditions=@stockeye/source', '--disable-warning=ExperimentalWarning', main]
const bare = { PATH: process.env['PATH'] }

describe('npm run trader', () => {
  it('trades on a simulator of its own, logs the words that an operator greps for, and stops at SIGTERM', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'trader-'))
    onTestFinished(() => rmSync(cwd, { recursive: true }))
    const at = '2026-10-19T09:50:00+09:00'
    const seed = String(await findSeed(at))
    const options = ['--at', at, '--speed', '120', '--seed', seed]
    const trader = spawn(process.execPath, [...flags, ...options], { cwd, env: bare })
    onTestFinished(() => void trader.kill('SIGKILL'))
    let shown = ''
    const exited = new Promise((resolve) => trader.on('exit', resolve))
    const traded = Promise.withResolvers<void>()
    trader.stdout.on('data', (chunk) => {
      shown += chunk
      if (/ORDER_PLACED.*STATUS/s.test(shown)) traded.resolve()
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
    for (const word of [
      'TRADER_START',
      'TOKEN_CHECK',
      'TOKEN_REFRESH',
      'STATUS',
      'CLEAN_UP',
      'BUY_CHECK',
      'ORDER_PLACED',
      'TRADER_STOP',
    ]) {
      expect(words).toContain(word)
    }
    expect(shown).toContain('2026-10-19 09:')
    for (const { time, at } of lines) {
      expect(at).toMatch(/^2026-10-19T\d\d:\d\d:\d\d\+09:00$/)
      expect(Date.parse(at)).toBe(Math.floor(time / 1_000) * 1_000)
    }
  })

  it.each([
    ['an unknown option', ['--fast'], {}, '--fast'],
    ['a speed that is not a number', ['--speed', 'fast'], {}, '--speed'],
    ['a confirmation without a name', ['--confirm-account'], {}, '--by'],
    ['a claim without a word', ['--claim', 'buy-1', '--by', 'Minji'], {}, '--claim'],
    ['half of the credentials', [], { KIS_APP_KEY: 'key' }, 'KIS_APP_SECRET, KIS_ACCOUNT'],
    [
      'an account of the wrong form',
      [],
      { KIS_APP_KEY: 'key', KIS_APP_SECRET: 'secret', KIS_ACCOUNT: '123' },
      'credentials.account',
    ],
  ])('names the mistake in %s, and does not start', (_what, args, env, expected) => {
    const { status, stderr } = spawnSync(process.execPath, [...flags, ...args], {
      env: { ...bare, ...env },
      encoding: 'utf8',
      cwd: tmpdir(),
    })

    expect(status).toBe(1)
    expect(stderr).toContain(expected)
  })
})
