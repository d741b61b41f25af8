import { createIORedisClient, createRedisBackend, type IRedisClient, Job, Queue, Worker } from 'bullmq'
import { systemClock } from '../../clock.ts'
import type { Connection } from './connection.ts'
import { formatRow, parseRow, type RunRow } from './rows.ts'

/** A BullMQ job: the right to work on a run, whose row says everything else. */
export interface Ticket {
  readonly runId: string
  /** Of whoever holds it now. */
  readonly token: string
  /** The run as it was when the ticket was made, which spares a read; it may have changed since. */
  readonly seen: RunRow | undefined
  /** Throws it away: there is nothing more to do. Like the next two it does nothing when the ticket is another's by now. */
  complete(): Promise<void>
  /** Lets another have it, now or after a while. */
  giveBack(): Promise<void>
  delay(ms: number): Promise<void>
}

/** The tickets of a job, of which this process takes some. */
export interface TicketSource {
  readonly jobId: string
  take(): Promise<Ticket | undefined>
  /** @returns those that are another's by now, or nobody's */
  renew(tickets: readonly Ticket[]): Promise<readonly Ticket[]>
  /** Puts the tickets of the dead back in line. */
  sweep(): Promise<void>
  close(): Promise<void>
}

export interface Tickets {
  /** Makes the ticket that a run's row owes, unless there is one, and says so to the workers. */
  add(run: { readonly jobId: string; readonly runId: string; readonly seen?: RunRow }): Promise<void>
  source(jobId: string, options: { readonly leaseMs: number; readonly sweepMs: number }): TicketSource
  close(): Promise<void>
}

interface TicketData {
  readonly runId: string
  readonly seen?: string
}

/** BullMQ allows no colon in the id of a job, nor one that is a number; run ids are anybody's. */
const ticketIdOf = (runId: string) => `run.${encodeURIComponent(runId)}`

/**
 * BullMQ as the line that runs wait in, a queue for each job: its locks say who has a run, its stalled check finds those
 * of the dead, its delayed set keeps those that wait for their next attempt. Jobs are fetched by hand, as its manual
 * describes: the slots of a process are for all its jobs together, and a BullMQ worker would have its own for each.
 */
export function createTickets({ redis, prefix, key, command, hint }: Connection): Tickets {
  const queues = new Map<string, Queue<TicketData>>()
  const client: IRedisClient = createIORedisClient(redis)
  const options = {
    connection: redis,
    prefix: `${prefix}queue`,
    skipVersionCheck: true,
    // Nobody reads BullMQ's events: the rows are the history.
    streams: { events: { maxLen: 100 } },
  }
  // On the one connection: a worker's own would only be for blocking, and the hints of all jobs come over another one.
  const backendFactory = (...[name, given]: Parameters<typeof createRedisBackend>) => createRedisBackend(name, given)
  // Whoever asks for something hears of its failure.
  const ignore = () => undefined

  function queueOf(jobId: string): Queue<TicketData> {
    const known = queues.get(jobId)
    if (known !== undefined) return known
    const queue = new Queue<TicketData>(jobId, options, backendFactory)
    queue.on('error', ignore)
    queues.set(jobId, queue)
    return queue
  }

  return {
    add: ({ jobId, runId, seen }) =>
      command(async () => {
        const queue = queueOf(jobId)
        await queue.waitUntilReady()
        const jobOptions = {
          jobId: ticketIdOf(runId),
          // What became of the run is in its row, and so are the dedupe keys.
          removeOnComplete: true,
          removeOnFail: true,
        }
        const data = { runId, ...(seen !== undefined && { seen: formatRow(seen) }) }
        // Not in a transaction with the rest: one whose script fails, or is not known to Redis any more, does the rest all
        // the same, and the run that lost its ticket would never begin.
        await new Job(queue, 'run', data, jobOptions, jobOptions.jobId).addJob(client)
        hint({ kind: 'work', id: jobId })
        await redis.zrem(key('owed'), runId)
      }),
    source(jobId, { leaseMs, sweepMs }) {
      const worker = new Worker<TicketData>(
        jobId,
        null,
        {
          ...options,
          autorun: false,
          lockDuration: leaseMs,
          // One check at a time is enough, whoever makes it; half, so that the next one of this process is not too early.
          stalledInterval: Math.max(1, Math.floor(sweepMs / 2)),
          // The row counts crashes: those of the run, and not those before it began.
          maxStalledCount: Number.MAX_SAFE_INTEGER,
        },
        backendFactory,
      )
      worker.on('error', ignore)
      let taken = 0
      return {
        jobId,
        async take() {
          const token = `${worker.id}:${taken++}`
          const job = await command(() => worker.getNextJob(token, { block: false }))
          return job && toTicket(job, token, command)
        },
        async renew(tickets) {
          const ids = tickets.map(({ runId }) => ticketIdOf(runId))
          const tokens = tickets.map(({ token }) => token)
          const lost = new Set(await command(() => worker.extendJobLocks(ids, tokens, leaseMs)))
          return tickets.filter(({ runId }) => lost.has(ticketIdOf(runId)))
        },
        async sweep() {
          await command(() => worker.getBackend().moveStalledJobsToWait())
        },
        close: () => worker.close(true),
      }
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()))
    },
  }
}

function toTicket(job: Job<TicketData>, token: string, command: Connection['command']): Ticket {
  const orAnothers = (move: () => Promise<unknown>) =>
    command(async () => {
      try {
        await move()
      } catch (error) {
        // BullMQ's own refusals have a number: no such job, no lock, not active, another's lock.
        if (!(error instanceof Error && 'code' in error && typeof error.code === 'number')) throw error
      }
    })
  const { runId, seen } = job.data
  return {
    runId,
    token,
    seen: seen === undefined ? undefined : parseRow(seen),
    complete: () => orAnothers(() => job.moveToCompleted(null, token, false)),
    giveBack: () => orAnothers(() => job.moveToWait(token)),
    // By the machine's clock, as all that BullMQ waits for.
    delay: (ms) => orAnothers(() => job.moveToDelayed(systemClock.now() + ms, token)),
  }
}
