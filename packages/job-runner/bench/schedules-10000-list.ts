import assert from 'node:assert/strict'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { type Owner, ours, peers, rulesFor } from './schedules-10000.ts'

/** Measures the first list. @returns ms until 10,000 jobs are listed with their next run, at the first call */
const measureList = (owner: Owner) => async () => {
  const rules = rulesFor(Date.now())
  const scheduled = await owner(rules)
  const startedAt = performance.now()
  const lines = await scheduled.list()
  const tookMs = performance.now() - startedAt
  assert.equal(lines.filter(({ nextAt }) => nextAt !== undefined && nextAt > Date.now()).length, rules.length)
  return tookMs
}

// A user who sends /schedules in a chat waits for this list.
export default defineBench({
  id: 'schedules-10000-list',
  title: 'list of 10,000 schedules with their next runs',
  unit: 'ms',
  figure: 'returned',
  better: 'lower',
  ours: measureList(ours),
  peers: Object.fromEntries(Object.entries(peers).map(([name, owner]) => [name, measureList(owner)])),
})
