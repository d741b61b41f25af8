import { createJobRunner, memoryBackend, type Notifier } from '@stockeye/job-runner'
import { expect, it, onTestFinished } from 'vitest'
import { measureJobs } from './jobs.ts'
import { serveTestMetrics } from './served.test-kit.ts'

const chat = '77001'

/** Starts a runner whose job fails until its last attempt, and whose channel takes one completion and refuses all others. */
async function start() {
  const served = await serveTestMetrics()
  let taken = 0
  const notifier: Notifier = {
    channel: 'telegram',
    verify: async () => undefined,
    async deliver() {
      taken += 1
      if (taken > 1) throw Object.assign(new Error('blocked'), { code: 'DELIVERY_PERMANENT' })
    },
  }
  const jobs = createJobRunner({ backend: memoryBackend(), notifiers: [notifier] })
  measureJobs(served.metrics, jobs)
  const recipients = [{ channel: 'telegram', chatId: chat }]
  jobs.register({
    id: 'check_token',
    name: '토큰 점검',
    recipients,
    retry: { attempts: 2, firstMs: 1 },
    async run({ attempt }) {
      if (attempt === 1) throw Object.assign(new Error('KIS is away'), { code: 'ECONNREFUSED' })
      return {}
    },
  })
  jobs.register({
    id: 'update_stock_master',
    name: '종목',
    recipients,
    async run() {
      throw new Error('no file')
    },
  })
  onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
  return { ...served, jobs }
}

it('counts runs by job and state, retries and deliveries', async () => {
  const { jobs, scrape } = await start()
  await jobs.start()
  const delivered = new Promise((resolve) => jobs.on('delivered', resolve))
  const undelivered = new Promise<boolean>((resolve) => jobs.on('undelivered', ({ isDead }) => resolve(isDead)))

  await jobs.trigger('check_token')
  await delivered
  await jobs.trigger('update_stock_master')
  const isDead = await undelivered

  const { select, values, labelValues } = await scrape()
  expect(select('stockeye_job_runs_total')).toEqual({
    'stockeye_job_runs_total{job="check_token",state="succeeded"}': 1,
    'stockeye_job_runs_total{job="update_stock_master",state="failed"}': 1,
  })
  expect(select('stockeye_job_retries_total')).toEqual({ 'stockeye_job_retries_total{job="check_token"}': 1 })
  expect(values.get('stockeye_job_run_duration_seconds_count{job="check_token"}')).toBe(1)
  expect(isDead).toBe(true)
  expect(select('stockeye_job_deliveries_total')).toEqual({
    'stockeye_job_deliveries_total{result="delivered"}': 1,
    'stockeye_job_deliveries_total{result="failed"}': 0,
    'stockeye_job_deliveries_total{result="dead"}': 1,
  })
  expect(values.get('stockeye_job_dead_deliveries')).toBe(1)
  expect(values.get('stockeye_job_health_problems{code="DELIVERIES_DEAD"}')).toBe(1)
  expect(values.get('stockeye_job_health_problems{code="NO_WORKER"}')).toBe(0)
  expect(values.get('stockeye_job_workers')).toBe(1)
  expect(labelValues('job')).toEqual(['check_token', 'update_stock_master'])
  expect([...values.keys()].filter((series) => series.includes(chat))).toEqual([])
})

it('adds no series for a job that does not exist', async () => {
  const { jobs, scrape } = await start()
  await jobs.start()

  await expect(jobs.trigger('no_such_job')).rejects.toMatchObject({ code: 'JOB_UNKNOWN' })

  expect((await scrape()).labelValues('job')).toEqual([])
})

it('leaves out the health of a store that cannot be asked', async () => {
  const { metrics, scrape } = await serveTestMetrics()
  const on = () => () => undefined
  measureJobs(metrics, { on, health: () => Promise.reject(new Error('the store is away')) })

  const { values, labelValues } = await scrape()

  expect(values.get('stockeye_job_store_up')).toBe(0)
  expect(values.has('stockeye_job_dead_deliveries')).toBe(false)
  expect(labelValues('code')).toEqual([])
  expect(values.get('stockeye_job_deliveries_total{result="dead"}')).toBe(0)
})
