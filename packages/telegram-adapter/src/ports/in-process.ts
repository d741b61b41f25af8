import { checkNames, checkObject } from '../check-input.ts'
import { isRefused, OpsInputError, OpsRefusedError, OpsUnreachableError } from '../errors.ts'
import type { Ack, DeadDelivery, Health, JobInfo, OpsPort, RunInfo } from './ops-port.ts'
import { checkTriggerRequest } from './trigger-request.ts'

/** Part of a job runner that the port needs: a runner of @stockeye/job-runner has it. */
export interface OpsJobRunner {
  /** Returns the registered jobs. */
  listJobs(): Promise<readonly JobInfo[]>
  /** Stores a run and its recipient. The same `dedupeKey` and job return the run of the first call. */
  trigger(
    jobId: string,
    options: {
      readonly recipient: {
        readonly channel: string
        readonly chatId: string
        readonly threadId?: string
        readonly language?: string
      }
      readonly dedupeKey: string
    },
  ): Promise<Ack>
  /** Returns a run as it stands; undefined for an unknown id. */
  getRun(runId: string): Promise<RunInfo | undefined>
  /** Returns the latest runs of a job, newest first. */
  history(jobId: string): Promise<readonly RunInfo[]>
  /** Cancels a run: a waiting one ends at once, a running one is aborted. */
  cancel(runId: string): Promise<void>
  /** Returns the deliveries that were given up. */
  listDead(): Promise<readonly DeadDelivery[]>
  /** Puts a delivery that was given up back in line. */
  redeliver(deliveryId: string): Promise<void>
  /** Forgets a delivery that was given up. */
  discard(deliveryId: string): Promise<void>
  /** Returns the health of the runner. */
  health(): Promise<Health>
}

const runnerMethods = [
  'listJobs',
  'trigger',
  'getRun',
  'history',
  'cancel',
  'listDead',
  'redeliver',
  'discard',
  'health',
] as const

/** Options of `inProcessPort`. */
export interface InProcessPortOptions {
  /** Telegram ids of the admins, as text. An empty list means that no user is an admin. */
  readonly admins: readonly string[]
}

/**
 * Creates a port over a job runner in the same process. It keeps no list of users: `admins` decides who is an admin, every
 * other person is a user, and it blocks no user.
 *
 * @example
 * const port = inProcessPort(jobs, { admins: ['123456789'] })
 * const names = (await port.listJobs('123456789')).map(({ name }) => name)
 * @throws {OpsInputError} `jobs` is not a job runner, or an admin's id is not a Telegram id
 */
export function inProcessPort(jobs: OpsJobRunner, options: InProcessPortOptions): OpsPort {
  checkInputs(jobs, options)
  const { admins } = options
  const adminIds = new Set(admins)

  async function asAdmin<T>(as: string, ask: () => Promise<T>): Promise<T> {
    if (!adminIds.has(as)) throw new OpsRefusedError('admin_required')
    return asked(ask)
  }

  async function runOf(runId: string): Promise<RunInfo> {
    const run = await jobs.getRun(runId)
    if (run === undefined) throw new OpsRefusedError('not_found')
    return run
  }

  const trigger: OpsPort['trigger'] = async (as, jobId, request) => {
    checkTriggerRequest(request)
    const { chatId, threadId, language, idempotencyKey } = request
    return asAdmin(as, () =>
      jobs.trigger(jobId, {
        recipient: {
          channel: 'telegram',
          chatId,
          ...(threadId !== undefined && { threadId }),
          ...(language !== undefined && { language }),
        },
        // Two users may press with the same key; it is the same request only for one of them.
        dedupeKey: `${as}:${idempotencyKey}`,
      }),
    )
  }

  return {
    keepsAudit: false,
    verify: () => asked(async () => void (await jobs.listJobs())),
    jobIds: () => asked(async () => (await jobs.listJobs()).map(({ id }) => id)),
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
    undelivered: (as) => asAdmin(as, () => jobs.listDead()),
    redeliver: (as, deliveryId) => asAdmin(as, () => foundDelivery(() => jobs.redeliver(deliveryId))),
    discard: (as, deliveryId) => asAdmin(as, () => foundDelivery(() => jobs.discard(deliveryId))),
    health: (as) => asAdmin(as, () => jobs.health()),
  }
}

function checkInputs(jobs: OpsJobRunner, options: InProcessPortOptions): void {
  const fail = (field: string, rule: string): never => {
    throw new OpsInputError({ field, rule })
  }
  checkObject('jobs', jobs, 'pass what createJobRunner returned', runnerMethods)
  checkObject('options', options, 'pass { admins: ["123456789"] }')
  checkNames(options, { admins: true })
  const { admins } = options
  if (!Array.isArray(admins)) fail('admins', 'is not a list; pass Telegram ids as text, such as ["123456789"]')
  for (const id of admins) {
    // A number would never be equal to the id of a user, which is text.
    if (typeof id === 'string' && /^[1-9]\d{0,19}$/.test(id)) continue
    fail('admins', `${JSON.stringify(id)} is not a Telegram id; pass the number of a user as text, such as "123456789"`)
  }
}

/** Acts on a dead delivery. @throws {OpsRefusedError} `not_found`: no dead delivery has the id */
async function foundDelivery(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (cause) {
    const isUnknown = cause instanceof Error && 'code' in cause && cause.code === 'JOB_INPUT'
    throw isUnknown ? new OpsRefusedError('not_found', { cause }) : cause
  }
}

/** Turns an error of the runner into an error of a port; the codes are those of @stockeye/job-runner. */
async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (cause) {
    if (isRefused(cause)) throw cause
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'JOB_UNKNOWN' || code === 'JOB_RUN_UNKNOWN') throw new OpsRefusedError('not_found', { cause })
    if (code === 'JOB_INPUT') throw new OpsRefusedError('invalid_request', { cause })
    throw new OpsUnreachableError('the job runner failed', { cause })
  }
}
