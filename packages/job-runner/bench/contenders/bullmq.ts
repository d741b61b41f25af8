import { FlowProducer, Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { type Hooks, jobs, type Started, slots } from './measure-runs.ts'

// As long as the history of a runner: no contender removes a job during a measurement.
const keepS = 30 * 24 * 60 * 60
const kept = { removeOnComplete: { age: keepS }, removeOnFail: { age: keepS } }
// As many as a runner delivers at a time for each channel.
const deliverySlots = 10

const connect = (path: string) => new Redis(path, { maxRetriesPerRequest: null })
const nameOf = (index: number) => `job-${index % jobs}`

/** Starts a flow of BullMQ itself: the parent waits for the run, and is the stored completion. One queue for all jobs, whose worker has all slots, or one: then each run waits for the one before it. */
export async function startBareFlow(
  path: string,
  { run, delivered }: Hooks,
  concurrency: number = slots,
): Promise<Started> {
  const connections = [connect(path), connect(path), connect(path)] as const
  const producer = new FlowProducer({ connection: connections[0] })
  const worker = new Worker('run', run, { connection: connections[1], concurrency })
  const deliverer = new Worker(
    'deliver',
    async (job) => {
      await job.getChildrenValues()
      delivered()
    },
    { connection: connections[2], concurrency: deliverySlots },
  )
  await Promise.all([worker.waitUntilReady(), deliverer.waitUntilReady()])
  return {
    trigger(index) {
      const child = { name: nameOf(index), queueName: 'run', opts: { ...kept, ignoreDependencyOnFailure: true } }
      return producer.add({ name: 'deliver', queueName: 'deliver', opts: kept, children: [child] })
    },
    stop: () => closeAll([worker, deliverer, producer], connections),
  }
}

/** Starts a queue of BullMQ without a stored completion: the recipient is called in the worker, before BullMQ has stored that the run ended. */
export async function startBareQueue(path: string, { run, delivered }: Hooks): Promise<Started> {
  const connections = [connect(path), connect(path)] as const
  const queue = new Queue('run', { connection: connections[0], defaultJobOptions: kept })
  const worker = new Worker(
    'run',
    async () => {
      await run()
      delivered()
    },
    { connection: connections[1], concurrency: slots },
  )
  await worker.waitUntilReady()
  return {
    trigger: (index) => queue.add(nameOf(index), {}),
    stop: () => closeAll([worker, queue], connections),
  }
}

async function closeAll(parts: readonly { close(): Promise<void> }[], connections: readonly Redis[]) {
  for (const part of parts) await part.close()
  for (const connection of connections) connection.disconnect()
}
