import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { completionMs, quantile } from './completion-bullmq.ts'

// The slow runs of the same row: a lost hint would show here as the second of a poll.
export default defineBench({
  id: 'completion-bullmq-p99',
  title: 'trigger to completion on BullMQ, p99',
  unit: 'ms p99',
  figure: 'returned',
  better: 'lower',
  runs: 3,
  ours: async () => quantile(await completionMs('ours'), 0.99),
  peers: { 'a bare BullMQ flow': async () => quantile(await completionMs('bareFlow'), 0.99) },
})
