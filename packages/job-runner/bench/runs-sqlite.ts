import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { type Contender, measureOnDisk } from './contenders/measure-on-disk.ts'

const load = { backlog: 1_000, count: 20_000 }
const runsPerSecond = (contender: Contender) => async () => (await measureOnDisk(contender, load)).perSecond

// Each contender waits for the disk at each commit: `PRAGMA synchronous` is 2, and PostgreSQL has `fsync` on.
export default defineBench({
  id: 'runs-sqlite',
  title: 'runs on SQLite, from trigger to delivered completion',
  unit: 'runs/s',
  figure: 'returned',
  better: 'higher',
  runs: 3,
  ours: runsPerSecond('ours'),
  peers: {
    'pg-boss on PostgreSQL': runsPerSecond('pgBoss'),
    'floor: a bare loop, one fsync for ten runs': runsPerSecond('bareLoop'),
  },
})
