import type { Clock } from '../../clock.ts'
import { JobLeaseLostError } from '../../errors.ts'
import type { Subscription } from '../backend.ts'
import type { BullSource } from './bull-source.ts'
import { createBullWork } from './bull-work.ts'
import { createLeases } from './leases.ts'
import { createTimers } from './timers.ts'

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

// Pause after a failure of Redis, in ms.
const againMs = 1_000

/** Takes items while it has a slot, and holds each until its work is done. */
export async function startBullLoop<Item, End>(
  source: BullSource<Item, End>,
  { clock, slots, leaseMs, lookEveryMs, failed, abandoned }: BullLoopOptions,
): Promise<BullLoop> {
  const timers = createTimers(clock)
  const closing = new AbortController()
  const drained = Promise.withResolvers<void>()
  const looks = new Set<Promise<void>>()
  let state: 'taking' | 'stopping' | 'closed' = 'taking'
  let isCalled = false
  /** Slots that the looks under way may fill. */
  let asked = 0
  let moreTimer: unknown
  let isTending = false

  const isClosed = () => state === 'closed'
  const report = (error: unknown) => {
    if (!isClosed()) failed(error)
  }
  const work = createBullWork(source, {
    clock,
    slots,
    closing: closing.signal,
    againMs,
    failed: report,
    freed: call,
    emptied: () => state === 'stopping' && drained.resolve(),
    dueIn: (ms) => timers.after(ms, look),
  })
  const { held } = work
  const tickMs = Math.min(lookEveryMs, leaseMs / 3)
  const leases = createLeases({
    clock,
    leaseMs,
    tickMs,
    uncertainTickMs: Math.min(againMs, tickMs),
    held,
    renew: source.renew,
    drop: work.drop,
  })

  function look(id?: string) {
    if (source.concerns(id)) call()
  }

  /** Looks for items if there is a slot for them, beside the looks that are under way. */
  function call() {
    isCalled = true
    const count = work.freeSlots() - asked
    // An item whose lease has passed would be taken a second time: the next tick renews it, and then looks.
    if (state !== 'taking' || count <= 0 || leases.areUncertain()) return
    isCalled = false
    asked += count
    const looking = takeSome(count).finally(() => {
      looks.delete(looking)
      asked -= count
      if (isCalled) call()
    })
    looks.add(looking)
  }

  async function takeSome(count: number) {
    try {
      const { items, moreInMs } = await source.take(count)
      // The loop was stopped meanwhile.
      if (state !== 'taking') return void (await Promise.all(items.map((item) => source.giveBack(item))))
      for (const item of items) work.begin(item)
      if (items.length === count || moreInMs === 0) isCalled = true
      timers.cancel(moreTimer)
      // The next look comes by then in any case.
      if (moreInMs !== undefined && moreInMs > 0 && moreInMs < lookEveryMs) moreTimer = timers.after(moreInMs, call)
    } catch (error) {
      report(error)
      timers.after(againMs, look)
    }
  }

  function tick() {
    const nextMs = leases.tick()
    if (!isTending) {
      isTending = true
      void tend()
        .catch(report)
        .finally(() => {
          isTending = false
        })
    }
    timers.after(nextMs, tick)
  }

  async function tend() {
    if (await leases.renew()) {
      await check()
      if (state === 'taking') await source.attend()
    }
    if (state !== 'taking') return
    await source.sweep()
    look()
  }

  async function check(id?: string) {
    await Promise.all(
      [...held].map(async (one) => {
        const reason = await source.abortOf(one.item, id)
        if (reason === undefined || !held.has(one)) return
        if (reason instanceof JobLeaseLostError) work.drop(one, reason)
        else one.controller.abort(reason)
      }),
    )
  }

  async function close() {
    state = 'closed'
    timers.close()
    closing.abort()
    await Promise.all(looks)
    await source.close()
  }

  try {
    await source.attend()
  } catch (error) {
    await source.close()
    throw error
  }
  tick()
  return {
    look,
    check: (id) => void check(id).catch(report),
    async stop() {
      if (state === 'taking') state = 'stopping'
      await source.leave().catch(report)
      await Promise.all(looks)
      if (held.size > 0) await drained.promise
      await close()
    },
    async abandon() {
      if (isClosed()) return
      state = 'closed'
      await Promise.all(looks)
      await Promise.all(
        [...held].map(async (one) => {
          // Its end is not stored, and it stays held until its work is done.
          one.isOver = true
          one.controller.abort(abandoned())
          // The lease expires if this fails.
          await source.giveBack(one.item).catch(failed)
        }),
      )
      await source.leave().catch(failed)
      await close()
      drained.resolve()
    },
  }
}
