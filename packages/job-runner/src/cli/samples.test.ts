import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { expect, it, onTestFinished, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { createJobRunner } from '../runner/runner.ts'
import { sqliteBackend } from '../sqlite.ts'
import { nodeArguments, patience } from './cli.test-kit.ts'

const page = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8')
/** Command lines of the page, each with the output that the page shows below it. */
const samples = [...page.matchAll(/```text\n\$ npx -p @stockeye\/job-runner job-runner ([^\n]+)\n(.*?)```/gs)].map(
  ([, words = '', output = '']) => [words, output] as const,
)

const timeOf = (clock: string) => Date.parse(`2026-11-23T${clock}+09:00`)
const lookAt = timeOf('08:00:00')
const runIds = ['019ab8d1-7c00-7a11-9d52-6f0c5b1e2a01', '019ab8da-a3c0-7f30-8c1b-2d4e6f8a9b02']

/** Makes the store of the page in a folder: its runner's clock is set by hand. */
async function startStore(folder: string) {
  let [now, monotonic] = [timeOf('06:59:00'), 0]
  const ids = [...runIds]
  const jobs = createJobRunner({
    backend: sqliteBackend({ path: join(folder, '.jobs/jobs.db') }),
    clock: { ...systemClock, now: () => now, monotonic: () => monotonic },
    leaseMs: 2 * 60 * 60_000,
    createId: () => ids.shift() ?? 'no further id',
    notifiers: [
      {
        channel: 'telegram',
        verify: async () => undefined,
        deliver: () => Promise.reject(Object.assign(new Error('the chat is gone'), { code: 'DELIVERY_PERMANENT' })),
      },
    ],
  })
  onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
  jobs.register({
    id: 'update_stock_master',
    name: '종목 마스터 갱신',
    schedule: { cron: '0 7 * * 1-5', zone: 'Asia/Seoul' },
    async run() {
      now += 41_000
      monotonic += 41_000
      return { rows: 2_873 }
    },
  })
  const recipients = [
    { channel: 'telegram', chatId: '42' },
    { channel: 'mial', to: 'kim@example.com' },
  ]
  jobs.register({
    id: 'report_balance',
    name: '일일 잔고 보고',
    recipients,
    run: () => Promise.reject(new Error('fetch failed: connect ECONNREFUSED 10.0.0.7:443')),
  })
  await jobs.start()
  for (const [at, jobId] of [
    ['07:00:00', 'update_stock_master'],
    ['07:10:00', 'report_balance'],
  ] as const) {
    now = timeOf(at)
    await jobs.waitFor((await jobs.trigger(jobId)).runId)
  }
  await vi.waitUntil(async () => (await jobs.listDead()).length === 1, patience)
  now = lookAt
}

async function print(folder: string, words: string): Promise<string> {
  // The ages of the page are counted from one instant.
  const frozen = `--import data:text/javascript,Date.now=()=>${lookAt}`
  const env = { ...process.env, TZ: 'Asia/Seoul', NODE_OPTIONS: frozen }
  const args = [...words.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain = '']) => quoted ?? plain)
  const done = promisify(execFile)(process.execPath, nodeArguments(args), { env, cwd: folder })
  // `health` exits with 2.
  const { stdout } = await done.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 2 && 'stdout' in error) return error
    throw error
  })
  return String(stdout)
}

/** Replaces the ids of runs that the page's store does not have: each trigger has a new one. */
const withoutNewIds = (text: string) =>
  text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => (runIds.includes(id) ? id : 'a new id'))

it('shows a sample of each command', () => {
  expect(samples.map(([words]) => words.split(' ')[0])).toEqual([
    'list',
    'history',
    'dead',
    'health',
    'trigger',
    'redeliver',
    'discard',
  ])
})

it.each(samples)('prints what the page shows for %s', async (words, output) => {
  const folder = tempFolder('samples')
  await startStore(folder)

  expect(withoutNewIds(await print(folder, words))).toBe(withoutNewIds(output))
})
