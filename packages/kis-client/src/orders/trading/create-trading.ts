import { checkClient } from '../../client/check-action.ts'
import type { KisClient } from '../../client/client.ts'
import { KisInputError } from '../../errors.ts'
import { marketOf } from '../../market/exchange.ts'
import { checkNames } from '../../values/check-names.ts'
import { checkOption, type OptionRule, objectRule, spanRule, withMethods } from '../../values/check-options.ts'
import { parseInstant } from '../../values/dates.ts'
import { preview } from '../../values/preview.ts'
import { parseLimits } from '../guards/limits.ts'
import { readAccountHistory } from '../history/account-history.ts'
import type { AccountFact, AccountRecord } from '../history/account-record.ts'
import { accountKey, type Histories, readHistories } from '../history/histories.ts'
import { kisNow } from '../history/kis-time.ts'
import type { OrderRecord } from '../history/order-record.ts'
import { createHoldingsKeeper } from '../holdings/keeper.ts'
import type { Order } from '../list-orders.ts'
import { createReconciler } from '../reconcile/reconciler.ts'
import { type Polling, startPolling } from '../tracking/polling.ts'
import { waitForOrder } from '../tracking/wait-for-order.ts'
import { createWatching, type Watching } from '../tracking/watching.ts'
import { createAccountActions } from './account-actions.ts'
import { type AccountLease, takeAccount } from './account-lease.ts'
import { cancelAll, type Halted } from './kill-switch.ts'
import { modeOf, watchHaltFile } from './modes.ts'
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
  checkClient(client)
  checkOption('options', options, objectRule('an object with journal'))
  checkNames(options, 'an option of createTrading', optionNames)
  const { journal, limits = {}, haltFile, marginMs = 120_000, leases = options.journal } = options
  const { leaseMs = 15_000, dryRun = false, isOnlyProgram = false } = options
  checkOption('leaseMs', leaseMs, spanRule('a span such as 15_000'))
  checkOption('marginMs', marginMs, spanRule('a span such as 120_000'))
  checkOption('journal', journal, journalRule)
  checkOption('leases', leases, leasesRule)
  if (haltFile !== undefined) checkOption('haltFile', haltFile, pathRule)
  checkOption('dryRun', dryRun, booleanRule)
  checkOption('isOnlyProgram', isOnlyProgram, booleanRule)
  parseLimits(limits, client.environment)
  await journal.open()
  const account = accountKey(client, await journal.salt())
  const { clock } = client
  const watching = createWatching()
  const lease = await takeAccount(accountKey(client, await leases.salt()), {
    leases,
    leaseMs,
    clock,
    lost: (error) => watching.emit('trouble', error),
  })
  try {
    return await startTrading(client, {
      journal,
      limits,
      haltFile,
      dryRun,
      isOnlyProgram,
      marginMs,
      account,
      lease,
      watching,
    })
  } catch (error) {
    await lease.release()
    throw error
  }
}

const optionNames: readonly (keyof TradingOptions)[] = [
  'journal',
  'leases',
  'leaseMs',
  'marginMs',
  'isOnlyProgram',
  'limits',
  'haltFile',
  'dryRun',
]

const journalRule = withMethods(
  'a journal',
  ['open', 'begin', 'append', 'read'],
  'memoryJournal() or sqliteJournal({ path })',
)
const leasesRule = withMethods('a place of leases', ['salt', 'lease', 'release'], 'redisTraderLease({ redis })')
const pathRule: OptionRule = {
  is: 'a path',
  use: "text such as './STOP'",
  fits: (value) => typeof value === 'string' && value !== '',
}
const booleanRule: OptionRule = {
  is: 'true or false',
  use: 'one of them',
  fits: (value) => typeof value === 'boolean',
}

// Orders of 30 days may be read again.
const keptDays = 40

interface Started
  extends Pick<Required<TradingOptions>, 'journal' | 'limits' | 'dryRun' | 'isOnlyProgram' | 'marginMs'> {
  readonly haltFile: string | undefined
  readonly account: string
  readonly lease: AccountLease
  readonly watching: Watching
}

