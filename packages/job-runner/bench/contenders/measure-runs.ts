/** Calls of a contender into the measurement. */
export interface Hooks {
  /** Runs every job: does nothing, once the backlog stands. */
  run(): Promise<void>
  /** Counts a completion that has reached its recipient. */
  delivered(): void
}

/** A system with its worker and its recipient, started. */
export interface Started {
  /** Triggers a run; resolves when the run is stored. @param index number of the trigger: run `index` belongs to job `index % jobs` */
  trigger(index: number): Promise<unknown>
  stop(): Promise<void>
}

export interface Load {
  /** Number of runs that wait or run at any time: each delivered completion triggers the next run. */
  readonly backlog: number
  /** Number of completions that are measured. */
  readonly count: number
}

export interface Figures {
  /** Runs in a second, from trigger to delivered completion. */
  readonly perSecond: number
  /** CPU time of this process for a run, user and system, in ms. */
  readonly cpuMs: number
}

/** Slots of every contender, over all of its jobs. */
export const slots = 10
/** Jobs of every contender; the queue of one job is a row of its own. */
export const jobs = 20
// As many as a service awaits at a time; a contender that stores in batches stores them together.
const triggersAtOnce = 500

/** Measures a contender at a constant backlog: fills it while the first runs are held, then counts completions. */
export async function measureRuns(
  start: (hooks: Hooks) => Promise<Started>,
  { backlog, count }: Load,
): Promise<Figures> {
  const filled = Promise.withResolvers<void>()
  const done = Promise.withResolvers<void>()
  let triggered = 0
  let completed = 0
  const system = await start({
    run: () => filled.promise,
    delivered() {
      completed += 1
      if (completed === count) done.resolve()
      else if (completed < count) system.trigger(triggered++).catch(done.reject)
    },
  })
  while (triggered < backlog) {
    const size = Math.min(triggersAtOnce, backlog - triggered)
    await Promise.all(Array.from({ length: size }, () => system.trigger(triggered++)))
  }

  const cpu = process.cpuUsage()
  const startedAt = performance.now()
  filled.resolve()
  await done.promise
  const seconds = (performance.now() - startedAt) / 1_000
  const { user, system: kernel } = process.cpuUsage(cpu)
  await system.stop()
  return { perSecond: count / seconds, cpuMs: (user + kernel) / 1_000 / count }
}
