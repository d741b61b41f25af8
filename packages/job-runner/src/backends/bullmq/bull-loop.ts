import { wait } from '@stockeye/internal/wait'
import type { Clock } from '../../clock.ts'
import { JobLeaseLostError } from '../../errors.ts'
import type { Subscription } from '../backend.ts'

/** Runs or deliveries, as a BullMQ loop takes them: each call is a command to Redis of its own. */
export interface BullSource<Item, End> {
  /** Stores that this loop is alive and takes items. */
  attend(): Promise<void>
  /** Stores that this loop takes no further items. */
  leave(): Promise<void>
  /** Notes that there may be items of this job or channel, or of any. @returns whether the source takes such items */
  concerns(id?: string): boolean
  /** Takes the due items, `count` at most. */
  take(count: number): Promise<Taken<Item>>
  /** Does the work on an item. It never rejects. */
  handle(item: Item, signal: AbortSignal): Promise<End>
  /** Stores how the work on an item ended; does nothing when another process has it by now. @returns in how many ms it is due again */
  end(item: Item, end: End): Promise<number | undefined>
  giveBack(item: Item): Promise<void>
  /** Renews the leases on the items, which are in the order that they were taken in. @returns those that another process has by now */
  renew(items: readonly Item[]): Promise<ReadonlySet<Item>>
  /** Returns the reason to abort the work on an item, if there is one. @param id of the only item to look at */
  abortOf(item: Item, id?: string): Promise<Error | undefined>
  /** Takes care of what other processes have left. */
  sweep(): Promise<void>
  close(): Promise<void>
}

export interface Taken<Item> {
  readonly items: readonly Item[]
  /** Time until the next look if no hint comes before it, in ms; 0 if there may be more now. */
  readonly moreInMs?: number | undefined
}

export interface BullLoopOptions {
  readonly clock: Clock
  readonly slots: number
  readonly leaseMs: number
  /** Longest time between two looks, in ms. */
  readonly lookEveryMs: number
  /** Receives the error of a command that failed and is tried again. */
  failed(error: unknown): void
  readonly abandoned: () => Error
}

export interface BullLoop extends Subscription {
  /** Looks at once, since there may be items. @param id of the job or channel, when it is known */
  look(id?: string): void
  /** Looks for items whose work is to be aborted. @param id of the run, when it is known */
  check(id?: string): void
}

interface Work<Item> {
  readonly item: Item
  readonly controller: AbortController
  renewedAt: number
  /** True until its work is done or dropped: it has a slot. */
  isBusy: boolean
  /** True once the item is not this loop's any more: how its work ends is not stored. */
  isOver: boolean
}

// Pause after a failure of Redis, in ms.
const againMs = 1_000

