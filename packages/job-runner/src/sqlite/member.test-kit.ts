// A runner on a file in a process of its own; members.test-kit.ts starts it, and says over IPC what it is to do.
import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sqliteBackend } from '../backends/sqlite.ts'
import { isJobError } from '../errors.ts'
import { createJobRunner } from '../runner.ts'
import { hangingJobId, type MemberCommand, quickJobId, type Seen } from './members.test-kit.ts'

const path = process.argv[2] ?? ''
const ballast = join(dirname(path), 'ballast')
const see = (seen: Seen) => void process.send?.(seen)
// Short, so that a test need not wait for long until it is missed.
const jobs = createJobRunner({ backend: sqliteBackend({ path }), leaseMs: 1_000, sweepMs: 100 })
const codeOf = (error: unknown) => (isJobError(error) ? error.code : String(error))

jobs.job({
  id: hangingJobId,
  name: '멈춘 작업',
  async run({ runId, signal, progress }) {
    progress({ done: 1 })
    see({ event: 'begun', runId })
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  },
})
jobs.job({ id: quickJobId, name: '빠른 작업', run: async () => process.pid })
jobs.on('ended', ({ run, end }) => {
  see({ event: 'ended', runId: run.runId, code: 'error' in end ? end.error.code : 'none' })
})
jobs.on('trouble', ({ error }) => see({ event: 'trouble', code: codeOf(error) }))

process.on('message', async ({ do: what, jobId }: MemberCommand) => {
  try {
    if (what === 'fill-disk') {
      for (let part = 0, size = 262_144; size > 0; part += 1) {
        try {
          writeFileSync(`${ballast}-${part}`, Buffer.alloc(size))
        } catch {
          size = Math.floor(size / 2)
        }
      }
      see({ event: 'disk-is-full' })
    } else if (what === 'empty-disk') {
      for (let part = 0; part < 64; part += 1) rmSync(`${ballast}-${part}`, { force: true })
    } else {
      const { runId } = await jobs.trigger(jobId ?? '', { overlap: 'queue', payload: 'x'.repeat(10_000) })
      see({ event: 'accepted', runId })
    }
  } catch (error) {
    see({ event: 'refused', code: codeOf(error) })
  }
})
process.on('disconnect', () => process.exit(1))
await jobs.start()
see({ event: 'ready' })
