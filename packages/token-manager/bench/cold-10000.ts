import assert from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import pMemoize from 'p-memoize'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { createTokenManager, memoryStore } from '../src/index.ts'

/** @returns how often the issuer was asked until 10,000 callers, who came before the first answer, had their token */
async function countIssues(getFrom: (issue: () => Promise<string>) => () => Promise<string>): Promise<number> {
  let issues = 0
  const get = getFrom(async () => {
    issues++
    await setImmediate()
    return 'a-token'
  })
  const tokens = await Promise.all(Array.from({ length: 10_000 }, get))
  assert(tokens.every((token) => token === 'a-token'))
  return issues
}

// KIS issues one token a minute: after a restart, each call more than one is a refusal and a minute lost.
export default defineBench({
  id: 'cold-10000',
  unit: 'issuer calls',
  figure: 'returned',
  better: 'lower',
  ours: () =>
    countIssues((issue) => {
      const manager = createTokenManager({
        issuer: {
          key: 'bench',
          issue: async () => ({ secret: await issue(), expiresAt: Date.now() + 86_400_000 }),
          verdict: () => ({ kind: 'fatal' }),
        },
        store: memoryStore(),
      })
      return async () => (await manager.get()).secret
    }),
  peers: { 'p-memoize': () => countIssues((issue) => pMemoize(issue)) },
})
