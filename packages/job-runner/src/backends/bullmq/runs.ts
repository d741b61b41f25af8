import * as z from 'zod/mini'
import { deliveryIdOf, type Recipient, wantsState } from '../../delivery/completion.ts'
import {
  abandonRun,
  expireRun,
  hasExpired,
  isFinal,
  isSettled,
  type Progress,
  type RunInfo,
} from '../../runner/run-states.ts'
import type { Backend, BackendContext } from '../backend.ts'
import { setAsideError } from '../row-schemas.ts'
import type { BullJob, BullJobs } from './bull-jobs.ts'
import type { Connection } from './connection.ts'
import { type RunRow, readRows, rowKey } from './run-row.ts'
import { listLeft, noteProgress, type RunScripts } from './scripts/runs.ts'

/** Changes of a row by a step. */
export interface Step {
  readonly run: RunInfo
  /** Token of the holder. @default the same while the run is running, and empty otherwise */
  readonly holder?: string
  readonly recipients?: readonly Recipient[]
  readonly dedupe?: Dedupe | undefined
  readonly isCancel?: boolean
  /** BullMQ job of the run, which is completed in this step. */
  readonly completes?: BullJob
}

/** Dedupe key as Redis keeps it. */
interface Dedupe {
  readonly key: string
  readonly untilAt: number
}

interface NewCompletion {
  readonly id: string
  /** Place of the recipient among those of the run. */
  readonly place: number
  readonly channel: string
  readonly nextRunAt: number | undefined
}

export interface Runs {
  read(runId: string): Promise<RunRow | undefined>
  /** Returns the JSON text of the payload, or null. */
  payload(runId: string): Promise<string | null>
  /** Returns the completions that an ended run makes for its recipients from `first` on. */
  completionsOf(run: RunInfo, recipients: readonly Recipient[], first: number): readonly NewCompletion[]
  /**
   * Takes the step that `next` finds for a run in its current state; asks again when another process was faster.
   *
   * @param known spares a read
   * @returns the row after it, or the current row when `next` finds no step; undefined if the run does not exist
   */
  step(runId: string, next: (row: RunRow) => Step | undefined, known?: RunRow): Promise<RunRow | undefined>
  /** Stores the progress while `holder` still works on the run. */
  progress(runId: string, holder: string, now: Progress): Promise<void>
  /** Lets the runs of a job begin that wait for others. */
  releaseAll(jobId: string): Promise<void>
  /** Removes a run that has no row, so that the others of its job have their turn. */
  forgetMissing(run: { readonly jobId: string; readonly runId: string }): Promise<void>
  expire: Backend['expireRuns']
  /** Adds BullMQ jobs that were never added, and expires runs whose start deadline has passed: no BullMQ job leads to those. */
  sweep(): Promise<void>
}

// A run whose BullMQ job could not be added in the step that stored it is noted as owed, and after this long another
// process adds the job. Added twice it is one BullMQ job, or one that is removed.
const owedForMs = 5_000
// A script that takes longer would keep the other clients of Redis waiting.
const mostLeft = 100
// Number of runs whose ids are read at a time.
const runsPerPage = 1_000

const idsSchema: z.ZodMiniType<readonly string[]> = z.array(z.string())
const storedSchema = z.tuple([z.enum(['stored', 'stale']), z.optional(z.string()), z.nullish(z.string())])
const releasedSchema = z.tuple([idsSchema, z.number()])
const leftSchema = z.tuple([idsSchema, idsSchema])

