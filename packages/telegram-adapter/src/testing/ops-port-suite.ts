import { describe, expect, it } from 'vitest'
import type { OpsPort } from '../ports/ops-port.ts'

/** Other side of a port, new for each test. It has two jobs, `update_stock_master` and `slow_job`; see `suiteJobs`. */
export interface PortWorld {
  /** Port under test. */
  readonly port: OpsPort
  /** Telegram id of an admin. */
  readonly admin: string
  /** Telegram id of a user who is not an admin. */
  readonly user: string
  /** Lets every run of `slow_job` end. */
  finish(): void
  /** Resolves with the recipients that received the end of the run, once there is one. */
  delivered(runId: string): Promise<readonly object[]>
  /** Lists the audit entries of acts, the oldest first: user, and id of the job or run. Missing when the other side keeps no audit. */
  audited?(): readonly AuditedAct[]
  /** Blocks a user; missing when the other side cannot block a user while it runs. */
  block?(telegramId: string): void
  /** Takes the role of an admin away; missing when the other side cannot do it while it runs. */
  demote?(telegramId: string): void
}

/** Entry of the audit that the other side keeps. */
export interface AuditedAct {
  /** Telegram id of the admin who acted, as text. */
  readonly telegramId: string
  /** Id of the job that was triggered, or of the run to cancel. */
  readonly target: string
}

/** Jobs of the world; `slow_job` reports `slowProgress` and then runs until `finish`, or until it is cancelled. */
export const suiteJobs = {
  scheduled: {
    id: 'update_stock_master',
    name: '종목 마스터 갱신',
    schedule: { cron: '0 7 * * 1-5', zone: 'Asia/Seoul' },
    result: { summary: '종목 3개', rows: 3 },
  },
  slow: { id: 'slow_job', name: '느린 작업' },
} as const

/** Progress that `slow_job` reports. */
export const slowProgress = { done: 1, total: 2, note: '절반' } as const

const chatId = '-100777'

/**
 * Registers the tests that every port passes, against a real other side.
 *
 * @example
 * describe('my port', () => testOpsPort(startWorld))
 * @param startWorld starts the other side with the jobs of `suiteJobs`; `onTestFinished` must stop it
 */
