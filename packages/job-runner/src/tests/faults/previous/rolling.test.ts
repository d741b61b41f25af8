import { seededRandom } from '@stockeye/test-kit/seeded-random'
import { describe, expect, it, vi } from 'vitest'
import { isFinal } from '../../../runner/run-states.ts'
import { runOutLeases } from '../leases.test-kit.ts'
import { patience, type Scene, untilQuiet } from '../members.test-kit.ts'
import { describeStores, openVersion, startVersion } from './stores.test-kit.ts'
import type { Version } from './version.test-kit.ts'

const other: Readonly<Record<Version, Version>> = { previous: 'current', current: 'previous' }

/** Starts a process of a version, and waits until it takes runs. */
async function startOne(scene: Scene, options: Parameters<typeof startVersion>[1]) {
  const member = await startVersion(scene, options)
  member.send({ do: 'start' })
  await scene.until('ready', member.pid)
  return member
}

describe.each(['previous', 'current'] as const)('a process of the %s version beside one of the other', (version) => {
  describeStores((stores) => {
    it('takes over the run of the other one after a kill -9, and delivers its completion once', async () => {
      const scene = stores.fresh()
      const killed = await startOne(scene, { version: other[version], isGated: true })
      killed.send({ do: 'trigger', jobId: 'gated', key: 'symbol' })
      await scene.until('begun', killed.pid)

      const next = await startOne(scene, { version })
      await killed.kill()
      await runOutLeases(scene.address)
      const { runId = '' } = await scene.until('sent', next.pid)
      const { jobs } = await openVersion(scene, { version: 'current', works: false })
      await untilQuiet(jobs)

      expect(await jobs.getRun(runId)).toMatchObject({ state: 'succeeded', crashes: 1, result: { key: 'symbol' } })
      expect(scene.seen('begun').map(({ pid }) => pid)).toEqual([killed.pid, next.pid])
      expect(scene.seen('sent')).toMatchObject([{ runId, pid: next.pid, redelivered: false }])
    })

    it('works on what the other one triggers, cancels what it runs, and sees its dedupe keys', async () => {
      const scene = stores.fresh()
      const worker = await startOne(scene, { version, isGated: true })
      const { jobs: api } = await openVersion(scene, { version: other[version], works: false })

      const first = await api.trigger('gated', { dedupeKey: 'one', recipient: { channel: 'chat', chatId: 'reader' } })
      await scene.until('begun', worker.pid)
      worker.send({ do: 'trigger', jobId: 'gated', key: 'one' })
      const { runId: again } = await scene.until('accepted', worker.pid)
      await api.cancel(first.runId)
      const ended = await api.waitFor(first.runId)
      await untilQuiet(api)

      expect(again).toBe(first.runId)
      expect(ended).toMatchObject({ status: 'cancelled' })
      // A trigger that meets its own dedupe key may add its recipient.
      expect(new Set(scene.seen('sent').map(({ runId }) => runId))).toEqual(new Set([first.runId]))
    })

    it('keeps to the pause of the other one', async () => {
      const scene = stores.fresh()
      const worker = await startOne(scene, { version })
      const { jobs: api } = await openVersion(scene, { version: other[version], works: false })

      await api.pause('hourly')
      const { jobs: reader } = await openVersion(scene, { version, works: false })
      const jobs = await reader.listJobs()

      expect(jobs.find(({ id }) => id === 'hourly')).toMatchObject({ isPaused: true })
      await worker.kill()
    })
  })
})

describe('a deploy that rolls forward and back, with kill -9 between', () => {
  describeStores((stores) => {
    // The limit only guards against a hang: processes start one after the other, slowly on a busy machine.
    it('ends each accepted run once, and delivers each completion, with doubles marked', {
      timeout: 300_000,
    }, async () => {
      const seed = 20_261_129
      const random = seededRandom(seed)
      const scene = stores.fresh()
      const versions: readonly Version[] = ['previous', 'current', 'previous', 'current', 'current', 'previous']
      let previous = await startOne(scene, { version: 'previous' })
      const keys: string[] = []

      for (const [round, version] of versions.entries()) {
        const next = await startOne(scene, { version })
        const accepted = scene.seen('accepted').length
        for (let count = 0; count < 20; count += 1) {
          const key = `${round}/${count}`
          keys.push(key)
          for (const member of random() < 0.5 ? [previous, next] : [next, previous]) {
            member.send({ do: 'trigger', jobId: 'quick', key })
          }
        }
        // The kill comes while triggers, runs and deliveries are under way.
        await vi.waitUntil(() => scene.seen('accepted').length > accepted + 5 + random() * 20, patience)
        await previous.kill()
        await runOutLeases(scene.address)
        previous = next
      }
      const { jobs } = await openVersion(scene, { version: 'current' })
      await jobs.start()
      // Each key was sent to two processes, one of which may have died first: the test triggers all of them again.
      const again = await Promise.all(keys.map((key) => jobs.trigger('quick', { dedupeKey: key, overlap: 'queue' })))
      await untilQuiet(jobs)

      const accepted = new Set(scene.seen('accepted').flatMap(({ runId }) => runId ?? []))
      const runs = await jobs.history('quick', { limit: 10_000 })
      const byId = new Map(runs.map((run) => [run.runId, run]))
      expect([...accepted].filter((runId) => byId.get(runId)?.state !== 'succeeded')).toEqual([])
      // A key is one run, whichever version received it first.
      expect(runs).toHaveLength(keys.length)
      expect(runs.filter(({ state }) => !isFinal(state))).toEqual([])
      // A run that the test itself triggered has no recipient.
      const own = new Set(again.flatMap(({ runId, disposition }) => (disposition === 'queued' ? runId : [])))
      const sent = scene.seen('sent')
      expect(new Set(sent.map(({ runId }) => runId))).toEqual(
        new Set(runs.flatMap(({ runId }) => (own.has(runId) ? [] : runId))),
      )
      const seen = new Set<string | undefined>()
      for (const { deliveryId, redelivered } of sent) {
        if (seen.has(deliveryId)) expect(redelivered).toBe(true)
        seen.add(deliveryId)
      }
      const ended = scene.seen('ended').map(({ runId }) => runId)
      expect(new Set(ended).size).toBe(ended.length)
      const { jobs: old } = await openVersion(scene, { version: 'previous', works: false })
      expect(await old.history('quick', { limit: 10_000 })).toEqual(runs)
    })
  })
})
