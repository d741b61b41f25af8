import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { flowName, measureBullmq, queueName } from './runs-bullmq.ts'

// CPU time of the process without Redis: the cost of a run to the machine of the worker.
export default defineBench({
  id: 'runs-bullmq-cpu',
  title: 'CPU time of the process for a run on BullMQ',
  unit: 'CPU ms a run',
  figure: 'returned',
  better: 'lower',
  runs: 3,
  ours: async () => (await measureBullmq('ours')).cpuMs,
  peers: {
    [flowName]: async () => (await measureBullmq('flow')).cpuMs,
    [queueName]: async () => (await measureBullmq('queue')).cpuMs,
  },
})
