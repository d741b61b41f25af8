import type { Subscription } from '../../backend.ts'
import type { Clock } from '../../clock.ts'
import { JobLeaseLostError } from '../../errors.ts'
import { wait } from '../../wait.ts'

/** What a taker takes: runs, or deliveries. */
export interface Line<Item, End> {
  /** That this taker lives and takes; that it does so no longer. */
  attend(): Promise<void>
  leave(): Promise<void>
  /** There may be something: of this job, for this channel, or anywhere. @returns whether that is for this line */
  concerns(id?: string): boolean
  /** Takes some, `count` at most; none when there are none. */
  take(count: number): Promise<Taken<Item>>
  /** Never rejects. */
  handle(item: Item, signal: AbortSignal): Promise<End>
  /** Stores what an item's work came to; nothing happens when it is another's by now. @returns in how many ms it is due again */
  end(item: Item, end: End): Promise<number | undefined>
  giveBack(item: Item): Promise<void>
  /** Keeps the right to them, which are in the order that they were taken in. @returns those that are another's by now; undefined: it is not to be kept */
  renew(items: readonly Item[]): Promise<ReadonlySet<Item> | undefined>
  /** Why it is not to be worked on any more. @param id only if it is this one */
  abortOf(item: Item, id?: string): Promise<Error | undefined>
  /** Sees to what others have left. */
  sweep(): Promise<void>
  close(): Promise<void>
}

export interface Taken<Item> {
  readonly items: readonly Item[]
  /** When to look though nobody calls. */
  readonly moreInMs?: number | undefined
}

export interface TakerOptions {
  readonly clock: Clock
  readonly slots: number
  readonly leaseMs: number
  /** How often it looks though no hint came. */
  readonly lookEveryMs: number
  /** Hears what failed, and is tried again. */
  failed(error: unknown): void
  readonly abandoned: () => Error
}

export interface LineTaker extends Subscription {
  /** There may be something. @param id of the job or channel, when it is known */
  look(id?: string): void
  /** Somebody may want what it has to end. @param id of the run, when it is known */
  check(id?: string): void
}

interface Work<Item> {
  readonly item: Item
  readonly controller: AbortController
  renewedAt: number
  /** Whatever it comes to is not this taker's any more. */
  isOver: boolean
}

// After a failure of Redis.
const againMs = 1_000

/** Takes items while it has a slot, and holds each until its work is done. */
export async function startTaker<Item, End>(line: Line<Item, End>, options: TakerOptions): Promise<LineTaker> {
  const { clock, slots, leaseMs, lookEveryMs, abandoned } = options
  const held = new Set<Work<Item>>()
  const timers = new Set<unknown>()
  const closing = new AbortController()
  const drained = Promise.withResolvers<void>()
  let state: 'taking' | 'stopping' | 'closed' = 'taking'
  let isCalled = false
  let looking: Promise<void> | undefined
  let moreTimer: unknown
  let isTending = false
  let renewAt = Number.NEGATIVE_INFINITY

  const isClosed = () => state === 'closed'
  const report = (error: unknown) => {
    if (!isClosed()) options.failed(error)
  }

  function after(ms: number, run: () => void): unknown {
    if (isClosed()) return undefined
    const timer = clock.setTimeout(() => {
      timers.delete(timer)
      run()
    }, ms)
    timers.add(timer)
    return timer
  }

  function look(id?: string) {
    if (line.concerns(id)) call()
  }

  function call() {
    isCalled = true
    looking ??= lookUntilQuiet().finally(() => {
      looking = undefined
    })
  }

  async function lookUntilQuiet() {
    try {
      while (isCalled && state === 'taking' && held.size < slots) {
        isCalled = false
        const { items, moreInMs } = await line.take(slots - held.size)
        // It was stopped meanwhile.
        if (state !== 'taking') return void (await Promise.all(items.map((item) => line.giveBack(item))))
        for (const item of items) hold(item)
        if (items.length > 0) isCalled = true
        clock.clearTimeout(moreTimer)
        // Later than that it looks anyway.
        if (moreInMs !== undefined && moreInMs < lookEveryMs) moreTimer = after(moreInMs, call)
      }
    } catch (error) {
      report(error)
      after(againMs, look)
    }
  }

  function hold(item: Item) {
    const work = { item, controller: new AbortController(), renewedAt: clock.monotonic(), isOver: false }
    held.add(work)
    void perform(work)
      .catch(report)
      .finally(() => release(work))
  }

  async function perform(work: Work<Item>) {
    const end = await line.handle(work.item, work.controller.signal)
    while (!work.isOver) {
      try {
        const dueInMs = await line.end(work.item, end)
        if (dueInMs !== undefined) after(dueInMs, look)
        return
      } catch (error) {
        report(error)
        await wait(clock, againMs, closing.signal)
      }
    }
  }

  function release(work: Work<Item>) {
    if (!held.delete(work)) return
    if (state === 'taking') call()
    if (state === 'stopping' && held.size === 0) drained.resolve()
  }

  function drop(work: Work<Item>, reason: Error) {
    work.isOver = true
    work.controller.abort(reason)
    release(work)
  }

  function tick() {
    // Redis may be away, so that nobody could take it over; but nobody can tell.
    const over = clock.monotonic() - leaseMs
    for (const work of held) if (work.renewedAt < over) drop(work, new JobLeaseLostError())
    if (!isTending) {
      isTending = true
      void tend()
        .catch(report)
        .finally(() => {
          isTending = false
        })
    }
    after(Math.min(lookEveryMs, leaseMs / 3), tick)
  }

  async function tend() {
    if (clock.monotonic() >= renewAt) {
      renewAt = clock.monotonic() + leaseMs / 3
      await renew()
      await check()
      if (state === 'taking') await line.attend()
    }
    if (state !== 'taking') return
    await line.sweep()
    look()
  }

  async function renew() {
    const at = clock.monotonic()
    const works = [...held]
    const lost = await line.renew(works.map(({ item }) => item))
    if (lost === undefined) return
    for (const work of works) {
      if (!lost.has(work.item)) work.renewedAt = at
      // Unless it has ended meanwhile, and nobody has it any more.
      else if (held.has(work)) drop(work, new JobLeaseLostError())
    }
  }

  async function check(id?: string) {
    await Promise.all(
      [...held].map(async (work) => {
        const reason = await line.abortOf(work.item, id)
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
    await line.close()
  }

  await line.attend()
  tick()
  return {
    look,
    check: (id) => void check(id).catch(report),
    async stop() {
      if (state === 'taking') state = 'stopping'
      await line.leave().catch(report)
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
          // If it fails, the lease runs out.
          await line.giveBack(work.item).catch(options.failed)
        }),
      )
      await line.leave().catch(options.failed)
      await close()
      drained.resolve()
    },
  }
}
