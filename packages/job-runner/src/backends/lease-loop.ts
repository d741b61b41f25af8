import type { Clock } from '../clock.ts'
import { JobLeaseLostError } from '../errors.ts'
import type { Subscription } from './backend.ts'

/** Runs or deliveries, as a lease loop takes them. Every method but `handle` and `close` is synchronous and is called within a transaction. */
export interface Source<Item, End> {
  /** Stores that this loop is alive and takes items. */
  attend(now: number): void
  /** Stores that this loop takes no further items. */
  leave(): void
  /** Renews the leases on the items. */
  renew(items: readonly Item[], now: number): void
  /** Takes care of what other processes have left. */
  sweep(now: number): void
  /** Returns the reason to abort the work on an item, if there is one. */
  abortOf(item: Item): Error | undefined
  take(count: number, now: number): readonly Item[]
  /** Does the work on an item. It never rejects. */
  handle(item: Item, signal: AbortSignal): Promise<End>
  /** Stores how the work on an item ended; does nothing when the lease has passed on. */
  end(item: Item, end: End, now: number): void
  giveBack(items: readonly Item[], now: number): void
  /** Returns the instant of the next look, if no change comes before it. */
  nextLookAt(now: number): number | undefined
  /** Releases the resources of the source: no other call follows. Not within a transaction. */
  close(): void
}

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

interface Work<Item, End> {
  readonly item: Item
  readonly controller: AbortController
  end?: End
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

/**
 * Takes items while it has a slot. One look is one transaction: it stores how the last items ended, tends the leases and
 * takes the next ones, so that eight slots cost the disk what one does.
 */
function startLeaseLoop<Item, End>(
  source: Source<Item, End>,
  { clock, manyProcesses, write, failed }: LoopBackend,
  { slots, leaseMs, lookEveryMs, abandoned }: LeaseLoopOptions,
): LeaseLoop {
  const pollMs = manyProcesses ? lookEveryMs : undefined
  const held = new Set<Work<Item, End>>()
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
    while (isCalled) {
      isCalled = false
      try {
        const seen = await write(transaction)
        if (state === 'closed') return
        const nextAt = settle(seen)
        // The wait is rounded up: a timer that fires too early would find nothing, and be set again.
        sleepMs = nextAt === undefined ? undefined : Math.max(0, Math.ceil(nextAt - clock.now()))
      } catch (error) {
        if (state === 'closed') return
        failed(error)
        // Another process may have taken over by now what this loop could not renew.
        if (clock.monotonic() - renewedAt > leaseMs) for (const work of held) drop(work, new JobLeaseLostError())
        sleepMs = againMs
        break
      }
    }
    isLooking = false
    if (state === 'stopping' && held.size === 0) drained.resolve()
    else if (sleepMs !== undefined) timer = clock.setTimeout(look, Math.min(sleepMs, longestSleepMs))
  }

  function transaction() {
    const now = clock.now()
    const ended = [...held].filter((work) => work.end !== undefined)
    for (const { item, end } of ended) if (end !== undefined) source.end(item, end, now)
    // A clock that was set back makes the renewal due, too.
    const isRenewed = now >= renewAt || renewAt > now + leaseMs
    if (isRenewed) {
      source.renew(
        [...held].map(({ item }) => item),
        now,
      )
    }
    if (isRenewed && state === 'taking') source.attend(now)
    source.sweep(now)
    const aborts = [...held].flatMap((work) => {
      const reason = work.end === undefined ? source.abortOf(work.item) : undefined
      return reason === undefined ? [] : [{ work, reason }]
    })
    const taken = state === 'taking' ? source.take(slots - held.size + ended.length, now) : []
    return { now, isRenewed, ended, aborts, taken, nextLookAt: source.nextLookAt(now) }
  }

  function settle({ now, isRenewed, ended, aborts, taken, nextLookAt }: ReturnType<typeof transaction>) {
    if (isRenewed) {
      renewAt = now + leaseMs / 3
      renewedAt = clock.monotonic()
    }
    for (const work of ended) held.delete(work)
    for (const { work, reason } of aborts) {
      if (reason instanceof JobLeaseLostError) drop(work, reason)
      else work.controller.abort(reason)
    }
    for (const item of taken) hold(item)
    const isWatching = held.size > 0 || (pollMs !== undefined && state === 'taking')
    return soonest([nextLookAt, isWatching ? renewAt : undefined, pollMs === undefined ? undefined : now + pollMs])
  }

  function hold(item: Item) {
    const work: Work<Item, End> = { item, controller: new AbortController() }
    held.add(work)
    void source.handle(item, work.controller.signal).then((end) => {
      work.end = end
      if (held.has(work)) look()
    })
  }

  function drop(work: Work<Item, End>, reason: Error) {
    held.delete(work)
    work.controller.abort(reason)
  }

  function giveBack() {
    const now = clock.now()
    for (const { item, end } of held) if (end !== undefined) source.end(item, end, now)
    source.giveBack(
      [...held].flatMap(({ item, end }) => (end === undefined ? [item] : [])),
      now,
    )
    source.leave()
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
      await write(giveBack).catch(failed)
      close()
      for (const work of held) drop(work, abandoned())
    },
  }
}

const soonest = (instants: readonly (number | undefined)[]): number | undefined =>
  instants.reduce((a, b) => (a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)), undefined)
