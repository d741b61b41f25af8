import { expect, it } from 'vitest'
import type { AttemptEnd, FinalState } from '../runner/run-states.ts'
import {
  enqueue,
  minuteMs,
  names,
  type Place,
  runOf,
  startNotifier,
  startWorker,
  succeeded,
  untilDelivered,
  untilEnded,
  whoOf,
} from './suite.ts'

const error = { name: 'Error', code: 'JOB_FAILED', message: 'no such file', retryable: true }
const failed: AttemptEnd = { state: 'failed', error, durationMs: 1 }
const wanting = (recipient: ReturnType<ReturnType<typeof names>['to']>, ...states: FinalState[]) => ({
  ...recipient,
  states,
})

/** Tests recipients that want the completions of some states only. */
export function testWantedStates({ startProcess }: Place): void {
  it('delivers a completion to the recipients that want its state, and to those that name none', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    const recipients = [
      wanting(to('of failures'), 'failed', 'timed_out'),
      wanting(to('of successes'), 'succeeded'),
      to('of all'),
    ]
    const ends = [succeeded, failed]
    const { claims } = await startWorker(process, jobId, async () => ends[claims.length - 1] ?? failed)
    for (const run of [runOf(jobId), runOf(jobId)]) {
      await enqueue(process.backend, run, { recipients })
      await untilEnded(process.backend, run.runId)
    }

    const { pendingByChannel } = await process.backend.stats()
    const { seen } = await startNotifier(process, to(''))

    expect(pendingByChannel.get(to('').channel)).toBe(4)
    await untilDelivered(seen, 4)
    expect(seen.map((delivery) => [delivery.completion.status, whoOf(delivery)])).toEqual([
      ['succeeded', 'of successes'],
      ['succeeded', 'of all'],
      ['failed', 'of failures'],
      ['failed', 'of all'],
    ])
    expect(seen[2]?.completion.recipient).toEqual(recipients[0])
  })

  it('prunes a run whose only recipient does not want its state', async () => {
    const process = await startProcess()
    const { backend } = process
    const { jobId, to } = names()
    const run = runOf(jobId)
    await enqueue(backend, run, { recipients: [wanting(to('kim'), 'failed')] })
    await startWorker(process, jobId)
    await untilEnded(backend, run.runId)

    await backend.prune({ since: Date.now() + minuteMs, runsPerJob: 1_000 })

    expect(await backend.run(run.runId)).toBeUndefined()
  })

  it('delivers a skip, a cancel and a late join only to those that want the state', async () => {
    const process = await startProcess()
    const { backend } = process
    const { jobId, to } = names()
    const recipients = [wanting(to('kim'), 'failed'), wanting(to('lee'), 'skipped', 'cancelled')]
    const open = runOf(jobId)
    await enqueue(backend, open, { recipients })
    const skipped = runOf(jobId, { runId: `${jobId}@1`, scheduledFor: 1 })
    await enqueue(backend, skipped, { recipients, overlap: 'skip' })
    await backend.cancel(open.runId)
    const late = [wanting(to('late failures'), 'failed'), wanting(to('late cancels'), 'cancelled')]
    await enqueue(backend, open, { recipients: late })

    const { pendingByChannel } = await backend.stats()
    const { seen } = await startNotifier(process, to(''))

    expect(pendingByChannel.get(to('').channel)).toBe(3)
    await untilDelivered(seen, 3)
    expect(seen.map((delivery) => [delivery.completion.status, whoOf(delivery)]).toSorted()).toEqual([
      ['cancelled', 'late cancels'],
      ['cancelled', 'lee'],
      ['skipped', 'lee'],
    ])
  })
}