export function testOpsPort(startWorld: () => Promise<PortWorld>): void {
  const ask = (idempotencyKey: string) => ({ chatId, idempotencyKey })
  const refusal = (reason: string) => ({ code: 'OPS_REFUSED', reason })

  describe('users', () => {
    it('registers a user at the first contact, and returns the role of admins', async () => {
      const { port, admin, user } = await startWorld()

      expect(await port.ensureUser({ telegramId: user, name: '사용자' })).toEqual({ role: 'user', active: true })
      expect(await port.ensureUser({ telegramId: admin, name: '관리자' })).toEqual({ role: 'admin', active: true })
    })

    it('returns the same answer to many first contacts of one user', async () => {
      const { port, admin } = await startWorld()

      const answers = await Promise.all(
        Array.from({ length: 50 }, () => port.ensureUser({ telegramId: admin, name: '관리자' })),
      )

      expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
        new Set([JSON.stringify({ role: 'admin', active: true })]),
      )
    })

    it('refuses every call for a user who is not an admin', async () => {
      const { port, user } = await startWorld()
      await port.ensureUser({ telegramId: user, name: '사용자' })

      const tries = [
        () => port.listJobs(user),
        () => port.trigger(user, 'slow_job', ask('1')),
        () => port.trigger(user, 'update_stock_master', ask('2')),
        () => port.run(user, 'some-run'),
        () => port.history(user, 'slow_job'),
        () => port.cancel(user, 'some-run'),
        () => port.undelivered(user),
        () => port.redeliver(user, 'some-run/0'),
        () => port.discard(user, 'some-run/0'),
        () => port.health(user),
      ]

      for (const attempt of tries) await expect(attempt()).rejects.toMatchObject(refusal('admin_required'))
    })

    it('asks for each user in the name of that user, also after another user', async () => {
      const { port, admin, user } = await startWorld()
      const refused = refusal('admin_required')
      const asked = (as: string) => port.listJobs(as).catch((error: unknown) => error)

      const atOnce = await Promise.all([admin, user, admin, user].map(asked))
      const inTurn = [await asked(user), await asked(admin), await asked(user)]

      const jobs = expect.any(Array)
      const no = expect.objectContaining(refused)
      expect(atOnce).toEqual([jobs, no, jobs, no])
      expect(inTurn).toEqual([no, jobs, no])
    })

    it('refuses an unknown user as one who is not an admin', async () => {
      const { port } = await startWorld()

      await expect(port.listJobs('424242')).rejects.toMatchObject(refusal('admin_required'))
    })

    it('returns a blocked user as inactive, and refuses every request of a blocked admin', async ({ skip }) => {
      const { port, admin, block } = await startWorld()
      if (block === undefined) return skip('this other side blocks no user')
      await port.listJobs(admin)

      block(admin)

      await expect(port.listJobs(admin)).rejects.toMatchObject(refusal('user_blocked'))
      expect(await port.ensureUser({ telegramId: admin, name: '관리자' })).toMatchObject({ active: false })
    })

    it('refuses the next request of an admin who has lost the role', async ({ skip }) => {
      const { port, admin, demote } = await startWorld()
      if (demote === undefined) return skip('this other side demotes no user')
      await port.listJobs(admin)

      demote(admin)

      await expect(port.trigger(admin, 'slow_job', ask('1'))).rejects.toMatchObject(refusal('admin_required'))
      expect(await port.ensureUser({ telegramId: admin, name: '관리자' })).toEqual({ role: 'user', active: true })
    })
  })

  describe('jobs', () => {
    it('accepts its own settings', async () => {
      const { port } = await startWorld()

      await expect(port.verify()).resolves.toBeUndefined()
    })

    it('lists the jobs by their human names, with schedule and next run', async () => {
      const { port, admin } = await startWorld()

      const jobs = await port.listJobs(admin)

      expect(jobs.map(({ id, name }) => ({ id, name }))).toEqual(
        expect.arrayContaining([suiteJobs.scheduled, suiteJobs.slow].map(({ id, name }) => ({ id, name }))),
      )
      expect(jobs.find(({ id }) => id === 'update_stock_master')).toMatchObject({
        schedule: '0 7 * * 1-5',
        zone: 'Asia/Seoul',
        nextRunAt: expect.any(Number),
        isPaused: false,
      })
      expect(jobs.find(({ id }) => id === 'slow_job')).not.toHaveProperty('nextRunAt')
    })

    it('runs a job, and delivers its end to the chat', async () => {
      const { port, admin, delivered } = await startWorld()

      const ack = await port.trigger(admin, 'update_stock_master', ask('1'))

      expect(ack).toMatchObject({ jobId: 'update_stock_master', jobName: '종목 마스터 갱신', disposition: 'queued' })
      expect(ack).toMatchObject({ acceptedAt: expect.any(Number), deliveryReady: true })
      expect(await delivered(ack.runId)).toEqual([{ channel: 'telegram', chatId }])
      expect(await port.run(admin, ack.runId)).toMatchObject({
        runId: ack.runId,
        state: 'succeeded',
        cause: 'manual',
        result: suiteJobs.scheduled.result,
      })
    })

    it('stores the language of the end notice with the recipient', async () => {
      const { port, admin, delivered } = await startWorld()

      const { runId } = await port.trigger(admin, 'update_stock_master', { ...ask('1'), language: 'en' })

      expect(await delivered(runId)).toEqual([{ channel: 'telegram', chatId, language: 'en' }])
    })

    it('stores the topic of a forum with the recipient', async () => {
      const { port, admin, delivered } = await startWorld()

      const { runId } = await port.trigger(admin, 'update_stock_master', { ...ask('1'), threadId: '45' })

      expect(await delivered(runId)).toEqual([{ channel: 'telegram', chatId, threadId: '45' }])
    })

    it('returns the same run for the same key of a user', async () => {
      const { port, admin, delivered } = await startWorld()
      const first = await port.trigger(admin, 'update_stock_master', ask('one-press'))
      await delivered(first.runId)

      const again = await port.trigger(admin, 'update_stock_master', ask('one-press'))

      expect(again).toMatchObject({ runId: first.runId, disposition: 'deduplicated' })
      expect(await port.history(admin, 'update_stock_master')).toHaveLength(1)
    })

    it('starts another request for another key', async () => {
      const { port, admin, delivered } = await startWorld()
      const first = await port.trigger(admin, 'update_stock_master', ask('one-press'))
      await delivered(first.runId)

      const second = await port.trigger(admin, 'update_stock_master', ask('another-press'))
      await delivered(second.runId)

      expect(second.disposition).toBe('queued')
      const runs = await port.history(admin, 'update_stock_master')
      expect(runs.map(({ runId }) => runId)).toEqual([second.runId, first.runId])
    })

    it('joins a second request to the run that is under way, which shows its progress', async () => {
      const { port, admin, finish, delivered } = await startWorld()
      const first = await port.trigger(admin, 'slow_job', ask('1'))
      await until(async () => (await port.run(admin, first.runId)).progress)

      const second = await port.trigger(admin, 'slow_job', { chatId: '55', idempotencyKey: '2' })

      expect(second).toMatchObject({ runId: first.runId, disposition: 'joined' })
      expect(await port.run(admin, first.runId)).toMatchObject({ state: 'running', progress: slowProgress })
      expect(await port.health(admin)).toMatchObject({ running: 1, problems: [] })
      finish()
      expect(await delivered(first.runId)).toEqual([
        { channel: 'telegram', chatId },
        { channel: 'telegram', chatId: '55' },
      ])
    })

    it('cancels a run', async () => {
      const { port, admin, delivered } = await startWorld()
      const { runId } = await port.trigger(admin, 'slow_job', ask('1'))
      await until(async () => (await port.run(admin, runId)).progress)

      await port.cancel(admin, runId)
      await delivered(runId)

      expect(await port.run(admin, runId)).toMatchObject({ state: 'cancelled', error: { code: 'JOB_CANCELLED' } })
    })

    it('keeps one audit entry of each act, if it keeps an audit', async ({ skip }) => {
      const { port, admin, audited, finish } = await startWorld()
      if (!port.keepsAudit) return skip('this other side leaves the audit to the bot')
      expect(audited?.()).toEqual([])

      const { runId } = await port.trigger(admin, 'slow_job', ask('1'))
      const afterTrigger = audited?.()
      await port.cancel(admin, runId)

      expect(afterTrigger).toEqual([{ telegramId: admin, target: 'slow_job' }])
      expect(audited?.()).toEqual([
        { telegramId: admin, target: 'slow_job' },
        { telegramId: admin, target: runId },
      ])
      finish()
    })

    it('lists no end notice as given up while every one is delivered', async () => {
      const { port, admin, delivered } = await startWorld()
      const { runId } = await port.trigger(admin, 'update_stock_master', ask('1'))
      await delivered(runId)

      expect(await port.undelivered(admin)).toEqual([])
    })

    it('refuses the id of a job, run or delivery that does not exist', async () => {
      const { port, admin } = await startWorld()

      const tries = [
        () => port.trigger(admin, 'no_such_job', ask('1')),
        () => port.history(admin, 'no_such_job'),
        () => port.run(admin, 'no-such-run'),
        () => port.cancel(admin, 'no-such-run'),
        () => port.redeliver(admin, 'no-such-run/0'),
        () => port.discard(admin, 'no-such-run/0'),
        () => port.discard(admin, longId),
        () => port.run(admin, '종목/../run?x=1#y'),
        () => port.trigger(admin, longId, { chatId: admin, idempotencyKey: 'long' }),
        () => port.history(admin, longId),
        () => port.run(admin, longId),
        () => port.cancel(admin, longId),
      ]

      for (const attempt of tries) await expect(attempt()).rejects.toMatchObject(refusal('not_found'))
    })
  })
}

/** Text that a user may send after a command, and that no job and no run has as its id. */
const longId = '가'.repeat(1_900)

/** Repeats a look until it finds something; the time limit of the test ends it. */
async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setImmediate(resolve))
  }
}
