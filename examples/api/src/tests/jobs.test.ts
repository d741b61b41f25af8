import type { Log } from '@stockeye/example-shared/log'
import { startSimulatedKis } from '@stockeye/example-shared/simulated-kis'
import { type Completion, createJobRunner, memoryBackend } from '@stockeye/job-runner'
import { createKisClient, kisTokenIssuer } from '@stockeye/kis-client'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { createTokenManager, memoryStore } from '@stockeye/token-manager'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../data/database.ts'
import { createInstruments } from '../data/instruments.ts'
import { registerJobs } from '../jobs/register.ts'
import { reportToken } from '../jobs/token-jobs.ts'
import { updateMasterJob } from '../jobs/update-master.ts'
import { start } from './api.test-kit.ts'

const day = 24 * 60 * 60_000
const admins = ['1001', '1002']

/** Starts the jobs on a KIS whose clock the test advances; the runner uses the machine's clock. */
async function startJobs() {
  const { clock, simulator, options, settle } = await startSimulatedKis({ at: start })
  const tokens = createTokenManager({ issuer: kisTokenIssuer(options), store: memoryStore({ clock }), clock })
  const kis = createKisClient({ ...options, tokens })
  const database = await openDatabase(freshPath('api.db'))
  const completions: Completion[] = []
  const jobs = createJobRunner({
    backend: memoryBackend(),
    notifiers: [
      {
        channel: 'telegram',
        verify: async () => undefined,
        deliver: async (completion) => void completions.push(completion),
      },
    ],
  })
  registerJobs(jobs, { database, kis, tokens, admins, hosts: simulator.hosts, now: () => clock.now() })
  onTestFinished(async () => {
    await jobs.stop({ deadlineMs: 0 })
    await kis.close()
    await tokens.close()
    await simulator.close()
    await database.destroy()
  })
  const logged: string[] = []
  const write = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }))
  const log: Log = { debug: write, info: write, warn: write, error: write }
  /** Lets KIS's time go on until the run has ended. */
  const run = async (jobId: string) => {
    const { runId } = await jobs.trigger(jobId)
    return settle(jobs.waitFor(runId))
  }
  /** Summaries that the admins got, once there is nothing left to deliver. */
  const allDelivered = async () => {
    for (;;) {
      const { queued, running, pendingDeliveries } = await jobs.health()
      if (queued + running + pendingDeliveries === 0) break
      await new Promise((resolve) => setImmediate(resolve))
    }
    return completions.map(({ recipient, result }) => `${recipient['chatId']} ${Object(result).summary}`).sort()
  }
  return { clock, simulator, tokens, database, jobs, log, logged, run, settle, allDelivered }
}

it('has a human name for every job, and every schedule in Seoul', async () => {
  const { jobs } = await startJobs()

  const listed = await jobs.listJobs()

  expect(listed.map(({ id, name, zone }) => [id, name, zone])).toEqual([
    ['update_stock_master', '종목 마스터 갱신', 'Asia/Seoul'],
    ['check_token', '토큰 점검', 'Asia/Seoul'],
    ['daily_digest', '일일 요약', 'Asia/Seoul'],
    ['clean_up_records', '오래된 기록 정리', 'Asia/Seoul'],
    ['alert_token', '토큰 경보', undefined],
    ['trader_notice', '트레이더 알림', undefined],
  ])
})

it('stores the instruments, and returns what has changed since the last time', async () => {
  const { clock, database, jobs, run } = await startJobs()
  await jobs.start()
  const first = await run('update_stock_master')
  await clock.runUntil(start + 5 * day)

  const second = await run('update_stock_master')

  const instruments = createInstruments(database)
  expect(first).toMatchObject({ status: 'succeeded', result: { total: expect.any(Number), changes: null } })
  expect(second).toMatchObject({
    status: 'succeeded',
    result: { total: await instruments.count(), changes: { listed: { count: expect.any(Number) } } },
  })
  const { changes } = Object(second.result)
  for (const kind of ['listed', 'delisted', 'renamed']) {
    expect(changes[kind].count).toBeGreaterThan(0)
    expect(changes[kind].first.length).toBeLessThanOrEqual(10)
  }
  expect(changes.renamed.first[0]).toMatch(/^.+\(.+\) → .+\(.+\)$/)
  expect(await instruments.nameOf('KRX', '005930')).toBe('삼성전자')
})

