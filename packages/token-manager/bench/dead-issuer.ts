import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { ours, peers } from './cached-get.ts'

const dayMs = 86_400_000

/** Counts the calls to an issuer that has died, in 20 waves of 100 callers a second apart. */
const countCallsToTheDead = (owner: typeof ours) => async () => {
  mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 0, 5) })
  let isDead = false
  let calls = 0
  const get = await owner(async () => {
    if (!isDead) return { secret: 'a-token', expiresAt: Date.now() + dayMs }
    calls++
    throw new Error('the issuer is dead')
  })
  await get()

  isDead = true
  mock.timers.tick(dayMs)
  for (let wave = 1; wave <= 20; wave++) {
    const answers = await Promise.allSettled(Array.from({ length: 100 }, get))
    assert(answers.every(({ status }) => status === 'rejected'))
    mock.timers.tick(1_000)
  }
  return calls
}

// A loop that wants a quote every second asks for a token every second, and to an issuer with a limit each try counts.
// The waves take 20 s on the clock of all. That is less than any pause after a failure (ours is 62 s, msal-node's a
// minute), so a library with a pause calls in the first wave only: ours once, msal-node once for each caller in it.
export default defineBench({
  id: 'dead-issuer',
  title: '20 waves of callers after the issuer has died',
  unit: 'issuer calls',
  figure: 'returned',
  better: 'lower',
  ours: countCallsToTheDead(ours),
  peers: Object.fromEntries(Object.entries(peers).map(([name, owner]) => [name, countCallsToTheDead(owner)])),
})
