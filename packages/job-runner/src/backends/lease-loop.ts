import type { Subscription } from '../backend.ts'
import type { Clock } from '../clock.ts'
import { JobLeaseLostError } from '../errors.ts'

/** What a taker takes: runs, or deliveries. Each method but `handle` is called within a transaction, and synchronous. */
export interface Line<Item, End> {
  /** That this taker lives and takes. */
  attend(now: number): void
  /** That it does so no longer. */
  leave(): void
  /** That what it holds stays its own. */
  renew(items: readonly Item[], now: number): void
  /** Sees to what others have left. */
  sweep(now: number): void
  /** Why an item is not to be worked on any more. */
  abortOf(item: Item): Error | undefined
  take(count: number, now: number): readonly Item[]
  /** Never rejects. */
  handle(item: Item, signal: AbortSignal): Promise<End>
  /** What an item's work came to; nothing happens when the lease has passed on. */
  end(item: Item, end: End, now: number): void
  giveBack(items: readonly Item[], now: number): void
  /** When there is something to do though nobody calls. */
  nextLookAt(now: number): number | undefined
  /** Nothing is called any more. Not within a transaction. */
  close(): void
}

/** Where takers take from. */
export interface Store {
  readonly clock: Clock
  /** If not, nobody else changes anything: a taker sleeps until it is called or something is due. */
  readonly manyProcesses: boolean
  /** Runs `work` in a transaction, and not before its caller is done. @throws it could not be stored */
  write<T>(work: () => T): Promise<T>
  /** Hears what could not be stored, and is tried again. */
  failed(error: unknown): void
}

export interface TakerOptions {
  readonly slots: number
  readonly leaseMs: number
  /** How long it may sleep when nobody calls, where other processes may change something. */
  readonly lookEveryMs: number
  readonly abandoned: () => Error
}

/** The takers of one process on a store. */
export interface TakerPool {
  /** @returns once it is known to live */
  start<Item, End>(line: Line<Item, End>, options: TakerOptions): Promise<Subscription>
  /** Something has changed. */
  look(): void
  abandon(): Promise<void>
}

interface LineTaker extends Subscription {
  look(): void
}

interface Work<Item, End> {
  readonly item: Item
  readonly controller: AbortController
  end?: End
}

// After a failure of the store, such as a full disk.
const againMs = 1_000
// Against a clock that jumps, and timers that overflow.
const longestSleepMs = 60_000

export function createTakerPool(store: Store): TakerPool {
  const started = new Set<LineTaker>()
  return {
    async start(line, options) {
      await store.write(() => line.attend(store.clock.now()))
      const taker = createTaker(line, store, options)
      started.add(taker)
      const leave = () => void started.delete(taker)
      return { stop: () => taker.stop().finally(leave), abandon: () => taker.abandon().finally(leave) }
    },
    look() {
      for (const taker of started) taker.look()
    },
    async abandon() {
      await Promise.all([...started].map((taker) => taker.abandon()))
      started.clear()
    },
  }
}

/**
 * Takes items while it has a slot. One look is one transaction: it stores how the last items ended, tends the leases and
 * takes the next ones, so that eight slots cost the disk what one does.
 */
function createTaker<Item, End>(
  line: Line<Item, End>,
  { clock, manyProcesses, write, failed }: Store,
  { slots, leaseMs, lookEveryMs, abandoned }: TakerOptions,
): LineTaker {
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
        // Rounded up: a timer that fires too early would find nothing, and be set again.
        sleepMs = nextAt === undefined ? undefined : Math.max(0, Math.ceil(nextAt - clock.now()))
      } catch (error) {
        if (state === 'closed') return
        failed(error)
        // By now somebody may have taken over what this taker could not renew.
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
    for (const { item, end } of ended) if (end !== undefined) line.end(item, end, now)
    // Also when the clock was set back.
    const isRenewed = now >= renewAt || renewAt > now + leaseMs
    if (isRenewed) {
      line.renew(
        [...held].map(({ item }) => item),
        now,
      )
    }
    if (isRenewed && state === 'taking') line.attend(now)
    line.sweep(now)
    const aborts = [...held].flatMap((work) => {
      const reason = work.end === undefined ? line.abortOf(work.item) : undefined
      return reason === undefined ? [] : [{ work, reason }]
    })
    const taken = state === 'taking' ? line.take(slots - held.size + ended.length, now) : []
    return { now, isRenewed, ended, aborts, taken, nextLookAt: line.nextLookAt(now) }
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
    void line.handle(item, work.controller.signal).then((end) => {
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
    for (const { item, end } of held) if (end !== undefined) line.end(item, end, now)
    line.giveBack(
      [...held].flatMap(({ item, end }) => (end === undefined ? [item] : [])),
      now,
    )
    line.leave()
  }

  function close() {
    state = 'closed'
    clock.clearTimeout(timer)
    line.close()
    drained.resolve()
  }

  look()
  return {
    look,
    async stop() {
      if (state === 'taking') {
        state = 'stopping'
        look()
        await write(line.leave).catch(failed)
      }
      await drained.promise
      close()
    },
    async abandon() {
      if (state === 'closed') return
      state = 'stopping'
      // If this fails, their leases run out.
      await write(giveBack).catch(failed)
      close()
      for (const work of held) drop(work, abandoned())
    },
  }
}

const soonest = (instants: readonly (number | undefined)[]): number | undefined =>
  instants.reduce((a, b) => (a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)), undefined)
