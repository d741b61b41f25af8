import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { completionMs, quantile } from './completion-bullmq.ts'

// The slow ones of the same: a hint that is lost would show here as a poll's second.
export default defineBench({
  id: 'completion-bullmq-p99',
  unit: 'ms p99',
  figure: 'returned',
  better: 'lower',
  runs: 3,
  ours: async () => quantile(await completionMs('ours'), 0.99),
  peers: { 'a bare BullMQ flow': async () => quantile(await completionMs('bareFlow'), 0.99) },
})
