import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { seededRandom } from '@stockeye/test-kit/seeded-random'
import { defineSoak } from '../../../scripts/soak/define-soak.ts'
import { startCrew } from './kit/crew.ts'
import { createLedger } from './kit/ledger.ts'
import { watch } from './kit/watch.ts'

const workers = 3

export default defineSoak({
  about:
    '100,000 triggers on one SQLite file, and kill -9 of a random process each second, the triggering one included',
  async run(options) {
    const { scale, seed } = options
    const random = seededRandom(seed)
    const triggers = Math.round(100_000 * scale)
    // A short soak is over sooner than a process that is killed each second makes progress.
    const mostKills = scale < 0.1 ? 6 : Number.POSITIVE_INFINITY
    const folder = mkdtempSync(join(tmpdir(), 'stockeye-soak-'))
    const path = join(folder, 'jobs.db')
    const ledger = createLedger()
    const jobIds = ['first', 'second', 'third', 'fourth']
    // The window of a key outlives the restart of a process, and ends soon enough to let its run be forgotten.
    const shared = { address: { kind: 'sqlite', path }, jobIds, triggers, dedupeMs: 30_000 } as const
    const crew = startCrew({ ...shared, folder, workers }, ledger)
    // A kill comes each second, and at random places of a short soak.
    let [kills, killedAt, nextPlace] = [0, performance.now(), 0.1 * random()]
    try {
      const result = await watch(
        {
          crew,
          ledger,
          triggers,
          steady: workers,
          async disturb(doneSoFar) {
            if (kills >= mostKills || (performance.now() - killedAt < 1_000 && doneSoFar < nextPlace)) return
            killedAt = performance.now()
            nextPlace = doneSoFar + 0.2 * random()
            // The last worker lives on: its memory is watched. A process that has done nothing yet is not worth a kill.
            const victim = Math.floor(random() * workers)
            if (!crew.busy().includes(victim)) return
            kills += 1
            await crew.kill(victim)
          },
          size: async () => sizeOf(path) + sizeOf(`${path}-wal`),
        },
        options,
      )
      await crew.end()
      return { figures: { kills, ...result.figures }, broken: [...result.broken, ...faultsOf(path)] }
    } finally {
      await crew.end()
      rmSync(folder, { recursive: true })
    }
  },
})

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** Returns what is wrong with the file itself. */
function faultsOf(path: string): readonly string[] {
  const database = new DatabaseSync(path)
  const check = database.prepare('PRAGMA integrity_check').get()?.['integrity_check']
  database.close()
  return check === 'ok' ? [] : [`the file is damaged: ${check}`]
}
