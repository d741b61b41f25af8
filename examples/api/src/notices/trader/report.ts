import { dropOldest } from '@stockeye/example-shared/drop-oldest'
import { type Log, messageOf } from '@stockeye/example-shared/log'
import type { Approval, Desk, DeskEvent, DeskOrder, DeskState } from '@stockeye/example-trader/desk/desk'
import type { Clock, JobRunner } from '@stockeye/job-runner'
import { traderNoticeId } from '../../jobs/ids.ts'
import { createBudget, mostInHour } from './budget.ts'
import type { TraderNotice } from './event.ts'
import {
  noticeOfApproval,
  noticeOfDistrust,
  noticeOfMany,
  noticeOfMismatches,
  noticeOfMode,
  noticesOfOrder,
} from './texts.ts'

/** Time in which further fills of an order are one notice with the first, in ms. */
const fillsMs = 10_000
/** Age up to which the orders of a start are reported, in ms: for as long the job runner knows a key again. */
const knownMs = 24 * 60 * 60_000
const mostSeen = 10_000
/** Time until the trader is read again after a notice that could not be stored, in ms. */
const retryMs = 10_000

/**
 * Turns the events of a trader into runs of `trader_notice`: one for each fill, trouble, mode and approval, whichever processes
 * watch the trader, since the key of a run names the event. What happened while no process watched is reported at the start, within a
 * bound of its own: it takes no place of a later event.
 * A process that knows no admin leaves it to one that does.
 *
 * @returns a function that ends it
 */
