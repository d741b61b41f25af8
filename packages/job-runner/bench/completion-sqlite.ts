import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { median } from '../../../scripts/bench/report.ts'
import { createJobRunner, onComplete } from '../src/index.ts'
import { sqliteBackend } from '../src/sqlite.ts'

const count = 500

/**
 * Measures one delivery after another.
 * @returns ms from a trigger to its completion in the notifier, the median of many
 */
async function completionMs(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  let delivered = Promise.withResolvers<void>()
  const jobs = createJobRunner({
    backend: sqliteBackend({ path: join(folder, 'jobs.db') }),
    notifiers: [onComplete(() => delivered.resolve())],
  })
  jobs.register({ id: 'bench', name: 'bench', run: async () => ({ rows: 2_873 }) })
  await jobs.start()

  const spans: number[] = []
  for (let index = 0; index < count; index += 1) {
    delivered = Promise.withResolvers()
    const start = performance.now()
    await jobs.trigger('bench', { recipient: { channel: 'complete' } })
    await delivered.promise
    spans.push(performance.now() - start)
  }

  await jobs.stop()
  rmSync(folder, { recursive: true })
  return median(spans)
}

// Three waits for the disk, one after the other: the trigger, the start, and the end with its completion.
export default defineBench({
  id: 'completion-sqlite',
  title: 'trigger to completion on SQLite, p50',
  unit: 'ms p50',
  figure: 'returned',
  better: 'lower',
  ours: completionMs,
})
