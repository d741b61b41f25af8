import { createClock } from '@sinonjs/fake-timers'
import { wait } from '@stockeye/internal/wait'
import { mortalClock } from '@stockeye/test-kit/mortal-clock'
import type { Backend } from '../backends/backend.ts'
import type { Clock } from '../clock.ts'
import { isFinal, type RunInfo } from '../runner/run-states.ts'
import { createJobRunner, type JobRunner } from '../runner/runner.ts'
import type { ScheduledJob } from './years-slots.test-kit.ts'

const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Place of a backend's state, for as many processes as open it. */
export interface Place {
  /** Opens the backend of a process. @returns it, and a function that ends what a kill ends beyond timers */
  open(): { readonly backend: Backend; crash(): void }
  /** Waits until all work is done that does not wait for the clock. */
  settle(): Promise<void>
}

/** Life of a job, and the events of the clock and the processes in its time. */
export interface Lived extends ScheduledJob {
  /** A slot is due if it is later. */
  readonly registeredAt: number
  /** Rows of the history, in their final state. */
  readonly rows: ReadonlyMap<string, RunInfo>
  /** Time of the look, less than a minute after the slot, for slots that found a process awake. */
  readonly looks: ReadonlyMap<number, number>
  /** Later than the first, up to the second: the schedule was paused. */
  readonly pauses: readonly (readonly [number, number])[]
  /** Number of calls of the job's function for a run. */
  readonly calls: ReadonlyMap<string, number>
  /** Number of aborts of a run before it ended. */
  readonly aborts: ReadonlyMap<string, number>
}

export interface Life {
  readonly jobs: readonly Lived[]
  readonly endedAt: number
  /** Number of times that each event happened. */
  readonly fates: Readonly<Record<string, number>>
  /** Errors of `trouble` events, and final rows that have changed. */
  readonly troubles: readonly unknown[]
}

interface Watched extends Lived {
  readonly rows: Map<string, RunInfo>
  readonly looks: Map<number, number>
  readonly pauses: [number, number][]
  readonly calls: Map<string, number>
  readonly aborts: Map<string, number>
  isPaused: boolean
  /** Instant up to which some process may have dealt with the slots. */
  touchedAt: number
  /** Instant up to which a process has dealt with them. */
  settledAt: number
}

interface Process {
  readonly jobs: JobRunner
  readonly isDead: boolean
  /** Ends the process as kill -9 does: in the middle of its work, after so many more calls of its backend. */
  dieAfter(calls: number): void
}

