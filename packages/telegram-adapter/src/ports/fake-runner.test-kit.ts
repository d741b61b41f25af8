import { isDeepStrictEqual } from 'node:util'
import type { OpsJobRunner } from './in-process.ts'
import type { Ack, DeadDelivery, Health, JobInfo, Json, RunError, RunInfo, RunProgress, RunState } from './ops-port.ts'

type Recipient = Parameters<OpsJobRunner['trigger']>[1]['recipient']

/** A job runner whose runs go on only when the test says so. */
export interface FakeRunner extends OpsJobRunner {
  jobs: JobInfo[]
  /** Oldest first. */
  readonly runs: readonly RunInfo[]
  readonly triggers: readonly { readonly jobId: string; readonly dedupeKey: string }[]
  /** Recipients of a run's end. */
  recipientsOf(runId: string): readonly Recipient[]
  progress(runId: string, progress: RunProgress): void
  end(runId: string, how: { state: RunState; result?: Json; error?: RunError }): void
  /** End notices that were given up. */
  dead: readonly DeadDelivery[]
  /** While set, every call waits for it first. */
  gate: Promise<void> | undefined
  health(): Promise<Health>
}

const masterJob: JobInfo = {
  id: 'update_stock_master',
  name: '종목 마스터 갱신',
  schedule: '0 7 * * 1-5',
  zone: 'Asia/Seoul',
  nextRunAt: Date.parse('2026-11-23T07:00:00+09:00'),
  isPaused: false,
}
export const slowJob: JobInfo = { id: 'slow_job', name: '느린 작업', isPaused: false }

class RunnerError extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

export function createFakeRunner(options: { started?: (run: RunInfo, runner: FakeRunner) => void } = {}): FakeRunner {
  const runs = new Map<string, RunInfo>()
  const recipients = new Map<string, Recipient[]>()
  const keys = new Map<string, string>()
  const triggers: { jobId: string; dedupeKey: string }[] = []
  const isOpen = (run: RunInfo) => run.finishedAt === undefined
  const change = (runId: string, changes: Partial<RunInfo>) => {
    const run = runs.get(runId)
    if (run === undefined) throw new RunnerError('JOB_RUN_UNKNOWN')
    runs.set(runId, { ...run, ...changes })
  }

  async function takeDead(deliveryId: string) {
    if (!runner.dead.some((one) => one.deliveryId === deliveryId)) throw new RunnerError('JOB_INPUT')
    runner.dead = runner.dead.filter((one) => one.deliveryId !== deliveryId)
  }

  const runner: FakeRunner = {
    jobs: [masterJob, slowJob],
    gate: undefined,
    dead: [],
    triggers,
    get runs() {
      return [...runs.values()]
    },
    async listJobs() {
      await runner.gate
      return runner.jobs
    },
    async trigger(jobId, { recipient, dedupeKey }) {
      await runner.gate
      const job = runner.jobs.find(({ id }) => id === jobId)
      if (job === undefined) throw new RunnerError('JOB_UNKNOWN')
      triggers.push({ jobId, dedupeKey })
      const ackOf = (runId: string, disposition: Ack['disposition']): Ack => {
        const known = recipients.get(runId) ?? []
        if (!known.some((other) => isDeepStrictEqual(other, recipient))) recipients.set(runId, [...known, recipient])
        return { runId, jobId, jobName: job.name, disposition, acceptedAt: 1_000, deliveryReady: true }
      }
      const known = keys.get(`${jobId} ${dedupeKey}`)
      if (known !== undefined) return ackOf(known, 'deduplicated')
      const open = [...runs.values()].find((run) => run.jobId === jobId && isOpen(run))
      const runId = open?.runId ?? `run-${runs.size + 1}`
      keys.set(`${jobId} ${dedupeKey}`, runId)
      const ack = ackOf(runId, open === undefined ? 'queued' : 'joined')
      if (open === undefined) {
        const run: RunInfo = {
          runId,
          jobId,
          jobName: job.name,
          cause: 'manual',
          state: 'running',
          attempt: 1,
          maxAttempts: 1,
          acceptedAt: Date.parse('2026-11-22T12:00:00+09:00') + runs.size,
          startedAt: 1_001,
        }
        runs.set(runId, run)
        options.started?.(run, runner)
      }
      return ack
    },
    async getRun(runId) {
      await runner.gate
      return runs.get(runId)
    },
    async history(jobId) {
      return [...runs.values()].filter((run) => run.jobId === jobId).reverse()
    },
    async cancel(runId) {
      const run = runs.get(runId)
      if (run === undefined || !isOpen(run)) return
      runner.end(runId, {
        state: 'cancelled',
        error: { name: 'JobCancelledError', code: 'JOB_CANCELLED', message: 'cancelled', retryable: false },
      })
    },
    listDead: async () => runner.dead,
    redeliver: takeDead,
    discard: takeDead,
    async health() {
      const running = [...runs.values()].filter(isOpen).length
      return {
        problems: [],
        lagMs: 0,
        queued: 0,
        running,
        workers: 1,
        pendingDeliveries: 0,
        deadDeliveries: runner.dead.length,
      }
    },
    recipientsOf: (runId) => recipients.get(runId) ?? [],
    progress: (runId, progress) => change(runId, { progress }),
    end: (runId, how) => change(runId, { ...how, finishedAt: 9_000, durationMs: 8_000 }),
  }
  return runner
}
