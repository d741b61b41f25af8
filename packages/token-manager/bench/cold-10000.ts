import assert from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { ours, peers } from './cached-get.ts'

/** @returns how often the issuer was asked until 10,000 callers, who came before the first answer, had their token */
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

// KIS issues one token a minute: after a restart, each call more than one is a refusal and a minute lost.
export default defineBench({
  id: 'cold-10000',
  unit: 'issuer calls',
  figure: 'returned',
  better: 'lower',
  ours: countIssues(ours),
  peers: Object.fromEntries(Object.entries(peers).map(([name, owner]) => [name, countIssues(owner)])),
})
