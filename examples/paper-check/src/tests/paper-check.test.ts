import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startSimulator } from '@stockeye/kis-client/simulator'
import { runProgram } from '@stockeye/test-kit/program'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished } from 'vitest'

const main = new URL('../main.ts', import.meta.url)

/** Runs the check in a folder of its own. */
async function runCheck(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const cwd = tempFolder('paper-check')
  const ended = await runProgram(main, { args: ['--report', 'report.txt', ...args], env, cwd })
  const path = (name: string) => join(cwd, name)
  const report = existsSync(path('report.txt')) ? readFileSync(path('report.txt'), 'utf8') : ''
  return { ...ended, report, path }
}

/** Balances that the simulator gives at its start. */
const balances = ['50000000', '50,000,000', '50000.00']

/** Returns texts that no file may hold: secrets and the account number. */
async function secretTexts() {
  const { credentials, close } = await startSimulator()
  await close()
  const { appKey, appSecret, account } = credentials
  return [appKey, appSecret, account, account.slice(0, 8), 'eyJ']
}

describe('npm run paper-check', () => {
  it.each([
    ['paper', [], 20, 9],
    ['real', ['--real'], 29, 0],
  ] as const)(
    'prints and reports a line for each read of a simulated %s account',
    async (_name, args, ok, notOffered) => {
      const { code, stdout, stderr, report } = await runCheck(['--simulator', ...args])

      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(report.match(/^ok {4}/gm)).toHaveLength(ok)
      expect(report.match(/^-- .* KIS_NOT_OFFERED$/gm) ?? []).toHaveLength(notOffered)
      expect(report).toContain(`${ok} of 29 reads ok`)
      expect(stdout.match(/ calls /g)).toHaveLength(29)
      for (const text of [...(await secretTexts()), ...balances]) expect(stdout + report).not.toContain(text)
      // Not even a number of rows: it would show how many positions or orders the account has.
      const ofAccount = report.match(/^ok +(getBalance|getBuyingPower|getRealizedProfit|list(?!Ranking)).*$/gm) ?? []
      expect(ofAccount.length).toBeGreaterThan(5)
      for (const line of ofAccount) expect(line).toMatch(/ ms {2}answered$/)
    },
  )

  it('runs with the keys of an account, and sends no order and no other write', async () => {
    const simulator = await startSimulator({ environment: 'real' })
    onTestFinished(() => simulator.close())
    const { appKey, appSecret, account } = simulator.credentials
    const { code, report, stdout } = await runCheck(['--real', '--rest', simulator.rest], {
      KIS_APP_KEY: appKey,
      KIS_APP_SECRET: appSecret,
      KIS_ACCOUNT: account,
    })

    expect(code).toBe(0)
    expect(report).toContain('29 of 29 reads ok, 0 failed')
    expect(simulator.calls().filter(({ method }) => method === 'POST')).toMatchObject([{ path: '/oauth2/tokenP' }])
    for (const text of [...(await secretTexts()), ...balances]) expect(stdout + report).not.toContain(text)
  })

  it('reports a failed read by its codes, and ends with 1', async () => {
    const simulator = await startSimulator({ environment: 'real', account: '12345678-01' })
    onTestFinished(() => simulator.close())
    simulator.refuseIssues('EGW00103', 3_600_000)
    const { appKey, appSecret, account } = simulator.credentials
    const { code, report } = await runCheck(['--real', '--rest', simulator.rest], {
      KIS_APP_KEY: appKey,
      KIS_APP_SECRET: appSecret,
      KIS_ACCOUNT: account,
    })

    expect(code).toBe(1)
    expect(report.match(/^FAILED .* KIS_NO_TOKEN$/gm)).toHaveLength(29)
  })

  it.each([
    [78, 'without keys', [], /^paper-check: KIS_APP_KEY, KIS_APP_SECRET, KIS_ACCOUNT missing/],
    [64, 'with an unknown option', ['--orders'], /--orders/],
  ])('ends with %d %s, and writes no report', async (exitCode, _what, args, expected) => {
    const { code, stdout, stderr, report } = await runCheck(args)

    expect({ code, stdout, report }).toEqual({ code: exitCode, stdout: '', report: '' })
    expect(stderr).toMatch(expected)
  })

  it('prints its help', async () => {
    const { code, stdout } = await runCheck(['--help'])

    expect(code).toBe(0)
    expect(stdout).toContain('--answers FILE')
  })

  it('records the answers with --answers, without secrets', async () => {
    const { code, stdout, path } = await runCheck(['--simulator', '--answers', 'answers.jsonl'])

    expect(code).toBe(0)
    expect(stdout).toContain('Next: npm run drift -- --answers answers.jsonl')
    const lines = readFileSync(path('answers.jsonl'), 'utf8').trim().split('\n')
    expect(lines.length).toBeGreaterThanOrEqual(20)
    for (const text of await secretTexts()) expect(lines.join()).not.toContain(text)
  })
})
