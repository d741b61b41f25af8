import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { bareCommitMs, journalMs } from './kit/commits.ts'

// All that the journal adds to an order: its intent, and KIS's answer, which is on the disk before `place` resolves. At most 2.5
// times a bare commit.
export default defineBench({
  id: 'order-journal',
  title: "time to store an intent and KIS's answer",
  atLeast: 1 / 2.5,
  unit: 'ms p50',
  figure: 'returned',
  better: 'lower',
  runs: 11,
  ours: () => journalMs(2),
  peers: { 'node:sqlite, one bare commit': bareCommitMs },
})
