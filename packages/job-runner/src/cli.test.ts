import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { sqliteBackend } from './backends/sqlite.ts'
import { createJobRunner } from './runner.ts'
import { freshPath } from './sqlite/members.test-kit.ts'

const cli = fileURLToPath(new URL('cli.ts', import.meta.url))

/** The command, in a process of its own. */
async function run(...args: string[]) {
  const flags = ['--conditions=@stockeye/source', '--disable-warning=ExperimentalWarning', cli, ...args]
  const env = { ...process.env, TZ: 'Asia/Seoul' }
  const done = await promisify(execFile)(process.execPath, flags, { env }).catch((error: unknown) => {
    if (!(error instanceof Error && 'stdout' in error && 'stderr' in error && 'code' in error)) throw error
    return { stdout: String(error.stdout), stderr: String(error.stderr), code: error.code }
  })
  return { code: 0, ...done }
}

/** A store that a runner is at work on: a run that succeeded, one that failed, and its delivery dead. */
async function startRunner() {
  const path = freshPath()
  const jobs = createJobRunner({
    backend: sqliteBackend({ path }),
    notifiers: [
      {
        channel: 'telegram',
        verify: async () => undefined,
        deliver: async () => {
          throw Object.assign(new Error('the chat is gone'), { code: 'DELIVERY_PERMANENT' })
        },
      },
    ],
  })
  onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
  const schedule = { cron: '0 7 * * 1-5', zone: 'Asia/Seoul' }
  jobs.job({ id: 'update_stock_master', name: '종목 마스터 갱신', schedule, run: async () => ({ rows: 2_873 }) })
  jobs.job({
    id: 'broken',
    name: 'broken',
    run: async () => {
      throw new Error('no rows today')
    },
  })
  await jobs.start()
  const good = await jobs.trigger('update_stock_master')
  const bad = await jobs.trigger('broken', { recipient: { channel: 'telegram', chatId: '42' } })
  await jobs.waitFor(good.runId)
  await jobs.waitFor(bad.runId)
  await vi.waitUntil(async () => (await jobs.health()).deadDeliveries === 1, { timeout: 30_000, interval: 5 })
  return { path, jobs, good, bad }
}

describe('job-runner', () => {
  it('lists the jobs of a store while a runner is at work on it', async () => {
    const { path } = await startRunner()

    const { code, stdout } = await run('list', '--store', path)
    const { jobs } = JSON.parse((await run('list', '--store', path, '--json')).stdout)

    expect(code).toBe(0)
    expect(stdout).toMatch(/^job +latest run +at +queued +running +schedule +name\n/)
    expect(stdout).toMatch(
      /\nupdate_stock_master +succeeded +\S+ \S+ \+09:00 +0 +0 +Asia\/Seoul 0 7 \* \* 1-5 +종목 마스터 갱신\n$/,
    )
    expect(jobs).toMatchObject([
      { jobId: 'broken', latestRun: { state: 'failed' }, isPaused: false },
      { jobId: 'update_stock_master', jobName: '종목 마스터 갱신', schedule: { text: 'Asia/Seoul 0 7 * * 1-5' } },
    ])
  })

  it('shows the history of a job, page by page', async () => {
    const { path, jobs, bad } = await startRunner()
    const second = await jobs.trigger('broken')
    await jobs.waitFor(second.runId)

    const { stdout } = await run('history', 'broken', '--store', path, '--limit', '1')
    const next = await run('history', 'broken', '--store', path, '--before', second.runId, '--json')

    expect(stdout.split('\n')[1]).toMatch(
      new RegExp(`^${second.runId} +failed +manual +1 of 1 +.* ms +JOB_FAILED: no rows today$`),
    )
    expect(JSON.parse(next.stdout)).toMatchObject({ runs: [{ runId: bad.runId, error: { message: 'no rows today' } }] })
  })

  it('shows dead deliveries with what the last try came to', async () => {
    const { path, bad } = await startRunner()

    const { stdout } = await run('dead', '--store', path)
    const { dead } = JSON.parse((await run('dead', '--store', path, '--json')).stdout)

    expect(stdout).toContain('the chat is gone')
    expect(dead).toMatchObject([{ completion: { runId: bad.runId, recipient: { channel: 'telegram', chatId: '42' } } }])
  })

  it('shows the health, and exits with 2 when something is wrong', async () => {
    const { path } = await startRunner()

    const { code, stdout } = await run('health', '--store', path)
    const { health } = JSON.parse((await run('health', '--store', path, '--json')).stdout)

    expect(code).toBe(2)
    expect(stdout).toMatch(/^! .*\n\nqueued +0\nrunning +0\nworkers +1\nchannels +telegram\n/)
    expect(health).toMatchObject({
      workers: 1,
      channels: ['telegram'],
      deadDeliveries: 1,
      problems: [expect.any(String)],
    })
  })

  it('changes nothing in a store that nobody has open, and makes no file', async () => {
    const { path, jobs } = await startRunner()
    await jobs.stop()
    const before = readFileSync(path)

    const { code } = await run('list', '--store', path)

    expect(code).toBe(0)
    expect(readdirSync(dirname(path))).toEqual(['jobs.db'])
    expect(readFileSync(path)).toEqual(before)
  })

  it('says that there is no such store, and makes none', async () => {
    const path = freshPath()

    const { code, stdout, stderr } = await run('health', '--store', path)

    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(`job-runner: ${path} is not there\n`)
    expect(existsSync(dirname(path))).toBe(false)
  })

  it('says of an unknown job which ones look like it', async () => {
    const { path } = await startRunner()

    const { code, stderr } = await run('history', 'update_stock_mastr', '--store', path)

    expect(code).toBe(1)
    expect(stderr).toContain('update_stock_master')
  })

  it('says of a Redis that it comes with the BullMQ backend', async () => {
    const { code, stderr } = await run('list', '--store', 'redis://127.0.0.1:6379')

    expect(code).toBe(1)
    expect(stderr).toMatch(/BullMQ/)
  })

  it.each([
    ['no command', []],
    ['an unknown command', ['drop', '--store', 'jobs.db']],
    ['no store', ['list']],
    ['no job', ['history', '--store', 'jobs.db']],
    ['too much', ['list', 'all', '--store', 'jobs.db']],
    ['an unknown option', ['list', '--store', 'jobs.db', '--fast']],
    ['a limit that is none', ['history', 'a', '--store', 'jobs.db', '--limit', 'all']],
  ])('answers %s with one line and exit code 64', async (_, args) => {
    const { code, stdout, stderr } = await run(...args)

    expect([code, stdout]).toEqual([64, ''])
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it('explains itself', async () => {
    const { code, stdout } = await run('--help')

    expect(code).toBe(0)
    expect(stdout).toMatch(/^job-runner: .*\n\n {2}job-runner list --store FILE/)
  })
})
