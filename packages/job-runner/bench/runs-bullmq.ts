import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { bullmqBackend } from '../src/bullmq.ts'
import { startBareFlow, startBareQueue } from './contenders/bullmq.ts'
import { type Figures, type Hooks, measureRuns, type Started } from './contenders/measure-runs.ts'
import { startJobs } from './contenders/ours.ts'
import { withRedis } from './contenders/redis.ts'

const load = { backlog: 1_000, count: 10_000 }

const starts = {
  ours: (path: string, hooks: Hooks): Promise<Started> => startJobs(bullmqBackend({ redis: path }), hooks),
  flow: startBareFlow,
  queue: startBareQueue,
}

/** Measures a contender on a Redis of its own; everything but Redis runs in this process. */
export const measureBullmq = (name: keyof typeof starts): Promise<Figures> =>
  withRedis((path) => measureRuns((hooks) => starts[name](path, hooks), load))

export const flowName = 'a bare BullMQ flow (child and parent)'
export const queueName = 'floor: a bare BullMQ queue, no stored completion'

export default defineBench({
  id: 'runs-bullmq',
  title: 'runs on BullMQ, from trigger to delivered completion',
  unit: 'runs/s',
  figure: 'returned',
  better: 'higher',
  runs: 3,
  ours: async () => (await measureBullmq('ours')).perSecond,
  peers: {
    [flowName]: async () => (await measureBullmq('flow')).perSecond,
    [queueName]: async () => (await measureBullmq('queue')).perSecond,
  },
})