/** Takes items while it has a slot, and holds each until its work is done. */
export async function startBullLoop<Item, End>(
  source: BullSource<Item, End>,
  options: BullLoopOptions,
): Promise<BullLoop> {
  const { clock, slots, leaseMs, lookEveryMs, abandoned } = options
  const held = new Set<Work<Item>>()
  // Items whose end is being stored have no slot, but of those there are no more than slots either.
  const mostHeld = 2 * slots
  const tickMs = Math.min(lookEveryMs, leaseMs / 3)
  const timers = new Set<unknown>()
  const closing = new AbortController()
  const drained = Promise.withResolvers<void>()
  let state: 'taking' | 'stopping' | 'closed' = 'taking'
  let isCalled = false
  let looking: Promise<void> | undefined
  let moreTimer: unknown
  let isTending = false
  let renewAt = Number.NEGATIVE_INFINITY
  let tickDueAt = Number.POSITIVE_INFINITY
  /** Time when this loop found that it had stood still, until a renewal has shown which items it still has. */
  let stoodStillAt: number | undefined
  let busy = 0

  const freeSlots = () => Math.min(slots - busy, mostHeld - held.size)
  const isLate = () => clock.monotonic() - tickDueAt > tickMs

  const isClosed = () => state === 'closed'
  const report = (error: unknown) => {
    if (!isClosed()) options.failed(error)
  }

  function after(ms: number, callback: () => void): unknown {
    if (isClosed()) return undefined
    const timer = clock.setTimeout(() => {
      timers.delete(timer)
      callback()
    }, ms)
    timers.add(timer)
    return timer
  }

  function look(id?: string) {
    if (source.concerns(id)) call()
  }

  function call() {
    isCalled = true
    looking ??= lookUntilQuiet().finally(() => {
      looking = undefined
    })
  }

  async function lookUntilQuiet() {
    try {
      while (isCalled && state === 'taking' && freeSlots() > 0) {
        // An item whose lease has passed would be taken a second time: the next tick renews it, and then looks.
        if (isLate() || stoodStillAt !== undefined) return
        isCalled = false
        const count = freeSlots()
        const { items, moreInMs } = await source.take(count)
        // The loop was stopped meanwhile.
        if (state !== 'taking') return void (await Promise.all(items.map((item) => source.giveBack(item))))
        for (const item of items) hold(item)
        if (items.length === count || moreInMs === 0) isCalled = true
        clock.clearTimeout(moreTimer)
        // The next look comes by then in any case.
        if (moreInMs !== undefined && moreInMs > 0 && moreInMs < lookEveryMs) moreTimer = after(moreInMs, call)
      }
    } catch (error) {
      report(error)
      after(againMs, look)
    }
  }

  function hold(item: Item) {
    const work = { item, controller: new AbortController(), renewedAt: clock.monotonic(), isBusy: true, isOver: false }
    held.add(work)
    busy += 1
    void perform(work)
      .catch(report)
      .finally(() => release(work))
  }

  async function perform(work: Work<Item>) {
    const end = await source.handle(work.item, work.controller.signal)
    while (!work.isOver) {
      try {
        const stored = source.end(work.item, end)
        // The next item is asked for behind the end, in the same write to the connection.
        leaveSlot(work)
        const dueInMs = await stored
        if (dueInMs !== undefined) after(dueInMs, look)
        return
      } catch (error) {
        report(error)
        await wait(clock, againMs, closing.signal)
      }
    }
  }

  function leaveSlot(work: Work<Item>) {
    if (!work.isBusy) return
    work.isBusy = false
    busy -= 1
    if (state === 'taking') call()
  }

  function release(work: Work<Item>) {
    const wasFull = held.size >= mostHeld
    if (!held.delete(work)) return
    leaveSlot(work)
    if (wasFull && state === 'taking') call()
    if (state === 'stopping' && held.size === 0) drained.resolve()
  }

  function drop(work: Work<Item>, reason: Error) {
    work.isOver = true
    work.controller.abort(reason)
    release(work)
  }

  function tick() {
    // Late is not dead: an answer of Redis may lie unread, and no other process may have the items. They are renewed first.
    if (isLate()) stoodStillAt = clock.monotonic()
    if (stoodStillAt === undefined) {
      // If Redis is away, no process can take the item over; but this process cannot see that.
      const over = clock.monotonic() - leaseMs
      for (const work of held) if (work.renewedAt < over) drop(work, new JobLeaseLostError())
    }
    if (!isTending) {
      isTending = true
      void tend()
        .catch(report)
        .finally(() => {
          isTending = false
        })
    }
    const nextMs = stoodStillAt === undefined ? tickMs : Math.min(againMs, tickMs)
    tickDueAt = clock.monotonic() + nextMs
    after(nextMs, tick)
  }

  async function tend() {
    if (clock.monotonic() >= renewAt || stoodStillAt !== undefined) {
      // Half a tick less: the tick of that time must not come a moment too early for it.
      renewAt = clock.monotonic() + leaseMs / 3 - tickMs / 2
      await renew()
      await check()
      if (state === 'taking') await source.attend()
    }
    if (state !== 'taking') return
    await source.sweep()
    look()
  }

  async function renew() {
    const at = clock.monotonic()
    const works = [...held]
    try {
      const lost = await source.renew(works.map(({ item }) => item))
      for (const work of works) {
        if (!lost.has(work.item)) work.renewedAt = at
        // A lost item that is not in `held` has ended meanwhile, and no process has it any more.
        else if (held.has(work)) drop(work, new JobLeaseLostError())
      }
    } finally {
      if (stoodStillAt !== undefined && at >= stoodStillAt) stoodStillAt = undefined
    }
  }

  async function check(id?: string) {
    await Promise.all(
      [...held].map(async (work) => {
        const reason = await source.abortOf(work.item, id)
        if (reason === undefined || !held.has(work)) return
        if (reason instanceof JobLeaseLostError) drop(work, reason)
        else work.controller.abort(reason)
      }),
    )
  }

  async function close() {
    state = 'closed'
    for (const timer of timers) clock.clearTimeout(timer)
    timers.clear()
    closing.abort()
    await looking
    await source.close()
  }

  await source.attend()
  tick()
  return {
    look,
    check: (id) => void check(id).catch(report),
    async stop() {
      if (state === 'taking') state = 'stopping'
      await source.leave().catch(report)
      await looking
      if (held.size > 0) await drained.promise
      await close()
    },
    async abandon() {
      if (isClosed()) return
      state = 'closed'
      await looking
      await Promise.all(
        [...held].map(async (work) => {
          work.isOver = true
          work.controller.abort(abandoned())
          // The lease expires if this fails.
          await source.giveBack(work.item).catch(options.failed)
        }),
      )
      await source.leave().catch(options.failed)
      await close()
      drained.resolve()
    },
  }
}
