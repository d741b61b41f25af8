import { untilAborted } from '@stockeye/internal/wait'
import { checkCallOptions } from '../../client/check-action.ts'
import type { KisClient } from '../../client/client.ts'
import { KisInputError } from '../../errors.ts'
import { marketOf } from '../../market/exchange.ts'
import { parseInstant } from '../../values/dates.ts'
import { preview } from '../../values/preview.ts'
import { parseLimits } from '../guards/limits.ts'
import { readAccountHistory } from '../history/account-history.ts'
import type { AccountFact, AccountRecord } from '../history/account-record.ts'
import { accountKey, type Histories, readHistories } from '../history/histories.ts'
import { kisNow } from '../history/kis-time.ts'
import type { OrderRecord } from '../history/order-record.ts'
import { createHoldingsKeeper } from '../holdings/keeper.ts'
import type { OrderJournal } from '../journal/journal.ts'
import { createReconciler } from '../reconcile/reconciler.ts'
import { createNoticeIntake, type NoticeIntake } from '../tracking/notice-intake.ts'
import { type Polling, startPolling } from '../tracking/polling.ts'
import { waitForOrder } from '../tracking/wait-for-order.ts'
import { createWatching, type Watching } from '../tracking/watching.ts'
import { createAccountActions } from './account-actions.ts'
import { createAccountEvents } from './account-events.ts'
import { type AccountLease, takeAccount } from './account-lease.ts'
import { cancelAll } from './kill-switch.ts'
import { watchHaltFile } from './modes.ts'
import { type ParsedOptions, parseOptions } from './options.ts'
import { createOrderActions } from './order-actions.ts'
import { createOrderChecks } from './order-checks.ts'
import { createSubmitter, type PreparedIntent } from './submitter.ts'
import type { Trading, TradingOptions } from './trading.ts'

/**
 * Takes a client's account for this program, and reads KIS's lists once: no order leaves before what became of the earlier ones is
 * known. A program that was killed keeps the account for 15 seconds.
 *
 * @example
 * const trading = await createTrading(kis, { journal: memoryJournal() })
 * @throws {KisInputError} not-sent: an option is missing or wrong
 * @throws {KisAccountTakenError} not-sent: another program on the journal trades the account
 * @throws what `listOrders` and the journal throw
 */
export async function createTrading(client: KisClient, options: TradingOptions): Promise<Trading> {
  const parsed = parseOptions(client, options)
  const { journal, leases, leaseMs } = parsed
  await journal.open()
  const watching = createWatching()
  const lease = await takeAccount(accountKey(client, await leases.salt()), { leases, leaseMs, clock: client.clock })
  lease.lost.addEventListener('abort', () => watching.emit('trouble', lease.lost.reason))
  try {
    const account = accountKey(client, await journal.salt())
    return await startTrading(client, { ...parsed, account, lease, watching })
  } catch (error) {
    await lease.release()
    throw error
  }
}

interface Started extends ParsedOptions {
  /** Name of the account in the journal. */
  readonly account: string
  readonly lease: AccountLease
  readonly watching: Watching
}

