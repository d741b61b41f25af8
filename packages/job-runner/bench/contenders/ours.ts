import type { Backend } from '../../src/backend.ts'
import { createJobRunner, onComplete } from '../../src/index.ts'
import { type Hooks, jobs, type Started, slots } from './measure-runs.ts'

/** Runs of many jobs through the public API, each with a recipient; the runs of a job do not wait for each other. */
export const startJobs = (backend: Backend, hooks: Hooks): Promise<Started> => start(backend, hooks, 'allow', jobs)

/** Runs of one job through the public API, each with a recipient; each run waits for the one before it. */
export const startOneJob = (backend: Backend, hooks: Hooks): Promise<Started> => start(backend, hooks, 'queue', 1)

async function start(backend: Backend, { run, delivered }: Hooks, overlap: 'allow' | 'queue', count: number) {
  const runner = createJobRunner({ backend, notifiers: [onComplete(delivered)], slots })
  for (let index = 0; index < count; index += 1) {
    runner.register({ id: `job-${index}`, name: `job ${index}`, overlap, run })
  }
  await runner.start()
  return {
    // Without it, a trigger would join a run of its job.
    trigger: (index: number) =>
      runner.trigger(`job-${index % count}`, { recipient: { channel: 'complete' }, overlap: 'queue' }),
    stop: () => runner.stop(),
  }
}