export function reportTrader({
  desk,
  jobs,
  log,
  admins,
  clock,
}: {
  readonly desk: Pick<Desk, 'listen' | 'listOrders' | 'listApprovals' | 'getState'>
  readonly jobs: Pick<JobRunner, 'trigger'>
  readonly log: Log
  /** Telegram ids of the recipients, as `registerJobs` has them. */
  readonly admins: readonly string[]
  readonly clock: Clock
}): () => void {
  const budget = createBudget({ now: () => clock.now() })
  /** Bound of what happened while no process watched. Only runs that are new to the job runner count. */
  const missedBudget = createBudget({ now: () => clock.now() })
  /** Keys that this process has triggered: an event may come again. */
  const seen = new Set<string>()
  /** Ids of orders that this process has met. */
  const met = new Set<string>()
  /** Timers of orders that were filled in part, and may be filled further. */
  const waiting = new Map<string, unknown>()
  let mode: DeskState['mode'] | undefined
  /** Part of the key of the present loss of trust; undefined while the journal is trusted. */
  let distrust: string | undefined
  let wasTrusted = false
  let isBehind = false
  let isStopped = false
  /** Timer after a notice that could not be stored: no event brings it again. */
  let retry: unknown

  /** Triggers the run of a notice. @returns whether it is new to the job runner, was known to it, or could not be stored */
  async function trigger(key: string, payload: TraderNotice): Promise<'new' | 'known' | 'failed'> {
    if (admins.length === 0) {
      log.warn({}, 'NOTICE_WITHOUT_RECIPIENT TELEGRAM_ADMIN_ID is empty')
      return 'new'
    }
    const { approvalId, ...shown } = payload
    const asked = { payload: { ...shown, ...(approvalId !== undefined && { approvalId }) }, dedupeKey: key }
    try {
      const { disposition } = await jobs.trigger(traderNoticeId, { ...asked, overlap: 'queue' })
      return disposition === 'deduplicated' ? 'known' : 'new'
    } catch (error) {
      seen.delete(key)
      if (!isStopped) {
        retry ??= clock.setTimeout(() => {
          retry = undefined
          void catchUp()
        }, retryMs)
      }
      log.error({ error: messageOf(error) }, 'NOTICE_FAILED')
      return 'failed'
    }
  }

  function isNew(key: string): boolean {
    if (seen.has(key)) return false
    remember(seen, key)
    return true
  }

  function report(key: string, notice: TraderNotice): void {
    if (isNew(key)) void trigger(key, notice)
  }

  /** Reports an event of a kind that a busy trader may cause without end. */
  function reportBounded({ key, notice }: OrderNotice): void {
    const turn = budget.take(notice.kind)
    if (turn === 'sent') void trigger(key, notice)
    if (turn === 'last') void reportMany(notice.kind)
  }

  const reportMany = (kind: OrderNotice['notice']['kind']) =>
    trigger(`many:${kind}:${budget.hour()}`, noticeOfMany(kind, mostInHour))

  /** Reports what happened while no process watched, one after the other: the answer to one shows whether it counts. */
  async function reportMissed(missed: readonly OrderNotice[]): Promise<void> {
    for (const [index, { key, notice }] of missed.entries()) {
      if (isStopped) return
      const turn = missedBudget.take(notice.kind)
      if (turn === 'last') await reportMany(notice.kind)
      if (turn !== 'sent') continue
      const outcome = await trigger(key, notice)
      if (outcome !== 'new') missedBudget.giveBack(notice.kind)
      if (outcome === 'failed') {
        // The job runner is away: the next reading of the trader brings all the others again.
        for (const later of missed.slice(index)) seen.delete(later.key)
        return
      }
    }
  }

  /** Returns the notices of an order that this process has not seen. */
  function newNoticesOf(order: DeskOrder): readonly OrderNotice[] {
    clock.clearTimeout(waiting.get(order.id))
    waiting.delete(order.id)
    // A trader that comes back shows its orders of days ago, whose keys the job runner no longer knows.
    const isOfBefore = !isRecent(order.intendedAt) && !met.has(order.id)
    remember(met, order.id)
    return noticesOfOrder(order).flatMap((notice) => {
      const key = `${notice.kind}:${order.id}:${notice.kind === 'fills' ? order.filled : order.state}`
      return isNew(key) && !isOfBefore ? { key, notice } : []
    })
  }

  const reportOrder = (order: DeskOrder) => newNoticesOf(order).forEach(reportBounded)

  /** Reports an order at once, unless it may be filled further within seconds. */
  function noteOrder(order: DeskOrder): void {
    if (order.state !== 'partly-filled') {
      reportOrder(order)
      return
    }
    clock.clearTimeout(waiting.get(order.id))
    const timer = clock.setTimeout(() => reportOrder(order), fillsMs)
    waiting.set(order.id, timer)
  }

  function noteState(state: DeskState): void {
    const { mismatches, changedAt } = state
    if (mismatches.length > 0) {
      report(`mismatch:${mismatches.join()}:${Math.floor(clock.now() / knownMs)}`, noticeOfMismatches(state))
    }
    noteTrust(state)
    const isChanged = changedAt === undefined ? mode !== undefined && mode !== state.mode : isRecent(changedAt)
    mode = state.mode
    // Without the instant of the change, processes agree on its minute: the same change twice is better than a lost one.
    if (isChanged) report(`mode:${mode}:${changedAt ?? Math.floor(clock.now() / 60_000)}`, noticeOfMode(state))
  }

  function noteTrust(state: DeskState): void {
    if (state.isTrusted) {
      wasTrusted = true
      distrust = undefined
      return
    }
    // Processes agree on the minute of a loss, and on the day of one that was there before.
    distrust ??= `${wasTrusted ? 'minute' : 'day'}:${Math.floor(clock.now() / (wasTrusted ? 60_000 : knownMs))}`
    report(`untrusted:${distrust}`, noticeOfDistrust)
  }

  const isRecent = (at: number) => clock.now() - at < knownMs

  async function catchUp(): Promise<void> {
    isBehind = false
    try {
      const [state, orders, approvals] = await Promise.all([desk.getState(), desk.listOrders(), desk.listApprovals()])
      noteState(state)
      for (const approval of approvals) reportApproval(approval)
      await reportMissed(orders.toReversed().flatMap(newNoticesOf))
    } catch (error) {
      // The next event shows that the trader answers again.
      isBehind = true
      log.warn({ error: messageOf(error) }, 'TRADER_AWAY')
    }
  }

  const reportApproval = (approval: Approval) =>
    report(`approval:${approval.id}:${approval.state}`, noticeOfApproval(approval))

  function note(event: DeskEvent): void {
    if (event.kind === 'order') noteOrder(event.order)
    if (event.kind === 'state') noteState(event.state)
    if (event.kind === 'approval') reportApproval(event.approval)
    if (isBehind) void catchUp()
  }

  const stop = desk.listen(note)
  void catchUp()
  return () => {
    isStopped = true
    stop()
    for (const timer of waiting.values()) clock.clearTimeout(timer)
    clock.clearTimeout(retry)
  }
}

/** Notice of an order, with the key of its run. */
interface OrderNotice {
  readonly key: string
  readonly notice: ReturnType<typeof noticesOfOrder>[number]
}

function remember(memory: Set<string>, text: string): void {
  memory.add(text)
  dropOldest(memory, mostSeen)
}
