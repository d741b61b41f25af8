import { z } from 'zod'
import { addRecipients, deliveryIdOf, type Recipient } from '../../delivery/completion.ts'
import {
  abandonRun,
  createRun,
  expireRun,
  hasExpired,
  isFinal,
  isSettled,
  type Progress,
  type RunInfo,
} from '../../runner/run-states.ts'
import type { Backend, BackendContext, Enqueue, Enqueued } from '../backend.ts'
import { setAsideError } from '../row-schemas.ts'
import type { BullJobs } from './bull-jobs.ts'
import type { Connection } from './connection.ts'
import { type RunRow, readRows, rowKey } from './run-row.ts'
import { enqueueRun, listLeft, noteProgress, occurSlots, releaseAll, storeStep } from './scripts.ts'

/** Changes of a row by a step. */
interface Step {
  readonly run: RunInfo
  /** Token of the holder. @default the same while the run is running, and empty otherwise */
  readonly holder?: string
  readonly recipients?: readonly Recipient[]
  readonly dedupe?: Dedupe | undefined
  readonly isCancel?: boolean
}

interface Dedupe {
  readonly key: string
  readonly untilAt: number
}

export interface Runs {
  read(runId: string): Promise<RunRow | undefined>
  /** Returns the JSON text of the payload, or null. */
  payload(runId: string): Promise<string | null>
  enqueue(request: Enqueue): Promise<Enqueued>
  occur: Backend['occur']
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
  expire: Backend['expireRuns']
  /** Adds BullMQ jobs that were never added, and expires runs whose start deadline has passed: no BullMQ job leads to those. */
  sweep(): Promise<void>
}

// A row and its BullMQ job are two steps, since BullMQ adds a job by itself: the row's step notes that the job is owed, and
// after this long another process adds it. Added twice it is one BullMQ job, or one that is removed.
const owedForMs = 5_000
// A longer sweep would keep the other clients of Redis waiting.
const mostLeft = 100
// Number of runs of a job that expire in one call; the rest follows with the next one.
const mostExpired = 1_000

const answerSchema: z.ZodType<readonly string[]> = z.array(z.string())
const occurredSchema = z.tuple([z.string(), z.array(answerSchema)])
const leftSchema = z.tuple([answerSchema, answerSchema])

