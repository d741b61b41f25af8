import type { Clock } from '../clock.ts'
import { JobLeaseLostError } from '../errors.ts'
import type { Subscription } from './backend.ts'
import { createHeldWork } from './held-work.ts'
import { followLook, giveBackHeld, lookOnce } from './lease-look.ts'
import { soonest } from './soonest.ts'
import type { Source } from './source.ts'

/** Parts of a backend that its loops use. */
export interface LoopBackend {
  readonly clock: Clock
  /** Whether other processes use the store too. If false, a loop sleeps until it is called or something is due. */
  readonly manyProcesses: boolean
  /** Calls `work` in a transaction, and not before its caller is done. @throws it could not be stored */
  write<T>(work: () => T): Promise<T>
  /** Receives the error of a write that failed and is tried again. */
  failed(error: unknown): void
}

export interface LeaseLoopOptions {
  readonly slots: number
  readonly leaseMs: number
  /** Longest sleep between two looks where other processes may change something, in ms. */
  readonly lookEveryMs: number
  readonly abandoned: () => Error
}

/** Lease loops of one process on one backend. */
export interface LeaseLoops {
  /** Starts a loop, and resolves once it is stored that the loop is alive. */
  start<Item, End>(source: Source<Item, End>, options: LeaseLoopOptions): Promise<Subscription>
  /** Looks at once, since something has changed. */
  look(): void
  abandon(): Promise<void>
}

interface LeaseLoop extends Subscription {
  look(): void
}

// Pause before the next look after a failure of the backend, such as a full disk.
const againMs = 1_000
// A longer sleep would miss a jump of the clock, and its timer could overflow.
const longestSleepMs = 60_000

export function createLeaseLoops(backend: LoopBackend): LeaseLoops {
  const started = new Set<LeaseLoop>()
  return {
    async start(source, options) {
      await backend.write(() => source.attend(backend.clock.now()))
      const loop = startLeaseLoop(source, backend, options)
      started.add(loop)
      const leave = () => void started.delete(loop)
      return { stop: () => loop.stop().finally(leave), abandon: () => loop.abandon().finally(leave) }
    },
    look() {
      for (const loop of started) loop.look()
    },
    async abandon() {
      await Promise.all([...started].map((loop) => loop.abandon()))
      started.clear()
    },
  }
}

/** Takes items while it has a slot, one look after the other while something changes. */
function startLeaseLoop<Item, End>(
  source: Source<Item, End>,
  { clock, manyProcesses, write, failed }: LoopBackend,
  { slots, leaseMs, lookEveryMs, abandoned }: LeaseLoopOptions,
): LeaseLoop {
  const pollMs = manyProcesses ? lookEveryMs : undefined
  const held = createHeldWork(source, look)
  const drained = Promise.withResolvers<void>()
  let state: 'taking' | 'stopping' | 'closed' = 'taking'
  let isLooking = false
  let isCalled = false
  let renewAt = -Infinity
  let renewedAt = clock.monotonic()
  let timer: unknown

  function look() {
    isCalled = true
    if (isLooking || state === 'closed') return
    isLooking = true
    clock.clearTimeout(timer)
    void lookUntilQuiet()
  }

  async function lookUntilQuiet() {
    let sleepMs: number | undefined
    while (isCalled && state !== 'closed') {
      isCalled = false
      sleepMs = await lookAndFollow().catch(recover)
    }
    isLooking = false
    if (state === 'closed') return
    if (state === 'stopping' && held.all().length === 0) drained.resolve()
    else if (sleepMs !== undefined) timer = clock.setTimeout(look, Math.min(sleepMs, longestSleepMs))
  }

  /** Looks once. @returns the time until the next look, if no change comes before it */
  async function lookAndFollow(): Promise<number | undefined> {
    const seen = await write(() => {
      const now = clock.now()
      // A clock that was set back makes the renewal due, too.
      const isRenewed = now >= renewAt || renewAt > now + leaseMs
      return lookOnce(source, held, { now, slots: state === 'taking' ? slots : 0, isRenewed })
    })
    if (state === 'closed') return undefined
    const { now, isRenewed, nextLookAt } = seen
    if (isRenewed) {
      renewAt = now + leaseMs / 3
      renewedAt = clock.monotonic()
    }
    followLook(held, seen)
    const isWatching = held.all().length > 0 || (pollMs !== undefined && state === 'taking')
    const nextAt = soonest([
      nextLookAt,
      isWatching ? renewAt : undefined,
      pollMs === undefined ? undefined : now + pollMs,
    ])
    // The wait is rounded up: a timer that fires too early would find nothing, and be set again.
    return nextAt === undefined ? undefined : Math.max(0, Math.ceil(nextAt - clock.now()))
  }

  /** Reports a look that failed. @returns the time until the next one */
  function recover(error: unknown): number {
    // A call that came meanwhile would fail at once, too.
    isCalled = false
    if (state === 'closed') return againMs
    failed(error)
    // Another process may have taken over by now what this loop could not renew.
    if (clock.monotonic() - renewedAt > leaseMs) for (const work of held.all()) held.drop(work, new JobLeaseLostError())
    return againMs
  }

  function close() {
    state = 'closed'
    clock.clearTimeout(timer)
    source.close()
    drained.resolve()
  }

  look()
  return {
    look,
    async stop() {
      if (state === 'taking') {
        state = 'stopping'
        look()
        await write(source.leave).catch(failed)
      }
      await drained.promise
      close()
    },
    async abandon() {
      if (state === 'closed') return
      state = 'stopping'
      // Their leases expire if this fails.
      await write(() => giveBackHeld(source, held, clock.now())).catch(failed)
      close()
      for (const work of held.all()) held.drop(work, abandoned())
    },
  }
}
