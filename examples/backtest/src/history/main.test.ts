import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCalendarDate } from '@stockeye/kis-client'
import { startSimulator } from '@stockeye/kis-client/simulator'
import { runProgram, startProgram } from '@stockeye/test-kit/program'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openCachedData } from '../data/cached-data.ts'

const main = new URL('main.ts', import.meta.url)
const week = { from: '2026-10-19', to: '2026-10-23' }
const wanted = ['--symbols', '005930,AAPL:NASD', '--from', week.from, '--to', week.to, '--data', 'history']

describe('npm run history', () => {
  it('downloads from a simulator, and then has nothing left to do', async () => {
    const cwd = tempFolder('history')

    const first = await runProgram(main, { args: [...wanted, '--simulator'], cwd })
    const second = await runProgram(main, { args: [...wanted, '--simulator'], cwd })

    expect(first.code).toBe(0)
    // A busy machine takes longer than a second, and the progress then has lines.
    expect(first.stderr).toMatch(/^(minutes \w+: \d+ %, \d+\/\d+ days(, \d+ s left)?\n)*$/)
    expect(first.stdout).toMatch(
      /^005930: \d+ days new\n005930: 5 days in all, 5 with minutes\nAAPL: \d+ days new\nAAPL: 5 /,
    )
    expect(second.stdout).toMatch(/^005930: 0 days new\n/)
    const options = { symbols: ['005930', 'AAPL'], ...week, daysBefore: 250, interval: 'minute' } as const
    const data = openCachedData(join(cwd, 'history'), options)
    expect(data.minutes('AAPL', parseCalendarDate('2026-10-23'))).toHaveLength(390)
  })

  it('says that paper trading has no minutes, and places no call', async () => {
    const simulator = await startSimulator()
    onTestFinished(() => simulator.close())
    const { appKey, appSecret, account } = simulator.credentials
    const env = { KIS_APP_KEY: appKey, KIS_APP_SECRET: appSecret, KIS_ACCOUNT: account }

    const { code, stderr, stdout } = await runProgram(main, {
      args: [...wanted, '--rest', simulator.rest],
      env,
      cwd: tempFolder('history'),
    })

    expect({ code, stdout }).toEqual({ code: 78, stdout: '' })
    expect(stderr).toContain('KIS_ENVIRONMENT=real')
    expect(stderr).toContain('Reading quotes places no order')
    expect(simulator.calls()).toEqual([])
  })

  it('ends at SIGINT, and names the next step', async () => {
    const simulator = await startSimulator()
    onTestFinished(() => simulator.close())
    const { appKey, appSecret, account } = simulator.credentials
    const env = { KIS_APP_KEY: appKey, KIS_APP_SECRET: appSecret, KIS_ACCOUNT: account }
    const path = '/uapi/domestic-stock/v1/quotations/inquire-daily-itemchartprice'
    simulator.fault({ path }, { delayMs: 3_600_000 })
    const days = ['--from', '2025-10-20', '--to', '2025-10-24', '--interval', 'day']
    const args = ['--symbols', '005930', ...days, '--data', 'history', '--rest', simulator.rest]
    const download = startProgram(main, { args, env, cwd: tempFolder('history') })
    await vi.waitFor(() => expect(simulator.calls({ path })).not.toEqual([]), { timeout: 30_000 })

    download.signal('SIGINT')

    expect(await download.exited).toBe(1)
    expect(download.output()).toContain('run the same command again')
  })

  it('names the settings that are missing', async () => {
    const { code, stderr } = await runProgram(main, { args: wanted, cwd: tempFolder('history') })

    expect(code).toBe(78)
    expect(stderr).toMatch(/^history: KIS_APP_KEY, KIS_APP_SECRET, KIS_ACCOUNT missing or blank/)
  })

  it('takes the bars of a CSV', async () => {
    const cwd = tempFolder('history')
    writeFileSync(join(cwd, 'bars.csv'), 'date,open,high,low,close,volume\n2026-10-19,70000,70100,69900,70050,1000\n')

    const { code, stdout } = await runProgram(main, {
      args: ['--import-csv', 'bars.csv', '--symbols', '005930', '--data', 'history'],
      cwd,
    })

    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '005930: 1 day new\n005930: 1 day in all, 0 with minutes\n',
    })
  })

  it('ends with 64 and the name of an option that is wrong', async () => {
    const { code, stderr } = await runProgram(main, {
      args: [...wanted, '--interval', 'hour'],
      cwd: tempFolder('history'),
    })

    expect(code).toBe(64)
    expect(stderr).toMatch(/^--interval: "hour"/)
  })

  it('prints its options', async () => {
    const { code, stdout } = await runProgram(main, { args: ['--help'], cwd: tempFolder('history') })

    expect(code).toBe(0)
    expect(stdout).toContain('--symbols LIST')
  })
})