async function startTrading(client: KisClient, options: Started): Promise<Trading> {
  const { journal, limits, dryRun, isOnlyProgram, haltFile, marginMs, account: key, lease, watching } = options
  const { clock } = client
  let polling: Polling | undefined
  let intake: NoticeIntake | undefined
  const hurry = () => polling?.hurry()
  const events = createAccountEvents(watching, { haltFile, hurry })
  const { mismatched, sawOther, failed } = events
  function accountChanged(fact: AccountFact, record: AccountRecord) {
    events.accountChanged(fact, record)
    if (fact.kind === 'mode' || fact.kind === 'doubted') submitter.recheck()
  }
  function orderChanged(record: OrderRecord, before: OrderRecord | undefined) {
    events.orderChanged(record, before)
    intake?.orderChanged(record, before)
  }
  const account = await readAccountHistory(journal, { account: key, clock, changed: accountChanged })
  const { duplicateWindowMs: keptMs = 0 } = parseLimits(limits, client.environment)
  const histories = await readHistories({ account: key, journal, clock, keptMs, changed: orderChanged })
  const keeper = createHoldingsKeeper({ client, account, mismatched, failed })
  const submitter = createSubmitter({
    client,
    confirmRight: lease.confirm,
    histories,
    dryRun,
    holdingsAt: ({ exchange = 'KRX' }) => keeper.measuredAt(marketOf(exchange)),
    mayLeave(intent) {
      lease.check()
      checks.checkMode(intent)
    },
  })
  const { underWay, recheck } = submitter
  lease.lost.addEventListener('abort', recheck)
  const lists = { client, histories, account, keeper, underWay, marginMs, isOnlyProgram, sawOther, failed }
  const reconciler = createReconciler(lists)
  const { ensureRead, latest } = reconciler
  // Before the lists are read: a notice that comes meanwhile is not lost.
  const notices = createNoticeIntake({
    client,
    source: options.notices,
    histories,
    underWay,
    marginMs,
    latest,
    lookNow: () => polling?.lookNow(),
    report: (reported) => watching.emit('notice', reported),
    deny: (unconfirmed) => watching.emit('unconfirmed', unconfirmed),
    failed,
  })
  intake = notices
  async function look(withHoldings = false) {
    try {
      await reconciler.reconcile({ withHoldings })
      events.succeeded()
    } finally {
      // One of the lists may have been read although another one failed.
      notices.looked()
    }
  }
  const checks = createOrderChecks({ client, histories, account, limits, haltFile, underWay, ensureRead })
  try {
    await reconciler.start()
    // Not before KIS has answered, which says how far its clock is from ours.
    await endCallsOfTheDead(client, histories)
  } catch (error) {
    await notices.close()
    throw error
  }
  polling = startPolling({
    clock,
    live: histories.live,
    isOver: reconciler.isOver,
    isWanted: () => reconciler.isWanted() || notices.isWanted(),
    look,
    isWatched: watching.isWatched,
    failed,
  })
  watching.whenWatched(hurry)

  async function submit(intent: PreparedIntent): Promise<OrderRecord> {
    lease.check()
    return submitter.submit(intent).finally(hurry)
  }
  const { find, ...orderActions } = createOrderActions({ client, histories, checks, submit, latest, underWay })
  const cancelOpen = () =>
    cancelAll({
      live: histories.live,
      cancel: orderActions.cancel,
      idle: submitter.idle,
      look: () => look().catch(failed),
    })
  const accountActions = createAccountActions({ account, keeper, haltFile, cancelOpen })
  const stopWatchingFile = watchHaltFile(haltFile, { clock, found: (by) => accountActions.halt({ by }) })
  // After the caller had the chance to listen.
  clock.setTimeout(watching.release, 0, { background: true })

  return {
    ...orderActions,
    ...accountActions,
    listOrders: histories.live,
    listOthers: reconciler.others,
    waitForOrder: (clientOrderId, wait) => waitForOrder({ find, watching }, clientOrderId, wait),
    watch: watching.watch,
    on: watching.on,
    prune: (before) => prune(journal, { account: key, before, now: clock.now() }),
    async reconcile(options) {
      checkCallOptions('reconcile', options)
      await untilAborted(look(true), options?.signal)
      return histories.live()
    },
    async close() {
      polling?.stop()
      stopWatchingFile()
      await submitter.close()
      await notices.close()
      await reconciler.idle()
      // An answer that the journal did not take is not lost with this object, if the journal works again.
      await histories.flush().catch(failed)
      watching.close()
      await lease.release()
    },
  }
}

// Orders of 30 days may be read again.
const keptDays = 40

/** Removes old histories. @throws {KisInputError} of days that may be read again */
async function prune(
  journal: OrderJournal,
  { account, before, now }: { readonly account: string; readonly before: number; readonly now: number },
): Promise<number> {
  if (parseInstant(before, 'before') <= now - keptDays * 86_400_000) return journal.prune(account, before)
  const rule = `${preview(before)} is too late; use an instant more than ${keptDays} days ago`
  throw new KisInputError({ field: 'before', rule })
}

/** Stores that the calls of a program that has died have ended: their orders may have reached KIS until now. */
async function endCallsOfTheDead(client: KisClient, histories: Histories): Promise<void> {
  for (const record of histories.live()) {
    if (record.state !== 'submitting') continue
    const message = 'its program ended before the answer of KIS was stored'
    await histories.add(record, { kind: 'unanswered', code: 'PROGRAM_ENDED', message, kis: kisNow(client) })
  }
}
