import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { bullmqBackend } from '../src/bullmq.ts'
import { startBareFlow } from './contenders/bullmq.ts'
import { type Hooks, measureRuns, type Started } from './contenders/measure-runs.ts'
import { startOneJob } from './contenders/ours.ts'
import { withRedis } from './contenders/redis.ts'

const load = { backlog: 4_000, count: 4_000 }

const perSecond = (start: (path: string, hooks: Hooks) => Promise<Started>) =>
  withRedis(async (path) => (await measureRuns((hooks) => start(path, hooks), load)).perSecond)

// Each run waits for the end of the one before it: a flow whose worker has one slot does the same, with a stored completion.
export default defineBench({
  id: 'queue-one-job-bullmq',
  title: 'runs of one job on BullMQ, one after the other',
  unit: 'runs/s',
  figure: 'returned',
  better: 'higher',
  runs: 3,
  ours: () => perSecond((path, hooks) => startOneJob(bullmqBackend({ redis: path }), hooks)),
  peers: { 'a bare BullMQ flow, one run at a time': () => perSecond((path, hooks) => startBareFlow(path, hooks, 1)) },
})
