import { AsyncLocalStorage } from 'node:async_hooks'

/** Finds the job whose run makes a call, by the asynchronous context of the call. */
export interface CallingJob {
  /** Calls `work` as a part of a run of the job: calls that it makes before it settles come from this run. */
  call<T>(jobId: string, work: () => Promise<T>): Promise<T>
  /** Returns whether the current call comes from a run of the job in this process. */
  is(jobId: string): boolean
}

export function createCallingJob(): CallingJob {
  const storage = new AsyncLocalStorage<{ readonly jobId: string; isOver: boolean }>()
  return {
    async call(jobId, work) {
      const run = { jobId, isOver: false }
      try {
        return await storage.run(run, work)
      } finally {
        // A promise or timer that outlives the run keeps its context.
        run.isOver = true
      }
    },
    is(jobId) {
      const run = storage.getStore()
      return run !== undefined && !run.isOver && run.jobId === jobId
    },
  }
}
