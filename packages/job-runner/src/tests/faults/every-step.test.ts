import { describe, expect, it } from 'vitest'
import { isFinal, type RunState } from '../../runner/run-states.ts'
import { describeBackends } from './backends.test-kit.ts'
import { longLeaseMs, runOutLeases } from './leases.test-kit.ts'
import { openHere, type Scene, startMember, untilQuiet } from './members.test-kit.ts'
import { watchedJobId } from './runner.test-kit.ts'

// More processes would only wait for each other: the machines have two cores.
const lanes = 3
const recipients = 2

/** Returns the phase of the run when its process died. */
function phaseOf(at: { state: RunState | undefined; isAccepted: boolean; sent: number; recorded: number }) {
  if (at.state === undefined) return 'not stored'
  if (!at.isAccepted) return 'stored, not acknowledged'
  if (!isFinal(at.state)) return at.state
  if (at.sent > at.recorded) return 'sent, not recorded'
  return at.recorded < recipients ? 'ended, not sent' : 'delivered'
}

/** Takes a run through everything in a process of its own, or until that is killed. */
async function goThroughAll(scene: Scene, killAt?: string) {
  const options = { goesThroughAll: true, leaseMs: longLeaseMs, deliveryLeaseMs: longLeaseMs, isGated: false }
  await startMember(scene, killAt === undefined ? options : { ...options, killAt }).gone
  const wasKilled = killAt !== undefined && scene.seen('step').length > 0
  // The process was killed at the expected step, or not at all.
  expect(scene.seen('finished')).toHaveLength(wasKilled ? 0 : 1)
}

/** Takes over the state that a dead process has left, and checks every promise. @returns the phase that it died in */
async function takeOver(scene: Scene): Promise<string> {
  const { jobs: next } = await openHere(scene)
  const [before, ...others] = await next.history(watchedJobId)
  const { pendingDeliveries } = await next.health()
  const wasFinal = before !== undefined && isFinal(before.state)
  const recorded = wasFinal ? recipients - pendingDeliveries : 0
  const sentBefore = scene.seen('sent')
  const isAccepted = scene.seen('accepted').length > 0

  await runOutLeases(scene.address)
  await next.start()
  await untilQuiet(next)
  const [after] = await next.history(watchedJobId)
  // A cancel that comes after the end changes nothing.
  if (after !== undefined) await next.cancel(after.runId)
  const again = after && (await next.getRun(after.runId))
  await next.stop()

  expect(others).toEqual([])
  if (isAccepted) expect(before).toBeDefined()
  // The run has one end, which never changes: that of the process that was first.
  expect(after?.runId).toBe(before?.runId)
  expect(again).toEqual(after)
  if (after !== undefined) expect(after).toMatchObject({ state: 'succeeded', attempt: 1 })
  if (wasFinal) expect(after).toEqual(before)
  const begun = scene.seen('begun').map(({ pid }) => pid)
  expect(begun.filter((pid) => pid === process.pid)).toHaveLength(before === undefined || wasFinal ? 0 : 1)
  expect(begun.length).toBeLessThanOrEqual(2)

  // Each recipient gets a delivery; again only those whose delivery was not recorded, and then `redelivered` is true.
  const sent = scene.seen('sent')
  const idsOf = (entries: typeof sent) => new Set(entries.map(({ deliveryId }) => deliveryId))
  const sentAfter = sent.slice(sentBefore.length)
  expect(idsOf(sent).size).toBe(before === undefined ? 0 : recipients)
  expect(sentAfter).toHaveLength(before === undefined ? 0 : recipients - recorded)
  expect(idsOf(sentBefore).size).toBe(sentBefore.length)
  expect(idsOf(sentAfter).size).toBe(sentAfter.length)
  for (const { deliveryId, redelivered } of sentAfter) {
    if (idsOf(sentBefore).has(deliveryId)) expect(redelivered).toBe(true)
  }
  for (const { redelivered } of sentBefore) expect(redelivered).toBe(false)
  return phaseOf({ state: before?.state, isAccepted, sent: sentBefore.length, recorded })
}

/** Kills a process at each step of a whole pass. @returns the phases that the processes died in */
async function dieAtEveryStep(freshScene: () => Scene): Promise<ReadonlySet<string>> {
  // The first pass loads the scripts into Redis, which are steps of their own in that pass alone.
  await goThroughAll(freshScene())
  const whole = freshScene()
  await goThroughAll(whole)
  const steps = whole.seen('step').flatMap(({ step }) => step ?? [])
  const phases: Promise<string>[] = []

  async function dieInTurn() {
    for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
      const scene = freshScene()
      await goThroughAll(scene, step)
      // The check runs while the next processes die.
      const phase = takeOver(scene)
      phase.catch(() => steps.splice(0))
      phases.push(phase)
    }
  }
  await Promise.all(Array.from({ length: lanes }, dieInTurn))
  return new Set(await Promise.all(phases))
}

// The limit only guards against a hang: dozens of processes start one after the other, slowly on a busy machine.
const timeout = 300_000

describe('a process that is killed at any step', () => {
  describeBackends((freshScene) => {
    it('ends each run once, delivers to each recipient, and sets redelivered on a second delivery', {
      timeout,
    }, async () => {
      const phases = await dieAtEveryStep(freshScene)

      expect(phases).toEqual(
        new Set([
          'not stored',
          'stored, not acknowledged',
          'queued',
          'running',
          'ended, not sent',
          'sent, not recorded',
          'delivered',
        ]),
      )
    })
  })
})
