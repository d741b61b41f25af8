import { AsyncLocalStorage } from 'node:async_hooks'

// One for all runners of the process: a job may be triggered through another runner than the one that runs it.
const storage = new AsyncLocalStorage<{ readonly jobId: string; isOver: boolean }>()

/** Calls `work` as a part of a run of the job: calls that it makes before it settles come from this run. */
export async function callAsRun<T>(jobId: string, work: () => Promise<T>): Promise<T> {
  const run = { jobId, isOver: false }
  try {
    return await storage.run(run, work)
  } finally {
    // A promise or timer that outlives the run keeps its context.
    run.isOver = true
  }
}

/** Returns whether the current call comes from a run of the job in this process, by its asynchronous context. */
export function isCallOfRun(jobId: string): boolean {
  const run = storage.getStore()
  return run !== undefined && !run.isOver && run.jobId === jobId
}
