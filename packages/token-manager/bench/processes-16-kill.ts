import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { countCalls } from './processes-16.ts'

// The process that asks for all is killed with kill -9 once its call has arrived. Its token is lost, and that costs one
// more call: not at once, because its lease holds for 30 s and KIS's minute for longer.
export default defineBench({
  id: 'processes-16-kill',
  title: '16 processes on one store, the one that asks is killed with -9',
  unit: 'issuer calls',
  figure: 'returned',
  better: 'lower',
  runs: 3,
  ours: () => countCalls({ oneStore: true, killed: true }),
})
