import type { WorkOptions } from '../../backend.ts'
import type { Clock } from '../../clock.ts'
import { JobCancelledError, JobLeaseLostError } from '../../errors.ts'
import type { Json } from '../../runner/json.ts'
import {
  type AttemptEnd,
  endAttempt,
  expireRun,
  giveBackRun,
  hasExpired,
  isDue,
  isFinal,
  loseRun,
  type Progress,
  type RunInfo,
  startRun,
} from '../../runner/run-states.ts'
import type { Ticket, TicketSource, Tickets } from './bull-jobs.ts'
import type { BullSource } from './bull-loop.ts'
import type { PresenceMember } from './presence.ts'
import type { RunRow } from './rows.ts'
import type { Runs } from './runs.ts'

export interface HeldRun {
  readonly ticket: Ticket
  readonly source: TicketSource
  /** As it was when its work began. */
  readonly row: RunRow
  readonly payload: Json | undefined
  /** The latest. */
  progress: Progress | undefined
  isNoting: boolean
}

/** Creates the source of runs. */
export function createWorkerSource(
  { jobIds, leaseMs, sweepMs, maxCrashes, allowOverlap, handle }: WorkOptions,
  parts: {
    readonly member: PresenceMember
    readonly runs: Runs
    readonly tickets: Tickets
    readonly clock: Clock
    failed(error: unknown): void
    hint(jobId: string): void
  },
): BullSource<HeldRun, AttemptEnd> {
  const { member, runs, tickets, clock, failed, hint } = parts
  const sources = new Map(jobIds.map((jobId) => [jobId, tickets.source(jobId, { leaseMs, sweepMs })]))
  /** Where a ticket may be; asked in turn. */
  const unseen = new Set(sources.values())

  /** The step by which a ticket's holder begins, or what the run must come to before. */
  function stepOf({ run }: RunRow, holder: string) {
    const now = clock.now()
    // Its ticket would not be here if the one who has it were alive.
    const free = run.state === 'running' ? loseRun(run, { maxCrashes, now }) : run
    if (isFinal(free.state)) return free === run ? undefined : { run: free }
    if (hasExpired(free, now)) return { run: expireRun(free, now) }
    return isDue(free, now) ? { run: startRun(free, now), holder } : undefined
  }

  /** @returns undefined when there is nothing to do, and then it has seen to the ticket */
  async function begin(source: TicketSource, ticket: Ticket): Promise<HeldRun | undefined> {
    const { runId, token, seen } = ticket
    const [row, payload] = await Promise.all([
      // Whose holder is this one began already, and only the answer was lost.
      runs.step(runId, (row) => (row.holder === token ? undefined : stepOf(row, token)), seen),
      runs.payload(runId),
    ])
    if (row?.holder === token) return { ticket, source, row, payload, progress: undefined, isNoting: false }
    await putAway(ticket, row)
    return undefined
  }

  /**
   * What a ticket comes to is what its run has come to. One whose run is another's, or waits for another, is left: it is not
   * this holder's any more, and a run that loses its ticket would never be taken up again.
   *
   * @returns in how many ms it is due again
   */
  async function putAway(ticket: Ticket, row: RunRow | undefined): Promise<number | undefined> {
    if (row === undefined || isFinal(row.run.state)) await ticket.complete()
    if (row?.run.state !== 'retry_wait') return undefined
    const dueInMs = Math.max(0, (row.run.retryAt ?? 0) - clock.now())
    await ticket.delay(dueInMs)
    return dueInMs
  }

  /** Each is on its way alone; of those that come meanwhile the latest follows. */
  async function noteProgress(held: HeldRun) {
    if (held.isNoting) return
    held.isNoting = true
    try {
      for (let noted: Progress | undefined; held.progress !== undefined && held.progress !== noted; ) {
        noted = held.progress
        await runs.progress(held.ticket.runId, held.ticket.token, noted)
      }
    } finally {
      held.isNoting = false
    }
  }

  /** Takes a step of a run, if it is still this holder's. */
  const takeStep = ({ ticket: { runId, token }, row, progress }: HeldRun, next: (run: RunInfo) => RunInfo) =>
    runs.step(
      runId,
      ({ run, holder }) =>
        holder === token ? { run: next(progress === undefined ? run : { ...run, progress }) } : undefined,
      row,
    )

  return {
    ...member,
    concerns(id) {
      const some = id === undefined ? [...sources.values()] : [sources.get(id)]
      for (const source of some) if (source !== undefined) unseen.add(source)
      return some[0] !== undefined
    },
    async take() {
      for (const source of unseen) {
        // Before it is asked: a hint that comes meanwhile counts.
        unseen.delete(source)
        const { jobId } = source
        const isSerial = !allowOverlap.has(jobId)
        if (!isSerial) await runs.releaseAll(jobId)
        const ticket = await source.take()
        if (ticket === undefined) continue
        const held = await begin(source, ticket)
        // Of a job whose runs wait for each other there is no other ticket now.
        if (!isSerial || held === undefined) unseen.add(source)
        if (held !== undefined) return { items: [held] }
      }
      return { items: [] }
    },
    handle(held, signal) {
      const { row, payload } = held
      return handle({
        run: row.run,
        ...(payload !== undefined && { payload }),
        signal,
        progress(now) {
          held.progress = now
          noteProgress(held).catch(failed)
        },
      })
    },
    async end(held, end) {
      const row = await takeStep(held, (run) => endAttempt(run, end, clock.now()))
      const dueInMs = await putAway(held.ticket, row)
      unseen.add(held.source)
      return dueInMs
    },
    async giveBack(held) {
      const row = await takeStep(held, (run) => giveBackRun(run, clock.now()))
      if (row?.run.state !== 'queued') return void (await putAway(held.ticket, row))
      await held.ticket.giveBack()
      hint(row.run.jobId)
    },
    async renew(items) {
      // A process that stood still may take up a run that it has lost itself, and then has it twice.
      const latest = new Set(new Map(items.map((held) => [held.ticket.runId, held])).values())
      const refused = await Promise.all(
        [...Map.groupBy(latest, ({ source }) => source)].map(async ([source, its]) => {
          const tickets = await source.renew(its.map(({ ticket }) => ticket))
          return its.filter(({ ticket }) => tickets.includes(ticket))
        }),
      )
      return new Set([...items.filter((held) => !latest.has(held)), ...refused.flat()])
    },
    async abortOf({ ticket: { runId, token } }, id = runId) {
      if (id !== runId) return undefined
      const row = await runs.read(runId)
      if (row?.holder !== token) return new JobLeaseLostError()
      return row.run.cancelRequested ? new JobCancelledError() : undefined
    },
    async sweep() {
      await runs.sweep()
      await Promise.all([...sources.values()].map((source) => source.sweep()))
    },
    async close() {
      await Promise.all([...sources.values()].map((source) => source.close()))
    },
  }
}
