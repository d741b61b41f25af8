import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { bareCommitMs, journalMs } from './kit/commits.ts'

// The wait before the first byte of an order may leave. At most 1.5 times a bare commit.
export default defineBench({
  id: 'order-journal-intent',
  title: 'time to store an intent, before the order leaves',
  atLeast: 1 / 1.5,
  unit: 'ms p50',
  figure: 'returned',
  better: 'lower',
  runs: 11,
  ours: () => journalMs(1),
  peers: { 'node:sqlite, one bare commit': bareCommitMs },
})
