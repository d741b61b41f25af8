import { expect, it, onTestFinished } from 'vitest'
import type { Backend, ServedJob } from '../backends/backend.ts'
import type { Notifier } from '../delivery/notifier.ts'
import { createJobRunner } from '../runner/runner.ts'
import {
  enqueue,
  names,
  needs,
  never,
  type Place,
  runOf,
  servedJob,
  startNotifier,
  startWorker,
  until,
  untilEnded,
} from './suite.ts'

const down = { sinceAt: 1_700_000_000_000, error: 'token revoked' }
const findJob = async (backend: Backend, id: string) => (await backend.presence()).jobs.find((job) => job.id === id)
const servedChannel = async (backend: Backend, name: string) =>
  (await backend.presence()).channels.find(({ channel }) => channel === name)

/** Tests the jobs and channels that the living processes serve. */
export function testPresence({ createBackend, startProcess }: Place): void {
  it('returns the definitions of the jobs that a worker serves, until it stops', async () => {
    const { backend } = await startProcess()
    const [scheduled, plain] = [names(), names()]
    const definitions: readonly ServedJob[] = [
      {
        id: scheduled.jobId,
        name: '종목 마스터 갱신',
        attempts: 3,
        startDeadlineMs: 60_000,
        allowsOverlap: true,
        recipients: [scheduled.to('kim')],
        schedule: '0 7 * * 1-5',
        zone: 'Asia/Seoul',
      },
      servedJob(plain.jobId),
    ]
    const jobIds = definitions.map(({ id }) => id)

    const worker = await startWorker({ backend }, plain.jobId, () => never, { jobs: definitions })
    const during = await Promise.all(jobIds.map((id) => findJob(backend, id)))
    const { workers } = await backend.presence()
    await worker.stop()

    expect(during).toEqual(definitions)
    expect(workers).toBeGreaterThan(0)
    await until(async () => (await findJob(backend, plain.jobId)) === undefined)
    expect((await backend.presence()).workers).toBe(workers - 1)
  })

  it('returns a channel that is down with the time and the reason, and takes nothing for it', async () => {
    const process = await startProcess()
    const { backend } = process
    const { jobId, to } = names()
    const { channel } = to('')
    const run = runOf(jobId)
    const resting = await startNotifier(process, to(''), undefined, { down })
    await enqueue(backend, run, { recipients: [to('kim')] })
    await startWorker(process, jobId)
    await untilEnded(backend, run.runId)

    const listed = await backend.channels()
    const during = await servedChannel(backend, channel)
    const ready = await startNotifier(process, to(''))
    await until(() => ready.seen.length + resting.seen.length > 0)

    expect(listed).not.toContain(channel)
    expect(during).toEqual({ channel, state: 'down', ...down })
    expect([ready.seen.length, resting.seen.length]).toEqual([1, 0])
    expect(await servedChannel(backend, channel)).toEqual({ channel, state: 'ready' })
    await ready.stop()
    await until(async () => (await servedChannel(backend, channel))?.state === 'down')
    await resting.stop()
    await until(async () => (await servedChannel(backend, channel)) === undefined)
  })

  it('forgets what a process served when its lease has run out', async (test) => {
    const dying = await startProcess()
    needs(test, dying.backend, 'manyProcesses')
    const { jobId, to } = names()
    const { channel } = to('')
    await startWorker(dying, jobId, () => never, { leaseMs: 600 })
    await startNotifier(dying, { channel }, undefined, { down, leaseMs: 600 })
    const { backend } = await startProcess()
    const before = [await findJob(backend, jobId), await servedChannel(backend, channel)]

    await dying.die()

    expect(before).toEqual([servedJob(jobId), { channel, state: 'down', ...down }])
    await until(async () => (await findJob(backend, jobId)) === undefined)
    await until(async () => (await servedChannel(backend, channel)) === undefined)
  })

  it('shows what is wrong in a worker in the health of another process', async (test) => {
    const [{ jobId, to }, removed] = [names(), names()]
    const { channel } = to('')
    const definition = { id: jobId, name: jobId, recipients: [to('kim')], run: async () => undefined }
    const downError = Object.assign(new Error('token revoked'), { code: 'DELIVERY_CHANNEL_DOWN' })
    let isStarted = false
    const notifier: Notifier = {
      channel,
      verify: async () => {
        if (isStarted) throw downError
      },
      deliver: () => Promise.reject(downError),
    }
    const backend = await createBackend()
    needs(test, backend, 'manyProcesses')
    const worker = createJobRunner({ backend, notifiers: [notifier] })
    const api = createJobRunner({ backend: await createBackend(), work: false })
    for (const jobs of [worker, api]) onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
    for (const jobs of [worker, api]) jobs.register(definition)
    api.register({ ...definition, id: removed.jobId, recipients: [] })
    await worker.start()
    isStarted = true
    const startedAt = Date.now()

    await api.trigger(removed.jobId)
    const ready = await api.trigger(jobId)
    const problems = await until(async () => {
      const all = (await api.health()).problemDetails
      const found = all.filter((problem) => problem.channel === channel || problem.jobId === removed.jobId)
      return found.length === 2 ? found : undefined
    })
    const down = await api.trigger(jobId)

    expect(problems).toMatchObject([
      { code: 'CHANNEL_DOWN', problem: `the notifier of ${channel} is down: token revoked` },
      { code: 'JOB_UNSERVED', jobId: removed.jobId, count: 1 },
    ])
    for (const { sinceAt = 0 } of problems ?? []) {
      expect(sinceAt).toBeGreaterThanOrEqual(startedAt)
      expect(sinceAt).toBeLessThanOrEqual(Date.now())
    }
    expect([ready.deliveryReady, down.deliveryReady]).toEqual([true, false])
  })
}
