import assert from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { ours, peers } from './cached-get.ts'

/** Counts the calls to the issuer until 10,000 callers, all before the first answer, have their token. */
const countIssues = (owner: typeof ours) => async () => {
  let issues = 0
  const get = await owner(async () => {
    issues++
    await setImmediate()
    return { secret: 'a-token', expiresAt: Date.now() + 86_400_000 }
  })
  const tokens = await Promise.all(Array.from({ length: 10_000 }, get))
  assert(tokens.every(Boolean))
  return issues
}

// KIS issues one token a minute: after a restart, each call after the first is refused, and costs a minute.
export default defineBench({
  id: 'cold-10000',
  title: '10,000 callers while there is no token',
  unit: 'issuer calls',
  figure: 'returned',
  better: 'lower',
  ours: countIssues(ours),
  peers: Object.fromEntries(Object.entries(peers).map(([name, owner]) => [name, countIssues(owner)])),
})
