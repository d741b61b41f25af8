import { describe, expect, it } from 'vitest'
import { deployment, job } from '../testing/jobs.test-kit.ts'
import type { Completion } from './completion.ts'
import { type OnCompleteOptions, onComplete, requireSettings } from './notifier.ts'

const hourMs = 3_600_000
const jobId = 'update_stock_master'

function listener(options?: OnCompleteOptions) {
  const completions: Completion[] = []
  return { completions, notifier: onComplete((completion) => void completions.push(completion), options) }
}

describe('onComplete', () => {
  it('receives each run that its process triggers or schedules, though nothing names a recipient', async () => {
    const { clock, runner } = deployment()
    const { completions, notifier } = listener()
    const jobs = runner({ notifiers: [notifier] })
    jobs.register(job({ schedule: { everyMs: hourMs } }))
    await jobs.start()

    await jobs.trigger(jobId)
    await clock.advance(hourMs)

    expect(completions).toMatchObject([
      { cause: 'manual', status: 'succeeded', recipient: { channel: 'complete' }, redelivered: false },
      { cause: 'schedule', status: 'succeeded', recipient: { channel: 'complete' }, redelivered: false },
    ])
  })

  it('receives a run once when job and trigger name its recipient, too', async () => {
    const { clock, runner } = deployment()
    const { completions, notifier } = listener()
    const jobs = runner({ notifiers: [notifier] })
    jobs.register(job({ schedule: { everyMs: hourMs }, recipients: [{ channel: 'complete' }] }))
    await jobs.start()

    const { runId } = await jobs.trigger(jobId, { recipient: { channel: 'complete' } })
    await clock.advance(hourMs)

    expect(completions.map((completion) => completion.cause)).toEqual(['manual', 'schedule'])
    expect(completions[0]?.runId).toBe(runId)
    expect((await jobs.health()).pendingDeliveries).toBe(0)
  })

  it('receives skipped runs only on request', async () => {
    const calls = async (options?: OnCompleteOptions) => {
      const { clock, runner } = deployment()
      const { completions, notifier } = listener(options)
      const jobs = runner({ notifiers: [notifier] })
      const calendar = { zone: 'UTC', until: '2026-01-31', day: () => 'closed' as const }
      jobs.register(job({ schedule: { everyMs: hourMs }, calendar }))
      await jobs.start()
      await clock.advance(2 * hourMs)
      expect(await jobs.history(jobId)).toMatchObject([{ state: 'skipped', skips: 2 }])
      expect((await jobs.health()).pendingDeliveries).toBe(0)
      return completions.map(({ status }) => status)
    }

    expect(await calls()).toEqual([])
    expect(await calls({ skipped: false })).toEqual([])
    expect(await calls({ skipped: true })).toEqual(['skipped'])
  })

  it('is called in a worker for a run of an API process that has the same notifier and is not started', async () => {
    const { clock, runner } = deployment()
    const [inApi, inWorker] = [listener(), listener()]
    const api = runner({ work: false, notifiers: [inApi.notifier] })
    const worker = runner({ notifiers: [inWorker.notifier] })
    for (const jobs of [api, worker]) jobs.register(job())
    await worker.start()

    const { runId } = await api.trigger(jobId)
    await clock.advance(0)

    expect(inApi.completions).toEqual([])
    expect(inWorker.completions).toMatchObject([{ runId, status: 'succeeded' }])
  })
})

it('refuses a notifier whose default recipient is of another channel', () => {
  const wrong = { ...onComplete(() => undefined), channel: 'mail' }

  expect(() => deployment().runner({ notifiers: [onComplete(() => undefined), wrong] })).toThrow(
    expect.objectContaining({ code: 'JOB_INPUT', field: 'notifiers[1].defaultRecipient' }),
  )
})

it('names every setting that is missing or blank', () => {
  expect(() => requireSettings({ BOT_TOKEN: '', CHAT: ' \t', REGION: undefined, HOST: 'localhost' })).toThrow(
    'BOT_TOKEN and CHAT and REGION must be set',
  )
  expect(() => requireSettings({ HOST: 'localhost' })).not.toThrow()
})
