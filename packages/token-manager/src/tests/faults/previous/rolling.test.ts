import { startMemberProcess } from '@stockeye/test-kit/member'
import { seededRandom } from '@stockeye/test-kit/seeded-random'
import { startTime } from '@stockeye/test-kit/shared-time'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import * as z from 'zod'
import { startIssuerServer } from '../../../fake-issuer/issuer-server.ts'
import type { ManagerOptions } from './process.test-kit.ts'
import { describeStores, left } from './stores.test-kit.ts'
import type { Version } from './version.test-kit.ts'

const secondMs = 1_000
const speed = 40
const program = new URL('./process.test-kit.ts', import.meta.url)
const gotSchema = z.object({ generation: z.number(), fingerprint: z.string(), code: z.string() })

/** Starts a process of a version; it ends with the test. */
function startManager(options: ManagerOptions) {
  const { child } = startMemberProcess(program, options)
  const got: z.infer<typeof gotSchema>[] = []
  child.on('message', (message) => got.push(gotSchema.parse(message)))
  return {
    version: options.version,
    got,
    hasExited: () => child.exitCode !== null || child.signalCode !== null,
    kill: () => void child.kill('SIGKILL'),
  }
}

describe('managers of two versions on one store, that are killed -9 at any time', () => {
  describeStores((stores) => {
    it.each([
      { how: 'plain', keys: undefined },
      { how: 'encrypted', keys: left.keys },
    ])(
      'serves one token for each generation, and never asks the issuer too early: $how',
      async ({ keys }) => {
        const seed = 20_261_129
        const random = seededRandom(seed)
        const issuer = await startIssuerServer({ refuseWithinMs: (10 * secondMs) / speed, lifeMs: 40 * secondMs })
        onTestFinished(() => issuer.close())
        const scale = startTime({ speed })
        const address = await stores.fresh()
        const all: ReturnType<typeof startManager>[] = []
        const start = (version: Version) => {
          const options = { version, address, url: issuer.url, scale, leastIntervalMs: 10 * secondMs, chance: 0.03 }
          const one = startManager({ ...options, seed: seed + all.length, ...(keys && { keys }) })
          all.push(one)
          return one
        }
        const newest = () => Math.max(...all.flatMap(({ got }) => got.map(({ generation }) => generation)), 0)

        let alive = [start('previous'), start('previous'), start('current')]
        await vi.waitUntil(
          () => {
            // A deploy goes forward or back with each process that dies.
            alive = alive.map((one) => (one.hasExited() ? start(random() < 0.5 ? 'previous' : 'current') : one))
            for (const one of alive) if (random() < 0.01) one.kill()
            const served = new Set(all.filter(({ got }) => got.length > 0).map(({ version }) => version))
            return all.length >= 8 && newest() >= 4 && served.size === 2
          },
          { timeout: 170_000, interval: 20 },
        )

        const got = all.flatMap((one) => one.got)
        const tokensOf = Map.groupBy(got, ({ generation }) => generation)
        tokensOf.delete(0)
        const doubles = [...tokensOf].filter(([, its]) => new Set(its.map(({ fingerprint }) => fingerprint)).size > 1)
        expect(doubles).toEqual([])
        for (const one of all) {
          const generations = one.got.flatMap(({ generation }) => (generation > 0 ? generation : []))
          expect(generations).toEqual(generations.toSorted((a, b) => a - b))
        }
        // A caller may be refused while the issuer may not be asked; the store is never at fault.
        expect(got.filter(({ code }) => code === 'TOKEN_STORE')).toEqual([])
        expect(await issuer.refusals()).toEqual([])
        // The limit only guards against a hang: processes start one after the other, slowly on a busy machine.
      },
      180_000,
    )
  })
})
