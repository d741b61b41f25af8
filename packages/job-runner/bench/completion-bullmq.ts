import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { FlowProducer, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { bullmqBackend } from '../src/backends/bullmq/backend.ts'
import { createJobRunner, onComplete } from '../src/index.ts'
import { withRedis } from './contenders/redis.ts'

const self = fileURLToPath(import.meta.url)
const warmUps = 100
const count = 1_000
const result = { rows: 2_873 }

/** Contender in two processes: one triggers and receives the completions, the other one works. */
interface Contender {
  /** Starts the triggering process. @returns a function that triggers a run, and resolves at its completion */
  trigger(path: string): Promise<() => Promise<void>>
  work(path: string): Promise<void>
}

export const ours: Contender = {
  async trigger(path) {
    let delivered = Promise.withResolvers<void>()
    const jobs = createJobRunner({
      backend: bullmqBackend({ redis: path }),
      notifiers: [onComplete(() => delivered.resolve())],
      work: false,
    })
    jobs.register({ id: 'bench', name: 'bench', run: async () => result })
    await jobs.start()
    return async () => {
      delivered = Promise.withResolvers()
      await jobs.trigger('bench', { recipient: { channel: 'complete' } })
      await delivered.promise
    }
  },
  async work(path) {
    const jobs = createJobRunner({ backend: bullmqBackend({ redis: path }) })
    jobs.register({ id: 'bench', name: 'bench', run: async () => result })
    await jobs.start()
  },
}

/** Flow of BullMQ itself: a parent that waits for its child, and then reads its result. */
export const bareFlow: Contender = {
  async trigger(path) {
    let delivered = Promise.withResolvers<void>()
    const producer = new FlowProducer({ connection: new Redis(path) })
    const deliverer = new Worker(
      'deliver',
      async (job) => {
        await job.getChildrenValues()
        delivered.resolve()
      },
      { connection: new Redis(path, { maxRetriesPerRequest: null }), concurrency: 4 },
    )
    await deliverer.waitUntilReady()
    const opts = { removeOnComplete: { age: 86_400 }, removeOnFail: { age: 86_400 } }
    return async () => {
      delivered = Promise.withResolvers()
      const child = { name: 'run', queueName: 'run', opts: { ...opts, ignoreDependencyOnFailure: true } }
      await producer.add({ name: 'deliver', queueName: 'deliver', opts, children: [child] })
      await delivered.promise
    }
  },
  async work(path) {
    const connection = new Redis(path, { maxRetriesPerRequest: null })
    await new Worker('run', async () => result, { connection, concurrency: 10 }).waitUntilReady()
  },
}

const contenders = { ours, bareFlow }

/** Measures a contender. @returns ms from each trigger to its completion, sorted */
export const completionMs = (name: keyof typeof contenders): Promise<number[]> =>
  withRedis(async (path) => {
    let worker: ChildProcess | undefined
    try {
      worker = fork(self, [name, path])
      await once(worker, 'message')
      const trigger = await contenders[name].trigger(path)
      const spans: number[] = []
      for (let index = -warmUps; index < count; index += 1) {
        const start = performance.now()
        await trigger()
        if (index >= 0) spans.push(performance.now() - start)
      }
      return spans.toSorted((a, b) => a - b)
    } finally {
      worker?.kill('SIGKILL')
    }
  })

/** Returns a quantile of sorted figures. @param part 0.5 is the median */
export const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN

// Redis syncs its file once a second (its default). The figure thus depends on the number of commands that a contender
// sends, not on the disk.
export default defineBench({
  id: 'completion-bullmq',
  title: 'trigger to completion on BullMQ, p50',
  unit: 'ms p50',
  figure: 'returned',
  better: 'lower',
  runs: 3,
  ours: async () => quantile(await completionMs('ours'), 0.5),
  peers: { 'a bare BullMQ flow': async () => quantile(await completionMs('bareFlow'), 0.5) },
})

if (process.argv[1] === self) {
  const [, , name, path = ''] = process.argv
  process.once('disconnect', () => process.exit())
  await (name === 'ours' ? ours : bareFlow).work(path)
  process.send?.('ready')
}
