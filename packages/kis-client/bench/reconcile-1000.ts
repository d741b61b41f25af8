import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { listMs, settleMs } from './kit/open-intents.ts'

// A start of `createTrading` with 1,000 open intents in its journal, every second one without a number, against ten pages of KRX's
// list: the journal is read, the lists and the positions too, and all intents are settled or found.
export default defineBench({
  id: 'reconcile-1000',
  title: 'start of createTrading with 1,000 open intents',
  unit: 'ms CPU',
  figure: 'returned',
  better: 'lower',
  runs: 5,
  ours: settleMs,
  peers: { 'floor: listOrders of the same pages': listMs },
})