it('reports the progress of the update, and keeps yesterday’s list when the update fails', async () => {
  const { database, simulator } = await startJobs()
  const instruments = createInstruments(database)
  const context = { runId: 'r', attempt: 1, signal: new AbortController().signal }
  const steps: object[] = []
  const progress = (now: object) => void steps.push(now)
  await updateMasterJob({ instruments, hosts: simulator.hosts }).run({ ...context, progress })
  const count = await instruments.count()
  const nowhere = { ...simulator.hosts, masters: 'http://127.0.0.1:9' }

  const failing = updateMasterJob({ instruments, hosts: nowhere }).run({ ...context, progress: () => undefined })

  await expect(failing).rejects.toMatchObject({ code: expect.stringMatching(/^KIS_/) })
  expect(await instruments.count()).toBe(count)
  expect(steps[0]).toEqual({ done: 0, total: 12, note: 'kospi_code.mst' })
  expect(steps.at(-1)).toEqual({ done: 12, total: 12 })
})

it('reports the day to the admins, without a trader what KIS alone lists', async () => {
  const { jobs, tokens, settle, run, allDelivered } = await startJobs()
  await settle(tokens.get())
  await jobs.start()

  const { result } = await run('daily_digest')

  const { summary, points } = Object(result)
  expect(summary).toMatch(
    /^💵 예수금 [\d,]+원, 결제 후 [\d,]+원\n(💵 .+\n)*📦 보유 \d+종목\n(• .+\n)*🧾 오늘 국내 주문 0건, 체결 0건, 미체결 0건\n🧾 미국 \d{4}-\d\d-\d\d 주문 0건, 체결 0건, 미체결 0건\n✅ 문제 없음$/,
  )
  expect(points).toEqual([])
  expect(await allDelivered()).toEqual(admins.map((id) => `${id} ${summary}`))
})

it('alerts every admin once that the token cannot be refreshed, and once that it ends soon, however often it is tried', async () => {
  const { clock, simulator, tokens, jobs, log, logged, allDelivered } = await startJobs()
  await jobs.start()
  // Two processes that share the token receive the same events.
  onTestFinished(reportToken({ tokens, jobs, log, admins }))
  onTestFinished(reportToken({ tokens, jobs, log, admins }))
  const started = tokens.start()
  await clock.runUntil(start + 60_000)
  await started
  simulator.refuseIssues('EGW00103', 10 * day)

  await clock.runUntil(start + day - 60_000)
  const alerts = await allDelivered()

  expect(logged.filter((line) => line.includes('TOKEN_REFRESH_FAILED')).length).toBeGreaterThan(2)
  expect(alerts).toEqual([
    expect.stringMatching(/^1001 토큰 갱신 실패\(TOKEN_REFUSED\): \d+시간 \d+분 남음$/),
    expect.stringMatching(/^1001 토큰 만료 임박: \d+시간 \d+분 남음$/),
    expect.stringMatching(/^1002 토큰 갱신 실패\(TOKEN_REFUSED\): \d+시간 \d+분 남음$/),
    expect.stringMatching(/^1002 토큰 만료 임박: \d+시간 \d+분 남음$/),
  ])
  const notices = (await jobs.history('alert_token')).map(({ result }) => Object(result).notice)
  expect(notices).toEqual(notices.map(() => 'alert'))
  expect(notices.length).toBeGreaterThan(0)
  expect(logged.join('\n')).not.toContain(simulator.credentials.appSecret)
})

it('leaves an alarm to a process that knows an admin, because its own run would reach no one', async () => {
  const { clock, simulator, tokens, jobs, log, logged, allDelivered } = await startJobs()
  await jobs.start()
  // The process without an admin receives the event first.
  onTestFinished(reportToken({ tokens, jobs, log, admins: [] }))
  const started = tokens.start()
  await clock.runUntil(start + 60_000)
  await started
  simulator.refuseIssues('EGW00103', 10 * day)
  await clock.runUntil(start + day - 60_000)

  const runs = await jobs.history('alert_token')
  const alerts = await allDelivered()

  expect(runs).toEqual([])
  expect(alerts).toEqual([])
  expect(logged.join('\n')).toContain('ALERT_WITHOUT_RECIPIENT')
})

it('reports no token trouble to an admin who triggers the alert by hand', async () => {
  const { jobs, run } = await startJobs()
  await jobs.start()

  const { result } = await run('alert_token')

  expect(Object(result).summary).toContain('없습니다')
})