/** Takes runners on one backend through every event of a process and a clock, until the clocks read `to`. */
export async function live(
  place: Place,
  options: {
    readonly jobs: readonly ScheduledJob[]
    readonly from: number
    readonly to: number
    readonly seed: number
  },
): Promise<Life> {
  const { from, to } = options
  const random = seeded(options.seed)
  const upTo = (limit: number) => Math.floor(random() * limit)
  const oneOf = <T>(items: readonly T[]): T | undefined => items[upTo(items.length)]
  const clock = leapingClock(from)
  const troubles: unknown[] = []
  /** Instants at which runs end, by the monotonic clock. */
  const ends = new Set<number>()
  const stops: Promise<void>[] = []
  let alive: Process[] = []
  let harvestedAt = from

  const jobs: Watched[] = options.jobs.map((job) => ({
    ...job,
    registeredAt: from,
    rows: new Map(),
    looks: new Map(),
    pauses: [],
    calls: new Map(),
    aborts: new Map(),
    isPaused: false,
    touchedAt: from,
    settledAt: from,
  }))
  const slots = [...new Set(options.jobs.flatMap((job) => job.slots))].toSorted((a, b) => a - b)

  function createProcess({ work }: { readonly work: boolean }): Process {
    const own = mortalClock(clock)
    const { backend, crash } = place.open()
    let isDead = false
    let callsLeft = Number.POSITIVE_INFINITY
    const call = async <T>(work: () => Promise<T>): Promise<T> => {
      if (--callsLeft < 0) die()
      const answer = isDead ? never : await work()
      // Another call of this process may have been its last.
      return isDead ? never : answer
    }
    function die() {
      if (isDead) return
      isDead = true
      own.die()
      crash()
    }
    const runner = createJobRunner({
      backend: {
        ...backend,
        enqueue: (request) => call(() => backend.enqueue(request)),
        occur: (id, slots, requests) => call(() => backend.occur(id, slots, requests)),
        schedule: (id) => call(() => backend.schedule(id)),
        advance: (id, slotAt) => call(() => backend.advance(id, slotAt)),
        prune: (keep) => call(() => backend.prune(keep)),
        work: (asked) =>
          call(() => backend.work({ ...asked, handle: async (claim) => call(() => asked.handle(claim)) })),
      },
      clock: own,
      work,
      // No leap is longer while a run is under way, but for a sleep.
      leaseMs: 10 * minuteMs,
      sweepMs: 2 * minuteMs,
      maxCrashes: 1_000,
    })
    runner.on('trouble', ({ error }) => {
      if (!isDead) troubles.push(error)
    })
    for (const job of jobs) {
      runner.register({
        ...job.definition,
        async run({ runId, signal }) {
          countIn(job.calls, runId)
          if (job.lastsMs === undefined) return
          ends.add(clock.monotonic() + job.lastsMs)
          signal.addEventListener('abort', () => countIn(job.aborts, runId))
          await wait(own, job.lastsMs, signal)
        },
      })
    }
    return {
      jobs: runner,
      get isDead() {
        return isDead
      },
      dieAfter(calls) {
        callsLeft = calls
        if (calls === 0) die()
      },
    }
  }

  /** Records the slots that the living processes have seen: each of them has looked by now. */
  function noteLook() {
    const hadSomeone = alive.length > 0
    alive = alive.filter(({ isDead }) => !isDead)
    const now = clock.now()
    for (const job of jobs) {
      if (job.isPaused || !hadSomeone) continue
      if (alive.length > 0) {
        for (const slot of within(job.slots, Math.max(job.touchedAt, now - minuteMs), now)) job.looks.set(slot, now)
        job.settledAt = Math.max(job.settledAt, now)
      }
      job.touchedAt = Math.max(job.touchedAt, now)
    }
  }

  async function leap(ms: number) {
    clock.leap(ms)
    await place.settle()
    noteLook()
  }

  async function stepTimers(ms: number) {
    for (const _ of clock.timersWithin(ms)) await place.settle()
    noteLook()
  }

  function msToNextEvent(): number {
    for (const end of ends) if (end <= clock.monotonic()) ends.delete(end)
    const [slot = Number.POSITIVE_INFINITY] = within(slots, clock.now(), Number.POSITIVE_INFINITY)
    return Math.min(slot - clock.now(), ...[...ends].map((end) => end - clock.monotonic()))
  }

  /** Collects the rows of the history. It goes back 30 days, and no leap is half as long: every run is seen after its end. */
  async function harvest() {
    harvestedAt = clock.now()
    for (const job of jobs) {
      for (const row of await observer.jobs.history(job.definition.id, { limit: 5_000 })) {
        const known = job.rows.get(row.runId)
        // A skipped run may stand for more slots by now.
        const isSame =
          known?.state === 'skipped' ? known.reason === row.reason : JSON.stringify(known) === JSON.stringify(row)
        if (known !== undefined && isFinal(known.state) && !isSame) troubles.push({ was: known, is: row })
        job.rows.set(row.runId, row)
      }
    }
  }

  const fates: Readonly<Record<string, { readonly weight: number; strike(): Promise<void> }>> = {
    starts: {
      weight: 6,
      async strike() {
        if (alive.length === 2) return
        const process = createProcess({ work: true })
        alive.push(process)
        if (alive.length === 2 && random() < 0.2) process.dieAfter(1 + upTo(20))
        process.jobs.start().catch((error: unknown) => troubles.push(error))
        await place.settle()
        noteLook()
      },
    },
    stops: {
      weight: 3,
      async strike() {
        const process = oneOf(alive)
        if (process === undefined) return
        stops.push(process.jobs.stop({ deadlineMs: oneOf([0, 10 * minuteMs]) ?? 0 }))
        alive = alive.filter((one) => one !== process)
        await place.settle()
      },
    },
    'is killed': { weight: 2, strike: async () => oneOf(alive)?.dieAfter(0) },
    'is killed at work': { weight: 5, strike: async () => oneOf(alive)?.dieAfter(1 + upTo(12)) },
    // All timers that were due meanwhile fire at the end.
    sleeps: { weight: 2, strike: () => leap(upTo(oneOf([hourMs, 8 * hourMs, 8 * hourMs, 12 * dayMs]) ?? 0)) },
    // A machine whose monotonic clock stands still in its sleep does the same.
    'clock goes forward': {
      weight: 2,
      async strike() {
        clock.set(upTo(oneOf([10 * minuteMs, 8 * hourMs, 5 * dayMs]) ?? 0))
        await leap(minuteMs)
      },
    },
    'clock goes back': {
      weight: 1,
      async strike() {
        clock.set(-upTo(oneOf([10 * minuteMs, 3 * hourMs, 2 * dayMs]) ?? 0))
        await leap(minuteMs)
      },
    },
    pauses: {
      weight: 1,
      async strike() {
        const job = oneOf(jobs)
        const process = oneOf(alive)
        // A job is paused only where the slots that were dealt with are known.
        if (job === undefined || process === undefined || job.isPaused || job.settledAt < job.touchedAt) return
        await settled((random() < 0.5 ? process : observer).jobs.pause(job.definition.id))
        job.isPaused = true
      },
    },
    resumes: {
      weight: 2,
      async strike() {
        const job = oneOf(jobs.filter(({ isPaused }) => isPaused))
        if (job !== undefined) await resume(job, random() < 0.5 ? (oneOf(alive) ?? observer) : observer)
      },
    },
  }
  const struck = new Map<string, number>()
  const lots = Object.entries(fates).flatMap(([name, { weight }]) => Array.from({ length: weight }, () => name))

  async function resume(job: Watched, process: Process) {
    const now = clock.now()
    await settled(process.jobs.resume(job.definition.id))
    job.isPaused = false
    job.pauses.push([job.touchedAt, now])
    job.touchedAt = Math.max(job.touchedAt, now)
    job.settledAt = job.touchedAt
  }

  async function settled(work: Promise<void>) {
    work.catch((error: unknown) => troubles.push(error))
    await place.settle()
  }

  const observer = createProcess({ work: false })
  await fates.starts?.strike()
  while (clock.now() < to) {
    if (Math.abs(clock.now() - harvestedAt) > 10 * dayMs) await harvest()
    if (alive.length === 0 && random() < 0.5) await leap(upTo(oneOf([minuteMs, 10 * hourMs, 3 * dayMs]) ?? 0))
    else if (alive.length === 0) await fates.starts?.strike()
    else if (random() < 0.05) {
      const name = oneOf(lots) ?? ''
      await harvest()
      await fates[name]?.strike()
      countIn(struck, name)
    } else {
      const ms = msToNextEvent()
      // Most of the time the timers in between, which do nothing, are left out; sometimes they are not.
      if (random() < 0.03) {
        const lastMs = Math.min(ms, upTo(90 * secondMs))
        await leap(ms - lastMs)
        await stepTimers(lastMs)
      } else await leap(random() < 0.2 ? ms + upTo(minuteMs) : ms)
    }
    alive = alive.filter(({ isDead }) => !isDead)
  }

  if (alive.length === 0) await fates.starts?.strike()
  for (const job of jobs) if (job.isPaused) await resume(job, observer)
  // Continue until the clock has caught up with its latest time, and all work is done.
  await leap(Math.max(0, ...jobs.map(({ touchedAt }) => touchedAt - clock.now())))
  for (let i = 0; i < 3; i++) await leap(15 * minuteMs)
  await harvest()
  const endedAt = clock.now()
  for (const { jobs } of [...alive, observer]) stops.push(jobs.stop({ deadlineMs: 0 }))
  for (let i = 0; i < 3; i++) await leap(15 * minuteMs)
  await Promise.all(stops)
  return { jobs, endedAt, fates: Object.fromEntries(struck), troubles }
}

