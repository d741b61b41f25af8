import { isJobError, type JobRunner } from '@stockeye/job-runner'
import type { OpsApi } from '@stockeye/telegram-adapter/api'
import type { Users } from '../data/users.ts'
import type { Auth } from '../http/auth.ts'
import type { Handlers } from '../http/mount.ts'
import { Refusal } from '../http/problem.ts'
import type { RateLimit } from '../http/rate-limit.ts'
import { recipientOf } from './recipient.ts'

/** Creates the handlers of the routes that the bot calls, over the job runner. */
export function opsHandlers(parts: {
  readonly jobs: JobRunner
  readonly users: Users
  readonly auth: Auth
  readonly byUser: RateLimit
}): Handlers<OpsApi> {
  const { jobs, users, auth, byUser } = parts

  async function runOf(runId: string) {
    const run = await jobs.getRun(runId)
    if (run === undefined) throw new Refusal('not_found')
    return run
  }

  /** Acts on a dead delivery; the runner refuses the id of any other. */
  async function settleDelivery(act: () => Promise<void>): Promise<{ readonly accepted: true }> {
    try {
      await act()
      return { accepted: true }
    } catch (cause) {
      throw isJobError(cause) && cause.code === 'JOB_INPUT' ? new Refusal('not_found', { cause }) : cause
    }
  }

  return {
    checkBot: async () => ({ accepted: true }),
    async issueBotToken({ body }) {
      const retryAfterMs = byUser.take(body.telegram_id)
      if (retryAfterMs > 0) throw new Refusal('rate_limited', { retryAfterMs })
      const user = await users.ensureRegistered({ telegramId: body.telegram_id, name: body.name })
      if (!user.isActive) throw new Refusal('user_blocked')
      const { token, livesMs } = await auth.issue(user)
      return { access_token: token, token_type: 'Bearer', expires_in: livesMs / 1_000, role: user.role, active: true }
    },
    listSchedules: async () => ({ jobs: await jobs.listJobs() }),
    triggerJob: ({ caller, params, body, once }) =>
      jobs.trigger(params.job_id, {
        recipient: recipientOf(body, caller),
        dedupeKey: once,
      }),
    async listRuns({ params }) {
      // A job that has never run has an empty history.
      const known = await jobs.listJobs()
      if (!known.some(({ id }) => id === params.job_id)) throw new Refusal('not_found')
      return { runs: await jobs.history(params.job_id) }
    },
    getRun: ({ params }) => runOf(params.run_id),
    async cancelRun({ params }) {
      await jobs.cancel(params.run_id)
      return runOf(params.run_id)
    },
    listUndelivered: async () => ({ deliveries: await jobs.listDead() }),
    redeliver: ({ params }) => settleDelivery(() => jobs.redeliver(params.delivery_id)),
    discard: ({ params }) => settleDelivery(() => jobs.discard(params.delivery_id)),
    getHealth: () => jobs.health(),
  }
}