export function createRuns(connection: Connection, bullJobs: BullJobs, context: BackendContext): Runs {
  const { clock, nextRunAt } = context
  const { redis, key, execute, command, background, hint } = connection
  const rowOf = (runId: string) => rowKey(connection, runId)
  const ask = async (...call: Parameters<typeof execute>) => answerSchema.parse(await execute(...call))

  const read = async (runId: string) => (await readRows(connection, [runId]))[0]

  /** Returns the completions that an ended run makes for its recipients from `first` on. */
  function completionsOf(run: RunInfo, recipients: readonly Recipient[], first: number) {
    if (!isFinal(run.state)) return []
    const next = nextRunAt(run.jobId)
    return recipients
      .map(({ channel }, place) => ({ id: deliveryIdOf(run.runId, place), place, channel, nextRunAt: next }))
      .slice(first)
  }

  /** Stores a step. @returns undefined if another process has stored one since `row` was read */
  async function store(row: RunRow, step: Step): Promise<RunRow | undefined> {
    const { run, recipients = row.recipients, dedupe, isCancel } = step
    const { runId, jobId } = run
    const holder = step.holder ?? (run.state === 'running' ? row.holder : '')
    const [outcome, released = ''] = await ask(storeStep, rowOf(runId), {
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
    })
    if (outcome === 'stale') return undefined
    if (isSettled(run.state) && (run.state !== row.run.state || row.isDamaged === true)) context.settled?.(run)
    if (released !== '') background(bullJobs.add({ runId: released, jobId }))
    return { version: row.version + 1, run, recipients, holder }
  }

  /** Ends a run whose row cannot be read, as failed, and reports it: it would be tried without end. */
  async function setAside(row: RunRow) {
    const run = { ...row.run, finishedAt: clock.now() }
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

  /** Returns a request as a script takes it, and the function that handles the script's answer. */
  function prepare({ run: asked, recipients: given, overlap, dedupe: window }: Enqueue) {
    const { runId, jobId } = asked
    const recipients = addRecipients([], given)
    const dedupe = window && { key: JSON.stringify([jobId, window.key]), untilAt: Math.ceil(window.untilAt) }
    const run = createRun(asked)
    const ifMet = overlap === 'skip' && asked.skip === undefined ? createRun(asked, 'overlap') : run
    const stored = (it: RunInfo) => ({
      run: JSON.stringify(it),
      finishedAt: it.finishedAt,
      completions: completionsOf(it, recipients, 0),
    })

    /** Handles the script's answer. @returns undefined when the whole request must be sent again */
    async function conclude([outcome, met = '', owedTo = '']: readonly string[]): Promise<Enqueued | undefined> {
      if (outcome === undefined) return undefined
      if (outcome === 'rejected') return { runId: met, disposition: 'rejected' }
      if (outcome === 'skipped') {
        context.settled?.(ifMet)
        return { runId, disposition: 'skipped' }
      }
      if (outcome === 'queued') {
        // The run waits for others; but a connected worker may allow overlap.
        if (owedTo === '') hint({ kind: 'work', id: jobId })
        else background(bullJobs.add({ runId, jobId, seen: { version: 1, holder: '', run, recipients } }))
        return { runId, disposition: 'queued' }
      }

      // The run may end before the recipients are added, or its row may be pruned.
      const isMet = outcome === 'met'
      const joined = await step(met, (row) => {
        if (isMet && isFinal(row.run.state)) return undefined
        const all = addRecipients(row.recipients, recipients)
        const isNew = all.length > row.recipients.length || (isMet && dedupe !== undefined)
        return isNew ? { run: row.run, recipients: all, dedupe: isMet ? dedupe : undefined } : undefined
      })
      if (joined === undefined || (isMet && isFinal(joined.run.state))) return undefined
      return { runId: met, disposition: isMet ? 'joined' : 'deduplicated' }
    }

    return {
      conclude,
      asked: () => ({
        runId,
        jobId,
        now: clock.now(),
        overlap,
        isSkipped: asked.skip !== undefined,
        new: stored(run),
        ifMet: stored(ifMet),
        ...(asked.payload !== undefined && { payload: JSON.stringify(asked.payload) }),
        recipients: JSON.stringify(recipients),
        dueAt: asked.acceptedAt,
        deadlineAt: asked.startDeadlineAt,
        dedupe,
      }),
    }
  }

  return {
    read,
    step,
    async enqueue(request) {
      const { asked, conclude } = prepare(request)
      for (;;) {
        const enqueued = await conclude(await ask(enqueueRun, rowOf(request.run.runId), asked()))
        if (enqueued !== undefined) return enqueued
      }
    },
    async occur(scheduleId, { from, to }, requests) {
      const prepared = requests.map(prepare)
      const plan = { from, to, jobId: requests[0]?.run.jobId ?? '', requests: prepared.map(({ asked }) => asked()) }
      const [outcome, answers] = occurredSchema.parse(await execute(occurSlots, key(`schedule:${scheduleId}`), plan))
      await Promise.all(prepared.map(({ conclude }, index) => conclude(answers[index] ?? [])))
      return outcome === 'stored'
    },

    payload: (runId) => command(() => redis.hget(rowOf(runId), 'payload')),
    async progress(runId, holder, now) {
      await execute(noteProgress, rowOf(runId), { runId, holder, progress: JSON.stringify(now) })
    },
    async releaseAll(jobId) {
      const released = await ask(releaseAll, key(`line:${jobId}`), { jobId, now: clock.now() })
      await Promise.all(released.map((runId) => bullJobs.add({ runId, jobId })))
    },
    async expire({ jobIds, acceptedBefore }) {
      for (const jobId of jobIds) {
        const oldest = await command(() => redis.zrange(key(`open:${jobId}`), 0, String(mostExpired - 1)))
        // The newest is the first to end: the end of the oldest releases the next in line, which would get a BullMQ job.
        for (const runId of oldest.toReversed()) {
          // A worker that stops serves its job no more, but may still end this run.
          if (await bullJobs.isHeld({ jobId, runId })) continue
          const row = await step(runId, ({ run }) =>
            isFinal(run.state) || run.acceptedAt >= acceptedBefore ? undefined : { run: abandonRun(run, clock.now()) },
          )
          if (row !== undefined && isFinal(row.run.state)) await bullJobs.remove({ jobId, runId })
        }
      }
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
