import type { Clock } from '@stockeye/token-manager'

export interface Task {
  readonly name: string
  readonly everyMs: number
  run(signal: AbortSignal): Promise<void>
}

export interface Schedule {
  /** Aborts what runs, and waits for it. */
  stop(): Promise<void>
}

/**
 * Runs each task at once and then at its interval, one task at a time: they share an account, and a check must see what
 * the one before it ordered. A task that is due while one runs waits; due twice, it runs once.
 */
export function startSchedule(
  tasks: readonly Task[],
  { clock, onError }: { readonly clock: Clock; readonly onError: (task: Task, error: unknown) => void },
): Schedule {
  const stopping = new AbortController()
  const timers = new Map<Task, unknown>()
  const due = new Set<Task>()
  let working: Promise<void> | undefined

  const startedAt = clock.now()
  const arm = (task: Task) => {
    // From the start, not from the last run: a slow run must not push the later ones.
    const sinceStart = clock.now() - startedAt
    const waitMs = task.everyMs - (sinceStart % task.everyMs)
    timers.set(
      task,
      clock.setTimeout(() => {
        arm(task)
        wake(task)
      }, waitMs),
    )
  }

  const wake = (task: Task) => {
    due.add(task)
    working ??= work().finally(() => {
      working = undefined
    })
  }

  async function work(): Promise<void> {
    // A task that becomes due meanwhile is met at the end of the set.
    for (const task of due) {
      due.delete(task)
      if (stopping.signal.aborted) return
      try {
        await task.run(stopping.signal)
      } catch (error) {
        if (!stopping.signal.aborted) onError(task, error)
      }
    }
  }

  for (const task of tasks) {
    arm(task)
    wake(task)
  }

  return {
    async stop() {
      stopping.abort(new Error('the trader stops'))
      for (const timer of timers.values()) clock.clearTimeout(timer)
      await working
    },
  }
}
