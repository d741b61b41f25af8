import { dropOldest } from '@stockeye/example-shared/drop-oldest'
import { type Log, messageOf } from '@stockeye/example-shared/log'
import type { Approval, Desk, DeskEvent } from '@stockeye/example-trader/desk/desk'
import type { Clock, JobRunner } from '@stockeye/job-runner'
import { traderNoticeId } from '../../jobs/ids.ts'
import { createBudget, mostInHour } from './budget.ts'
import type { KeyedNotice } from './event.ts'
import { createOrderNotices, type OrderNotice } from './order-notices.ts'
import { createStateNotices } from './state-notices.ts'
import { noticeOfApproval, noticeOfMany } from './texts.ts'

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
  const now = () => clock.now()
  const budget = createBudget({ now })
  /** Bound of what happened while no process watched. Only runs that are new to the job runner count. */
  const missedBudget = createBudget({ now })
  /** Keys that this process has triggered: an event may come again. */
  const seen = new Set<string>()
  const noticesOfState = createStateNotices({ now })
  const orderNotices = createOrderNotices({ clock, isNew, report: reportBounded })
  let isBehind = false
  let isStopped = false
  /** Timer after a notice that could not be stored: no event brings it again. */
  let retry: unknown

  /** Triggers the run of a notice. @returns whether it is new to the job runner, was known to it, or could not be stored */
  async function trigger({ key, notice }: KeyedNotice): Promise<'new' | 'known' | 'failed'> {
    if (admins.length === 0) {
      log.warn({}, 'NOTICE_WITHOUT_RECIPIENT TELEGRAM_ADMIN_ID is empty')
      return 'new'
    }
    try {
      const asked = { payload: { ...notice }, dedupeKey: key, overlap: 'queue' } as const
      const { disposition } = await jobs.trigger(traderNoticeId, asked)
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
    seen.add(key)
    dropOldest(seen, mostSeen)
    return true
  }

  function report(keyed: KeyedNotice): void {
    if (isNew(keyed.key)) void trigger(keyed)
  }

  /** Reports an event of a kind that a busy trader may cause without end. */
  function reportBounded(keyed: OrderNotice): void {
    const { kind } = keyed.notice
    const turn = budget.take(kind)
    if (turn === 'sent') void trigger(keyed)
    if (turn === 'last') void reportMany(kind)
  }

  const reportMany = (kind: OrderNotice['notice']['kind']) =>
    trigger({ key: `many:${kind}:${budget.hour()}`, notice: noticeOfMany(kind, mostInHour) })

  /** Reports what happened while no process watched, one after the other: the answer to one shows whether it counts. */
  async function reportMissed(missed: readonly OrderNotice[]): Promise<void> {
    for (const [index, keyed] of missed.entries()) {
      if (isStopped) return
      const { kind } = keyed.notice
      const turn = missedBudget.take(kind)
      if (turn === 'last') await reportMany(kind)
      if (turn !== 'sent') continue
      const outcome = await trigger(keyed)
      if (outcome !== 'new') missedBudget.giveBack(kind)
      if (outcome === 'failed') {
        // The job runner is away: the next reading of the trader brings all the others again.
        for (const later of missed.slice(index)) seen.delete(later.key)
        return
      }
    }
  }

  const reportApproval = (approval: Approval) =>
    report({ key: `approval:${approval.id}:${approval.state}`, notice: noticeOfApproval(approval) })

  async function catchUp(): Promise<void> {
    isBehind = false
    try {
      const [state, orders, approvals] = await Promise.all([desk.getState(), desk.listOrders(), desk.listApprovals()])
      noticesOfState(state).forEach(report)
      for (const approval of approvals) reportApproval(approval)
      await reportMissed(orders.toReversed().flatMap(orderNotices.newOf))
    } catch (error) {
      // The next event shows that the trader answers again.
      isBehind = true
      log.warn({ error: messageOf(error) }, 'TRADER_AWAY')
    }
  }

  function note(event: DeskEvent): void {
    if (event.kind === 'order') orderNotices.note(event.order)
    if (event.kind === 'state') noticesOfState(event.state).forEach(report)
    if (event.kind === 'approval') reportApproval(event.approval)
    if (isBehind) void catchUp()
  }

  const stop = desk.listen(note)
  void catchUp()
  return () => {
    isStopped = true
    stop()
    orderNotices.stop()
    clock.clearTimeout(retry)
  }
}
