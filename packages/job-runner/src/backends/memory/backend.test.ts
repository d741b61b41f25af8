import { describe, expect, it } from 'vitest'
import { testBackend } from '../../testing/conformance.ts'
import {
  createPlace,
  enqueue,
  never,
  runOf,
  servedJob,
  startNotifier,
  startWorker,
  succeeded,
  until,
} from '../../testing/suite.ts'
import { memoryBackend } from './backend.ts'
import { createMemory } from './memory.ts'

describe('memory', () => testBackend(() => memoryBackend()))

describe('a memory that backends share', () => {
  const memory = createMemory()
  testBackend(() => memoryBackend({ memory }), {
    // A dead process receives no hint from the others.
    crash: () => void memory.emitter.removeAllListeners('change'),
  })
})

/** Starts a process on a memory whose rows can be counted. */
async function startCounting() {
  const memory = createMemory()
  const process = await createPlace(() => memoryBackend({ memory }), {}).startProcess()
  return { memory, process, backend: process.backend }
}

/** Counts the reads of a property of some rows. */
function countReads<Name extends string, Row extends Readonly<Record<Name, unknown>>>(
  rows: readonly Row[],
  name: Name,
) {
  const reads = { count: 0 }
  for (const row of rows) {
    let value: unknown = row[name]
    Object.defineProperty(row, name, {
      get() {
        reads.count += 1
        return value
      },
      set(next) {
        value = next
      },
    })
  }
  return reads
}

describe('a backlog in memory', () => {
  it.each([
    ['one job, whose runs wait for each other', false, 1],
    ['one job with overlap', true, 1],
    ['many jobs', false, 100],
  ])('reads no run behind the one that runs: %s', async (_, allowsOverlap, jobs) => {
    const { memory, process, backend } = await startCounting()
    const startDeadlineAt = Date.now() + 3_600_000
    for (let index = 0; index < 100; index += 1) {
      await enqueue(backend, runOf(index < 3 || jobs === 1 ? 'job' : `job-${index}`, { startDeadlineAt }))
    }
    const reads = countReads([...memory.runs.values()].slice(3), 'run')

    const others = Array.from({ length: jobs }, (_, index) => servedJob(`job-${index}`))
    let begun = 0
    await startWorker(process, 'job', () => (++begun < 3 ? Promise.resolve(succeeded) : never), {
      jobs: [servedJob('job', { allowsOverlap }), ...others],
      slots: 1,
    })
    await until(() => begun === 3)
    const joined = await enqueue(backend, runOf('job'), { overlap: 'join' })
    const rejected = await enqueue(backend, runOf('job'), { overlap: 'reject' })

    expect([joined.disposition, rejected.disposition]).toEqual(['joined', 'rejected'])
    expect(await backend.history('job', { limit: 1, before: [...memory.runs.keys()][2] ?? '' })).toHaveLength(1)
    expect(reads.count).toBe(0)
  })

  it('reads no completion behind the one that is delivered', async () => {
    const { memory, process, backend } = await startCounting()
    const recipient = { channel: 'mail' }
    for (let index = 0; index < 100; index += 1) {
      await enqueue(backend, runOf('job', { skip: 'misfire' }), { recipients: [recipient] })
    }
    const reads = countReads([...memory.deliveries.values()].slice(3), 'completion')

    let begun = 0
    await startNotifier(
      process,
      recipient,
      () => (++begun < 3 ? Promise.resolve({ state: 'delivered' as const }) : never),
      { slots: 1 },
    )
    await until(() => begun === 3)

    expect(reads.count).toBe(0)
  })
})

it('lets other work of the event loop have its turn between two looks', async () => {
  const { process, backend } = await startCounting()
  await enqueue(backend, runOf('job'))
  await enqueue(backend, runOf('job'))
  const order: string[] = []

  await startWorker(
    process,
    'job',
    async () => {
      order.push('run')
      setImmediate(() => order.push('other work'))
      return succeeded
    },
    { slots: 1 },
  )
  await until(() => order.length === 4)

  expect(order).toEqual(['run', 'other work', 'run', 'other work'])
})
