import * as z from 'zod/mini'
import { addRecipients } from '../../delivery/completion.ts'
import { canonicalJson } from '../../runner/input/json.ts'
import { createRun, isFinal, type RunInfo, skipsOf } from '../../runner/run-states.ts'
import type { Backend, BackendContext, Enqueue, Enqueued } from '../backend.ts'
import type { BullJobs } from './bull-jobs.ts'
import type { Connection } from './connection.ts'
import { rowKey } from './run-row.ts'
import type { Runs } from './runs.ts'
import type { RunScripts } from './scripts/runs.ts'

const answerSchema: z.ZodMiniType<readonly string[]> = z.array(z.string())
const occurredSchema = z.tuple([z.string(), z.array(answerSchema)])

/** Creates the two ways in which a run comes into Redis. */
export function createEnqueue(
  connection: Connection,
  parts: {
    readonly runs: Runs
    readonly bullJobs: BullJobs
    readonly scripts: RunScripts
    readonly context: BackendContext
  },
): Pick<Backend, 'enqueue' | 'occur'> {
  const { runs, bullJobs, scripts, context } = parts
  const { key, execute, background } = connection
  const { clock } = context

  /** Returns a request as a script takes it, and the function that handles the script's answer. */
  function prepare({ run: asked, recipients: given, overlap, dedupe: window }: Enqueue) {
    const { runId, jobId } = asked
    const recipients = addRecipients([], given)
    const dedupe = window && { key: JSON.stringify([jobId, window.key]), untilAt: Math.ceil(window.untilAt) }
    const run = createRun(asked)
    const ifMet = overlap === 'skip' && asked.skip === undefined ? createRun(asked, 'overlap') : undefined
    const stored = (it: RunInfo) => ({
      run: JSON.stringify(it),
      finishedAt: it.finishedAt,
      completions: runs.completionsOf(it, recipients, 0),
    })

    /** Handles the script's answer. @returns undefined when the whole request must be sent again */
    async function conclude([outcome, met = '', owedTo = '']: readonly string[]): Promise<Enqueued | undefined> {
      if (outcome === undefined) return undefined
      if (outcome === 'rejected') return { runId: met, disposition: 'rejected' }
      if (outcome === 'extended') return { runId: met, disposition: 'skipped' }
      if (outcome === 'skipped') {
        context.settled?.(ifMet ?? run)
        return { runId, disposition: 'skipped' }
      }
      if (outcome === 'queued') {
        if (owedTo !== '') background(bullJobs.add({ runId, jobId }))
        return { runId, disposition: 'queued' }
      }

      // The run may end before the recipients are added, or its row may be pruned.
      const isMet = outcome === 'met'
      const joined = await runs.step(met, (row) => {
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
      callToAdd: () => bullJobs.callToAdd({ runId, jobId }),
      asked: () => ({
        runId,
        jobId,
        now: clock.now(),
        overlap,
        skip: asked.skip,
        slotAt: asked.scheduledFor,
        skips: skipsOf(asked),
        new: stored(run),
        ...(ifMet !== undefined && { ifMet: stored(ifMet) }),
        ...(asked.payload !== undefined && { payload: canonicalJson(asked.payload) }),
        recipients: JSON.stringify(recipients),
        dueAt: asked.acceptedAt,
        deadlineAt: asked.startDeadlineAt,
        dedupe,
      }),
    }
  }

  return {
    async enqueue(request) {
      const { asked, callToAdd, conclude } = prepare(request)
      const call = await callToAdd()
      for (;;) {
        const answer = await execute(scripts.enqueueRun, rowKey(connection, request.run.runId), asked(), call)
        const enqueued = await conclude(answerSchema.parse(answer))
        if (enqueued !== undefined) return enqueued
      }
    },
    async occur(scheduleId, { from, to }, requests) {
      const prepared = requests.map(prepare)
      const plan = { from, to, jobId: requests[0]?.run.jobId ?? '', requests: prepared.map(({ asked }) => asked()) }
      const answer = await execute(scripts.occurSlots, key(`schedule:${scheduleId}`), plan)
      const [outcome, answers] = occurredSchema.parse(answer)
      await Promise.all(prepared.map(({ conclude }, index) => conclude(answers[index] ?? [])))
      return outcome === 'stored'
    },
  }
}
