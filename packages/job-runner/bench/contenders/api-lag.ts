// Processes of the row api-lag: an API that only triggers, and workers that are idle or busy.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createJobRunner, onComplete } from '../../src/index.ts'
import { sqliteBackend } from '../../src/sqlite.ts'
import { onDisk } from './disk.ts'
import { measureRuns } from './measure-runs.ts'
import { startJobs } from './ours.ts'

const self = fileURLToPath(import.meta.url)
const workers = 2
const triggers = 1_000
/** Pause of the API between two triggers, in ms. */
const pauseMs = 5

/** Measures the event loop of a process that triggers, beside two workers on its file. @returns p99 of its delay, in ms */
export const measureApiLag = (kind: 'busy' | 'idle'): Promise<number> =>
  onDisk(async (folder) => {
    const children: ChildProcess[] = []
    try {
      const path = join(folder, 'jobs.db')
      for (let index = 0; index < workers; index += 1) {
        const child = fork(self, [kind, path], { stdio: ['ignore', 2, 2, 'ipc'] })
        children.push(child)
        await once(child, 'message')
      }
      return await triggerFrom(path)
    } finally {
      for (const child of children) child.kill('SIGKILL')
    }
  })

async function triggerFrom(path: string): Promise<number> {
  const api = createJobRunner({ backend: sqliteBackend({ path }), work: false })
  api.register({ id: 'asked', name: 'asked', run: async () => undefined })
  await api.trigger('asked')
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  for (let index = 0; index < triggers; index += 1) {
    await Promise.all([api.trigger('asked', { overlap: 'queue' }), wait(pauseMs)])
  }
  delay.disable()
  await api.stop()
  return delay.percentile(99) / 1e6
}

/** Works on the runs of the API, and, if it is busy, on runs of its own without a pause. */
async function work(kind: string, path: string) {
  const jobs = createJobRunner({ backend: sqliteBackend({ path }), notifiers: [onComplete(() => undefined)] })
  jobs.register({ id: 'asked', name: 'asked', overlap: 'allow', run: async () => undefined })
  await jobs.start()
  if (kind === 'busy') {
    const backlog = { backlog: 200, count: Number.MAX_SAFE_INTEGER }
    void measureRuns((hooks) => startJobs(sqliteBackend({ path }), hooks), backlog)
    await wait(1_000)
  }
}

if (process.argv[1] === self) {
  const [, , kind = '', path = ''] = process.argv
  process.once('disconnect', () => process.exit())
  await work(kind, path)
  process.send?.('ready')
}
