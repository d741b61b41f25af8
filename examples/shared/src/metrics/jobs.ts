import type { Health, JobRunner } from '@stockeye/job-runner'
import { Counter, Gauge, Histogram } from 'prom-client'
import { healthCodes } from '../health-codes.ts'
import type { Metrics } from './metrics.ts'
import { showGauge } from './show-gauge.ts'

/** Bounds of the durations of runs, in seconds. */
const runSeconds = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3_600]
const deliveryResults = ['delivered', 'failed', 'dead'] as const

/**
 * Counts the runs and deliveries of this process, and shows the health of the store at each scrape. While the store cannot be asked,
 * `stockeye_job_store_up` is 0, and the other gauges are left out.
 */
export function measureJobs(metrics: Metrics, jobs: Pick<JobRunner, 'on' | 'health'>): void {
  countRuns(metrics, jobs)
  showHealth(metrics, jobs)
}

function countRuns({ registry }: Metrics, jobs: Pick<JobRunner, 'on'>): void {
  const registers = [registry]
  const runs = new Counter({
    name: 'stockeye_job_runs_total',
    help: 'Runs whose end this process has stored, by job and final state',
    labelNames: ['job', 'state'] as const,
    registers,
  })
  const retries = new Counter({
    name: 'stockeye_job_retries_total',
    help: 'Attempts that failed and are followed by another one, by job',
    labelNames: ['job'] as const,
    registers,
  })
  const durations = new Histogram({
    name: 'stockeye_job_run_duration_seconds',
    help: 'Duration of the attempt that ended a run, by job',
    labelNames: ['job'] as const,
    buckets: runSeconds,
    registers,
  })
  const deliveries = new Counter({
    name: 'stockeye_job_deliveries_total',
    help: 'Tries of this process to deliver a completion: delivered, failed and tried again, or dead',
    labelNames: ['result'] as const,
    registers,
  })
  for (const result of deliveryResults) deliveries.inc({ result }, 0)
  jobs.on('ended', ({ run: { jobId, state, durationMs } }) => {
    runs.inc({ job: jobId, state })
    if (durationMs !== undefined) durations.observe({ job: jobId }, durationMs / 1_000)
  })
  jobs.on('retrying', ({ run: { jobId } }) => retries.inc({ job: jobId }))
  jobs.on('delivered', () => deliveries.inc({ result: 'delivered' }))
  jobs.on('undelivered', ({ isDead }) => deliveries.inc({ result: isDead ? 'dead' : 'failed' }))
}

function showHealth({ registry, readAtScrape }: Metrics, jobs: Pick<JobRunner, 'health'>): void {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
  const up = gauge('stockeye_job_store_up', 'Whether the store of the jobs has answered this scrape')
  const figures: readonly (readonly [Gauge, (health: Health) => number])[] = [
    [gauge('stockeye_job_queued_runs', 'Runs that wait for a worker'), ({ queued }) => queued],
    [gauge('stockeye_job_running_runs', 'Runs that are running'), ({ running }) => running],
    [gauge('stockeye_job_lag_seconds', 'Wait of the oldest queued run'), ({ lagMs }) => lagMs / 1_000],
    [gauge('stockeye_job_workers', 'Processes that take runs'), ({ workers }) => workers],
    [
      gauge('stockeye_job_pending_deliveries', 'Completions that are not delivered yet'),
      ({ pendingDeliveries }) => pendingDeliveries,
    ],
    [
      gauge('stockeye_job_dead_deliveries', 'Completions that could not be delivered'),
      ({ deadDeliveries }) => deadDeliveries,
    ],
  ]
  const problems = new Gauge({
    name: 'stockeye_job_health_problems',
    help: 'Problems of the jobs by code',
    labelNames: ['code'] as const,
    registers: [registry],
  })
  readAtScrape(
    () => jobs.health(),
    (health) => {
      up.set(health === undefined ? 0 : 1)
      for (const [one, figureOf] of figures) showGauge(one, health && figureOf(health))
      problems.reset()
      if (health === undefined) return
      for (const code of Object.keys(healthCodes)) problems.set({ code }, 0)
      for (const { code } of health.problemDetails) problems.inc({ code })
    },
  )
}
