import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { measureApiLag } from './contenders/api-lag.ts'

// A wait for the lock of a worker on the event loop of the API would show here.
export default defineBench({
  id: 'api-lag',
  title: 'delay of the event loop of an API beside busy workers, p99',
  unit: 'ms p99',
  figure: 'returned',
  better: 'lower',
  runs: 3,
  ours: () => measureApiLag('busy'),
  peers: { 'the same beside idle workers': () => measureApiLag('idle') },
})