async function startTrading(client: KisClient, options: Started): Promise<Trading> {
  const { journal, limits, dryRun, isOnlyProgram, haltFile, marginMs, account: key, lease, watching } = options
  const { clock } = client
  const account = await readAccountHistory(journal, { account: key, clock, changed: accountChanged })
  const histories = await readHistories({ account: key, journal, clock, changed }, clock.now())
  const keeper = createHoldingsKeeper({ client, account, mismatched: (about) => watching.emit('mismatch', about) })
  function mayLeave(intent: OrderRecord) {
    lease.check()
    checks.checkHalted(intent)
  }
  const {
    submit,
    underWay,
    idle,
    close: endCalls,
  } = createSubmitter({
    client,
    histories,
    mayLeave,
    dryRun,
    holdingsAt: ({ exchange = 'KRX' }) => keeper.measuredAt(marketOf(exchange)),
  })
  let lastTrouble: string | undefined
  function failed(error: unknown) {
    const text = String(error)
    if (text !== lastTrouble) watching.emit('trouble', error)
    lastTrouble = text
  }
  const sawOther = (order: Order) => watching.emit('other', order)
  const reconciler = createReconciler({
    client,
    histories,
    account,
    keeper,
    underWay,
    marginMs,
    isOnlyProgram,
    sawOther,
    failed,
  })
  let polling: Polling | undefined
  await reconciler.start()
  // Not before KIS has answered, which says how far its clock is from ours.
  await endCallsOfTheDead(client, histories)
  polling = startPolling({
    clock,
    live: histories.live,
    isOver: reconciler.isOver,
    isWanted: reconciler.isWanted,
    look: () => reconciler.reconcile(),
    isWatched: watching.isWatched,
    failed,
  })

  watching.whenWatched(() => polling?.hurry())

  function accountChanged({ kind }: AccountFact, record: AccountRecord) {
    if (kind === 'mode' || kind === 'doubted' || kind === 'confirmed')
      watching.emit('account', { mode: modeOf(record, haltFile), isTrusted: record.isTrusted })
  }

  function changed(record: OrderRecord, before: OrderRecord | undefined) {
    watching.emit('order', record)
    // More may follow a change soon.
    if (before !== undefined) polling?.hurry()
    if (record.wasWronglyEnded && before?.wasWronglyEnded === false) watching.emit('wrongly-ended', record)
  }

  const checks = createOrderChecks({
    client,
    histories,
    account,
    limits,
    haltFile,
    underWay,
    ensureRead: reconciler.ensureRead,
  })
  async function submitAndLook(intent: PreparedIntent): Promise<OrderRecord> {
    lease.check()
    return submit(intent).finally(() => polling?.hurry())
  }
  const orders = createOrderActions({
    client,
    histories,
    checks,
    submit: submitAndLook,
    latest: reconciler.latest,
    underWay,
  })
  async function cancelOpen(): Promise<Halted> {
    const halted = await cancelAll({ live: histories.live, cancel: orders.cancel, idle })
    // The result counts, even if the lists cannot be read.
    await reconciler.reconcile().catch((error: unknown) => watching.emit('trouble', error))
    return halted
  }
  const ofAccount = createAccountActions({ account, keeper, haltFile, cancelOpen })
  const stopWatchingFile = watchHaltFile(haltFile, { clock, found: (by) => ofAccount.halt({ by }) })

  // After the caller had the chance to listen.
  clock.setTimeout(watching.release, 0, { background: true })

  const { find, ...actions } = orders
  return {
    ...actions,
    ...ofAccount,
    listOrders: histories.live,
    listOthers: reconciler.others,
    waitForOrder: (clientOrderId, wait) => waitForOrder({ find, watching }, clientOrderId, wait),
    watch: watching.watch,
    on: watching.on,
    async prune(before) {
      const latest = clock.now() - keptDays * 86_400_000
      if (parseInstant(before, 'before') <= latest) return journal.prune(key, before)
      const rule = `${preview(before)} is too late; use an instant more than ${keptDays} days ago`
      throw new KisInputError({ field: 'before', rule })
    },
    async reconcile() {
      await reconciler.reconcile({ withHoldings: true })
      return histories.live()
    },
    async close() {
      polling?.stop()
      stopWatchingFile()
      await endCalls()
      // An answer that the journal did not take is not lost with this object, if the journal works again.
      await histories.flush().catch(failed)
      watching.close()
      await lease.release()
    },
  }
}

/** Stores that the calls of a program that has died have ended: their orders may have reached KIS until now. */
async function endCallsOfTheDead(client: KisClient, histories: Histories): Promise<void> {
  for (const record of histories.live()) {
    if (record.state !== 'submitting') continue
    const message = 'its program ended before the answer of KIS was stored'
    await histories.add(record, { kind: 'unanswered', code: 'PROGRAM_ENDED', message, kis: kisNow(client) })
  }
}
