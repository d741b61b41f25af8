import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startRedisServer } from '@stockeye/test-kit/redis-server'
import { seededRandom } from '@stockeye/test-kit/seeded-random'
import { defineSoak } from '../../../scripts/soak/define-soak.ts'
import { startCrew } from './kit/crew.ts'
import { createLedger } from './kit/ledger.ts'
import { watch } from './kit/watch.ts'

const workers = 2

export default defineSoak({
  about:
    '20,000 triggers on a Redis with appendfsync always, that is killed -9 50 times and started again from its file',
  async run(options) {
    const { scale, seed, log } = options
    const random = seededRandom(seed)
    const triggers = Math.round(20_000 * scale)
    const mostKills = Math.max(3, Math.round(50 * scale))
    const folder = mkdtempSync(join(tmpdir(), 'stockeye-soak-'))
    const server = await startRedisServer()
    const ledger = createLedger()
    const address = { kind: 'bullmq', socket: server.options.path } as const
    const jobIds = ['first', 'second']
    const crew = startCrew({ address, jobIds, triggers, dedupeMs: 30_000, folder, workers }, ledger)
    let [kills, nextPlace] = [0, (0.95 * random()) / mostKills]
    try {
      const result = await watch(
        {
          crew,
          ledger,
          triggers,
          steady: workers,
          async disturb(doneSoFar) {
            if (kills >= mostKills || doneSoFar < nextPlace) return
            kills += 1
            // The kills come at random places of equal parts of the work, none at its very end.
            nextPlace = (0.95 * (kills + random())) / mostKills
            await server.stop('SIGKILL')
            await new Promise((done) => setTimeout(done, 100 + random() * 400))
            await server.restart()
            // A worker forgets old runs when it starts: without a restart, once an hour.
            if (kills % 5 === 0) await crew.kill(1)
            log(`Redis was killed ${kills} times`)
          },
          size: async () => Number(/used_memory_dataset:(\d+)/.exec(await server.redis.info('memory'))?.[1]),
        },
        options,
      )
      return { figures: { kills, ...result.figures }, broken: result.broken }
    } finally {
      await crew.end()
      await server.close()
      rmSync(folder, { recursive: true })
    }
  },
})
