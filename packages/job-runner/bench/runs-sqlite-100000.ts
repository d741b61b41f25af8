import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { measureOnDisk } from './contenders/measure-on-disk.ts'

const count = 20_000
const runsPerSecond = (backlog: number) => async () => (await measureOnDisk('ours', { backlog, count })).perSecond

// A search that reads past the runs that wait would show here.
export default defineBench({
  id: 'runs-sqlite-100000',
  title: 'runs on SQLite while 100,000 runs wait',
  unit: 'runs/s',
  figure: 'returned',
  better: 'higher',
  runs: 3,
  ours: runsPerSecond(100_000),
  peers: { 'ours at a backlog of 1,000': runsPerSecond(1_000) },
})
