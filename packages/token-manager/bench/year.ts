import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { type Clock, createTokenManager } from '../src/index.ts'
import { sqliteStore } from '../src/stores/sqlite.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const yearMs = 365 * 24 * hourMs

/**
 * Returns a clock that steps from timer to timer. The clock of the tests takes eight turns for each timer, which would
 * cost more than the manager.
 */
function steppingClock() {
  let now = Date.UTC(2026, 0, 5)
  const timers = new Map<unknown, { readonly run: () => void; readonly at: number }>()
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    setTimeout(run, ms) {
      const timer = Symbol()
      timers.set(timer, { run, at: now + ms })
      return timer
    },
    clearTimeout: (timer) => timers.delete(timer),
  }
  const step = async () => {
    const [next] = [...timers].sort(([, a], [, b]) => a.at - b.at)
    assert(next, 'no timer is set')
    const [timer, { run, at }] = next
    timers.delete(timer)
    now = at
    run()
    await setImmediate()
  }
  return { clock, step }
}

/** Measures the CPU seconds of a manager that keeps a token for a year, with the file and the steps of the clock. */
async function liveThroughAYear(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'token-manager-year-'))
  const before = process.cpuUsage()
  const { clock, step } = steppingClock()
  const endsAt = clock.now() + yearMs
  let issues = 0
  const issue = async () => ({ secret: `token-${++issues}`, expiresAt: clock.now() + 24 * hourMs })
  const store = sqliteStore({ path: join(folder, 'tokens', 'tokens.db'), manyProcesses: false, clock })
  const manager = createTokenManager({
    issuer: { id: 'bench', issue },
    store,
    clock,
  })
  await manager.start()
  let steps = 0
  for (; clock.now() < endsAt; steps++) {
    await step()
    assert.equal(manager.status().phase, 'fresh')
  }
  const { user, system } = process.cpuUsage(before)

  // A check every 30 min, and an issue every 20 h: a token that lives for a day is replaced with four hours left.
  assert(steps >= yearMs / (30 * minuteMs))
  assert.equal(issues, 1 + yearMs / (20 * hourMs))
  await manager.close()
  store.close()
  rmSync(folder, { recursive: true })
  return (user + system) / 1_000_000
}

// A test in real time would wait a day for a token to expire. A year in less than a second fits into a test.
export default defineBench({
  id: 'year',
  title: '365 simulated days on a SQLite file',
  unit: 'CPU s',
  figure: 'returned',
  better: 'lower',
  ours: liveThroughAYear,
})