const never = new Promise<never>(() => undefined)

function countIn(counts: Map<string, number>, key: string) {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Yields the instants later than `after`, up to `through`. */
export function* within(sorted: readonly number[], after: number, through: number): Generator<number> {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= after) low = middle + 1
    else high = middle
  }
  for (let slot = sorted[low]; slot !== undefined && slot <= through; slot = sorted[++low]) yield slot
}

interface LeapingClock extends Clock {
  /** Advances time in one leap: every timer that was due meanwhile fires once, at the end. */
  leap(ms: number): void
  /** Advances time from timer to timer. */
  timersWithin(ms: number): Generator<void>
  /** Sets the wall clock; no timer fires for it. */
  set(byMs: number): void
}

function leapingClock(start: number): LeapingClock {
  const timers = createClock(start)
  return {
    now: () => timers.Date.now(),
    monotonic: () => timers.performance.now(),
    setTimeout: (run, ms) => timers.setTimeout(run, ms),
    clearTimeout: (timer) =>
      timers.clearTimeout(typeof timer === 'object' && timer !== null ? Number(timer) : undefined),
    leap: (ms) => void timers.jump(ms),
    *timersWithin(ms) {
      let isOver = false
      timers.setTimeout(() => {
        isOver = true
      }, ms)
      while (!isOver) yield void timers.next()
      yield void timers.tick(0)
    },
    set: (byMs) => timers.setSystemTime(timers.Date.now() + byMs),
  }
}

/** Creates a random source by Mulberry32: the same life for the same seed. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
