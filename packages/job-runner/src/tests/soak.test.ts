import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sourceFlags } from '@stockeye/test-kit/program'
import { describeRedis } from '@stockeye/test-kit/redis-server'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../soak/kit/journal.ts'
import { createLedger } from '../../soak/kit/ledger.ts'
import { isFlat, slopeOf } from '../../soak/kit/slope.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

// The limit only guards against a hang: processes start one after the other, slowly on a busy machine.
const timeout = 300_000

/** Runs a soak at a hundredth of its size. */
function runShort(name: string) {
  const args = [...sourceFlags, 'scripts/soak.ts', name, '--scale', '0.01', '--json']
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  return { status, report: JSON.parse(stdout) }
}

describe('a short soak', () => {
  it('keeps every promise on SQLite while processes are killed', { timeout }, () => {
    const { status, report } = runShort('sqlite-kill')

    expect(report).toMatchObject({ figures: { triggers: 1_000, 'runs delivered': 1_000 }, broken: [] })
    expect(report.figures.kills).toBeGreaterThan(0)
    expect(status).toBe(0)
  })

  describeRedis('of Redis', () => {
    it('keeps every promise while Redis is killed', { timeout }, () => {
      const { status, report } = runShort('redis-kill')

      expect(report).toMatchObject({ figures: { triggers: 200, 'runs delivered': 200 }, broken: [] })
      expect(report.figures.kills).toBeGreaterThan(0)
      expect(status).toBe(0)
    })
  })
})

describe('the ledger of a soak', () => {
  const accepted: Entry = { event: 'accepted', key: 0, runId: 'run' }
  const begun: Entry = { event: 'begun', runId: 'run' }
  const sent: Entry = { event: 'sent', runId: 'run', end: '1/1', redelivered: false }

  it.each<{ what: string; entries: readonly Entry[]; count: number }>([
    { what: 'no promise for a run that is delivered', entries: [accepted, begun, sent], count: 0 },
    {
      what: 'no promise for a double that is marked',
      entries: [accepted, begun, sent, { ...sent, redelivered: true }],
      count: 0,
    },
    { what: 'one for a double that is not marked', entries: [accepted, begun, sent, sent], count: 1 },
    {
      what: 'one for a second end',
      entries: [accepted, begun, sent, { ...sent, end: '2/1', redelivered: true }],
      count: 1,
    },
    {
      what: 'one for an end that is emitted twice',
      entries: [accepted, begun, sent, { event: 'ended', runId: 'run' }, { event: 'ended', runId: 'run' }],
      count: 1,
    },
    { what: 'one for a completion that is not delivered', entries: [accepted, begun], count: 1 },
    {
      what: 'one for a key with two runs',
      entries: [accepted, { ...accepted, runId: 'other' }, begun, sent, { ...sent, runId: 'other' }],
      count: 1,
    },
    { what: 'one for a run that no key has', entries: [accepted, begun, sent, { ...begun, runId: 'other' }], count: 1 },
    {
      what: 'no promise for a second run of a key whose window passed',
      entries: [accepted, begun, sent, { event: 'late', keys: 1 }, { ...begun, runId: 'other' }],
      count: 0,
    },
    { what: 'one for a trigger that is not accepted', entries: [begun, sent], count: 1 },
  ])('names $what', ({ entries, count }) => {
    const ledger = createLedger()

    for (const entry of entries) ledger.note(entry, 1)

    expect(ledger.broken(1)).toHaveLength(count)
  })

  it('calls samples flat that stay, and those that grow not', () => {
    const steps = Array.from({ length: 90 }, (_, step) => step)

    expect(isFlat(steps.map((step) => 100 + (step % 3)))).toBe(true)
    expect(isFlat(steps.map((step) => 100 * step))).toBe(false)
    // Some seconds in which the machine was fast.
    expect(isFlat(steps.map((step) => (step > 80 ? 140 : 100)))).toBe(true)
    expect(isFlat(steps.map((step) => 20 + 100 * step))).toBe(false)
    expect(slopeOf(steps.map((step) => 5 + 3 * step))).toBeCloseTo(3)
  })
})