export function createRuns(
  connection: Connection,
  parts: { readonly bullJobs: BullJobs; readonly scripts: RunScripts; readonly context: BackendContext },
): Runs {
  const { bullJobs, scripts, context } = parts
  const { clock, nextRunAt } = context
  const { redis, key, execute, command, background } = connection
  const rowOf = (runId: string) => rowKey(connection, runId)

  const read = async (runId: string) => (await readRows(connection, [runId]))[0]

  const completionsOf: Runs['completionsOf'] = (run, recipients, first) => {
    if (!isFinal(run.state) || recipients.length === first) return []
    const next = nextRunAt(run.jobId)
    return recipients.flatMap((recipient, place) =>
      place < first || !wantsState(recipient, run.state)
        ? []
        : [{ id: deliveryIdOf(run.runId, place), place, channel: recipient.channel, nextRunAt: next }],
    )
  }

  /** Stores a step. @returns undefined if another process has stored one since `row` was read */
  async function store(row: RunRow, step: Step): Promise<RunRow | undefined> {
    const { run, recipients = row.recipients, dedupe, isCancel, completes } = step
    const { runId, jobId } = run
    const holder = step.holder ?? (run.state === 'running' ? row.holder : '')
    const asked = {
      runId,
      jobId,
      now: clock.now(),
      version: row.version,
      run: JSON.stringify(run),
      recipients: JSON.stringify(recipients),
      holder,
      place: placeOf(run),
      dueAt: run.retryAt ?? run.acceptedAt,
      finishedAt: run.finishedAt,
      completions: completionsOf(
        run,
        recipients,
        isFinal(row.run.state) && row.isDamaged !== true ? row.recipients.length : 0,
      ),
      dedupe,
      isCancel,
    }
    const answer = await execute(scripts.storeStep, rowOf(runId), asked, completes?.callToComplete())
    const [outcome, owedTo = '', payload] = storedSchema.parse(answer)
    if (outcome === 'stale') return undefined
    if (isSettled(run.state) && (run.state !== row.run.state || row.isDamaged === true)) context.settled?.(run)
    if (owedTo !== '') background(bullJobs.add({ runId: owedTo, jobId }))
    return {
      version: row.version + 1,
      run,
      recipients,
      holder,
      ...(run.state === 'running' && { payload: payload ?? null }),
    }
  }

  /** Returns the job that has a run in its history. */
  async function jobOf(runId: string): Promise<string> {
    const jobIds = await command(() => redis.smembers(key('jobs')))
    const places = await command(() => Promise.all(jobIds.map((jobId) => redis.zscore(key(`runs:${jobId}`), runId))))
    return jobIds.find((_, index) => places[index] !== null) ?? ''
  }

  /** Ends a run whose row cannot be read, as failed, and reports it: it would be tried without end. */
  async function setAside(row: RunRow) {
    // A row of an earlier version has its job only in the JSON that cannot be read.
    const jobId = row.run.jobId === '' ? await jobOf(row.run.runId) : row.run.jobId
    const run = { ...row.run, jobId, jobName: jobId, finishedAt: clock.now() }
    if ((await store(row, { run })) !== undefined) context.failed(setAsideError(run))
  }

  const step: Runs['step'] = async (runId, next, known) => {
    for (let row = known ?? (await read(runId)); row !== undefined; row = await read(runId)) {
      if (row.isDamaged === true) {
        await setAside(row)
        continue
      }
      const asked = next(row)
      if (asked === undefined) return row
      const stored = await store(row, asked)
      if (stored !== undefined) return stored
    }
    return undefined
  }

  /** Expires those of a job's oldest runs that were accepted before an instant. @returns how many have ended */
  async function expireOldest(jobId: string, acceptedBefore: number): Promise<number> {
    const oldest = await command(() => redis.zrange(key(`open:${jobId}`), 0, String(runsPerPage - 1)))
    let ended = 0
    // The newest is the first to end: the end of the oldest releases the next in line, which would get a BullMQ job.
    for (const runId of oldest.toReversed()) {
      // A worker that stops serves its job no more, but may still end this run.
      if (await bullJobs.isHeld({ jobId, runId })) continue
      const row = await step(runId, ({ run }) =>
        isFinal(run.state) || run.acceptedAt >= acceptedBefore ? undefined : { run: abandonRun(run, clock.now()) },
      )
      if (row === undefined || !isFinal(row.run.state)) continue
      await bullJobs.remove({ jobId, runId })
      ended += 1
    }
    return ended
  }

  return {
    read,
    completionsOf,
    step,
    payload: (runId) => command(() => redis.hget(rowOf(runId), 'payload')),
    async progress(runId, holder, now) {
      await execute(noteProgress, rowOf(runId), { runId, holder, progress: JSON.stringify(now) })
    },
    async releaseAll(jobId) {
      for (let left = 1; left > 0; ) {
        const answer = await execute(scripts.releaseSome, key(`line:${jobId}`), { jobId, most: mostLeft })
        const [owed, waiting] = releasedSchema.parse(answer)
        await Promise.all(owed.map((runId) => bullJobs.add({ runId, jobId })))
        left = waiting
      }
    },
    async forgetMissing({ jobId, runId }) {
      const owedTo = await execute(scripts.forgetMissing, rowOf(runId), { jobId, runId })
      if (typeof owedTo === 'string' && owedTo !== '') await bullJobs.add({ runId: owedTo, jobId })
    },
    async expire({ jobIds, acceptedBefore }) {
      for (const jobId of jobIds) while ((await expireOldest(jobId, acceptedBefore)) === runsPerPage);
    },
    async sweep() {
      const asked = { now: clock.now(), owedForMs, most: mostLeft }
      const [owed, late] = leftSchema.parse(await execute(listLeft, key('owed'), asked))
      await Promise.all([
        ...owed.map(async (runId) => {
          // A row that cannot be read is set aside.
          const row = await step(runId, () => undefined)
          if (row !== undefined && !isFinal(row.run.state)) await bullJobs.add({ runId, jobId: row.run.jobId })
          else await command(() => redis.zrem(key('owed'), runId))
        }),
        ...late.map((runId) =>
          step(runId, ({ run }) => (hasExpired(run, clock.now()) ? { run: expireRun(run, clock.now()) } : undefined)),
        ),
      ])
    },
  }
}

function placeOf({ state }: RunInfo): 'waiting' | 'running' | 'final' {
  if (isFinal(state)) return 'final'
  return state === 'running' ? 'running' : 'waiting'
}
