import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { type Contender, measureOnDisk } from './contenders/measure-on-disk.ts'

const load = { backlog: 4_000, count: 20_000 }
const runsPerSecond = (contender: Contender) => async () => (await measureOnDisk(contender, load)).perSecond

// Each run waits for the end of the one before it, so that no two of them share a commit.
export default defineBench({
  id: 'queue-one-job',
  title: 'runs of one job on SQLite, one after the other',
  unit: 'runs/s',
  figure: 'returned',
  better: 'higher',
  runs: 3,
  ours: runsPerSecond('oursOneJob'),
  peers: { 'floor: the two commits of a run': runsPerSecond('twoCommits') },
})
