import { OpsInputError, OpsRefusedError, OpsUnreachableError } from '../errors.ts'
import type { Ack, Health, JobInfo, OpsPort, RunInfo } from './ops-port.ts'

/** What the port needs of a job runner: one of @stockeye/job-runner has it. */
export interface OpsJobRunner {
  listJobs(): Promise<readonly JobInfo[]>
  trigger(
    jobId: string,
    options: { readonly recipient: { readonly channel: string; readonly chatId: string }; readonly dedupeKey: string },
  ): Promise<Ack>
  run(runId: string): Promise<RunInfo | undefined>
  history(jobId: string): Promise<readonly RunInfo[]>
  cancel(runId: string): Promise<void>
  health(): Promise<Health>
}

export interface InProcessPortOptions {
  /** Telegram ids, as text. Nobody else is an admin; an empty list means nobody, not everybody. */
  readonly admins: readonly string[]
}

/**
 * A job runner in the same process as the other side of the bot. Its users are whoever has written to the bot since the
 * start, and it keeps no list of them: who is an admin stands in `admins`, and nobody can be blocked.
 *
 * @throws {OpsInputError} an admin's id is no Telegram id
 */
export function inProcessPort(jobs: OpsJobRunner, { admins }: InProcessPortOptions): OpsPort {
  for (const id of admins) {
    if (!/^[1-9]\d{0,19}$/.test(id)) {
      throw new OpsInputError({
        field: 'admins',
        rule: `must hold Telegram ids, digits alone: ${JSON.stringify(id)} is none`,
      })
    }
  }
  const adminIds = new Set(admins)

  async function asAdmin<T>(as: string, ask: () => Promise<T>): Promise<T> {
    if (!adminIds.has(as)) throw new OpsRefusedError('admin_required')
    return asked(ask)
  }

  async function runOf(runId: string): Promise<RunInfo> {
    const run = await jobs.run(runId)
    if (run === undefined) throw new OpsRefusedError('not_found')
    return run
  }

  const trigger: OpsPort['trigger'] = (as, jobId, { chatId, idempotencyKey }) =>
    asAdmin(as, () =>
      jobs.trigger(jobId, {
        recipient: { channel: 'telegram', chatId },
        // Two users may press with the same key; it is the same request only for one of them.
        dedupeKey: `${as}:${idempotencyKey}`,
      }),
    )

  return {
    verify: () => asked(async () => void (await jobs.listJobs())),
    ensureUser: async ({ telegramId }) => ({ role: adminIds.has(telegramId) ? 'admin' : 'user', active: true }),
    listJobs: (as) => asAdmin(as, () => jobs.listJobs()),
    trigger,
    run: (as, runId) => asAdmin(as, () => runOf(runId)),
    history: (as, jobId) =>
      asAdmin(as, async () => {
        const isKnown = (await jobs.listJobs()).some(({ id }) => id === jobId)
        if (!isKnown) throw new OpsRefusedError('not_found')
        return jobs.history(jobId)
      }),
    cancel: (as, runId) =>
      asAdmin(as, async () => {
        await runOf(runId)
        await jobs.cancel(runId)
      }),
    health: (as) => asAdmin(as, () => jobs.health()),
  }
}

/** Turns what a runner throws into what a port throws; the codes are those of @stockeye/job-runner. */
async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (cause) {
    if (cause instanceof OpsRefusedError) throw cause
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'JOB_UNKNOWN' || code === 'JOB_RUN_UNKNOWN') throw new OpsRefusedError('not_found', { cause })
    if (code === 'JOB_INPUT') throw new OpsRefusedError('invalid_request', { cause })
    throw new OpsUnreachableError('the job runner failed', { cause })
  }
}
