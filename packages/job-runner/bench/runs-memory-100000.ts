import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { memoryBackend } from '../src/index.ts'
import { measureRuns } from './contenders/measure-runs.ts'
import { startJobs } from './contenders/ours.ts'

const runsPerSecond = async (backlog: number): Promise<number> =>
  (await measureRuns((hooks) => startJobs(memoryBackend(), hooks), { backlog, count: 60_000 })).perSecond

// The cost of a run must not grow with the number of runs that wait.
export default defineBench({
  id: 'runs-memory-100000',
  title: 'runs in memory while 100,000 runs wait',
  unit: 'runs/s',
  figure: 'returned',
  better: 'higher',
  runs: 3,
  ours: () => runsPerSecond(100_000),
  peers: { 'ours with 1,000 waiting runs': () => runsPerSecond(1_000) },
})
