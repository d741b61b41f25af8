import { checkClient } from '../../client/check-action.ts'
import type { KisClient } from '../../client/client.ts'
import { KisInputError, KisOrderConflictError, KisOrderDeniedError, KisOrderUnsettledError } from '../../errors.ts'
import { marketOf } from '../../market/exchange.ts'
import { checkNames } from '../../values/check-names.ts'
import { checkOption, objectRule, oneOf } from '../../values/check-options.ts'
import { parseDecimal, subtractDecimals } from '../../values/decimal.ts'
import { preview } from '../../values/preview.ts'
import { checkOrder } from '../guards/check-order.ts'
import { denialOf } from '../guards/denials.ts'
import type { OwnOrder } from '../guards/facts.ts'
import { parseLimits } from '../guards/limits.ts'
import { readAccountHistory } from '../history/account-history.ts'
import { type HoldingMismatch, mismatchKey } from '../history/account-record.ts'
import { formatHistory } from '../history/format-history.ts'
import { accountKey, type Histories, readHistories } from '../history/histories.ts'
import { kisNow } from '../history/kis-time.ts'
import { isBlocking, type OrderRecord } from '../history/order-record.ts'
import { isUnsettled } from '../history/order-states.ts'
import { createHoldingsKeeper } from '../holdings/holdings-keeper.ts'
import type { Order } from '../list-orders.ts'
import type { NewOrder } from '../place-order.ts'
import { createReconciler, dayMs } from '../reconcile/reconciler.ts'
import { startPolling } from '../tracking/polling.ts'
import { waitForOrder } from '../tracking/wait-for-order.ts'
import { createWatching } from '../tracking/watching.ts'
import { takeAccount } from './account-lease.ts'
import { cancellationOf, revisionOf } from './changes.ts'
import { checkPerson, factOfClaim, factsOfAdoption } from './claims.ts'
import { cancelAll, type Halted } from './kill-switch.ts'
import { modeOf, watchHaltFile } from './modes.ts'
import { changeContent, checkId, createSubmitter, intentContent } from './submitter.ts'
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
  checkNames(options, 'an option of createTrading', ['journal', 'leases', 'limits', 'haltFile', 'dryRun'])
  const { journal, limits = {}, haltFile, dryRun = false, leases = options.journal } = options
  parseLimits(limits, client.environment)
  await journal.open()
  const account = accountKey(client, await journal.salt())
  const { clock } = client
  const lease = await takeAccount(accountKey(client, await leases.salt()), { leases, clock })
  try {
    return await startTrading(client, { journal, limits, haltFile, dryRun, account, lease })
  } catch (error) {
    await lease.release()
    throw error
  }
}

interface Started extends Pick<Required<TradingOptions>, 'journal' | 'limits' | 'dryRun'> {
  readonly haltFile: string | undefined
  readonly account: string
  readonly lease: Awaited<ReturnType<typeof takeAccount>>
}

async function startTrading(client: KisClient, options: Started): Promise<Trading> {
  const { journal, limits, dryRun, haltFile, account: key, lease } = options
  const { clock } = client
  const watching = createWatching(() => polling.hurry())
  const account = await readAccountHistory(journal, { account: key, clock })
  const histories = await readHistories({ account: key, journal, clock, changed }, clock.now() - dayMs)
  await endCallsOfTheDead(client, histories)
  const submitter = createSubmitter({ client, histories, lease, dryRun })
  const keeper = createHoldingsKeeper({
    client,
    account,
    mismatched: (mismatch) => watching.emit('mismatch', mismatch),
  })
  const { underWay } = submitter
  const sawOther = (order: Order) => watching.emit('other', order)
  const reconciler = createReconciler({ client, histories, account, keeper, underWay, sawOther })
  await reconciler.reconcile()
  const polling = startPolling({
    clock,
    live: histories.live,
    isOver: reconciler.isOver,
    look: () => reconciler.reconcile(),
    isWatched: watching.isWatched,
    failed: (error) => watching.emit('trouble', error),
  })
  const stopWatchingFile =
    haltFile === undefined
      ? () => undefined
      : watchHaltFile(haltFile, {
          clock,
          found: async () => void (await halt(`the file ${haltFile}`)),
        })

  function changed(record: OrderRecord, before: OrderRecord | undefined) {
    watching.emit('order', record)
    if (record.wasWronglyEnded && before?.wasWronglyEnded === false) watching.emit('wrongly-ended', record)
  }

  async function find(clientOrderId: string): Promise<OrderRecord> {
    checkId(clientOrderId)
    const record = await histories.read(clientOrderId)
    if (record !== undefined) return record
    const rule = `${preview(clientOrderId)} is not in the journal; use the id of an order that was placed`
    throw new KisInputError({ field: 'clientOrderId', rule })
  }

  /** Refuses an order whose symbol has one of unknown fate, or that a guard denies. */
  async function check(order: NewOrder, changes?: string) {
    const blocking = histories.live().find((record) => isSameSymbol(record.order, order) && isBlocking(record))
    if (blocking !== undefined && !underWay.has(blocking.clientOrderId))
      throw new KisOrderUnsettledError({ symbol: order.symbol, ...blocking })
    const market = marketOf(order.exchange ?? 'KRX')
    const mismatch = account.record().mismatches.get(mismatchKey({ market, symbol: order.symbol }))
    if (mismatch !== undefined) throw new KisOrderDeniedError(denialOf('MISMATCH', textOf(mismatch)))
    const own = histories.live().filter(({ clientOrderId }) => clientOrderId !== changes)
    const mode = modeOf(account.record(), haltFile)
    const isRevision = changes !== undefined
    await checkOrder(client, order, { own: own.flatMap(ownOrderOf), mode, limits, isRevision })
  }

  async function submit(...intent: Parameters<typeof submitter.submit>): Promise<OrderRecord> {
    try {
      return await submitter.submit(...intent)
    } finally {
      polling.hurry()
    }
  }

  const cancel: Trading['cancel'] = (orderId, { clientOrderId, quantity }) =>
    submit(clientOrderId, changeContent({ kind: 'cancel', of: orderId, quantity }), async () =>
      cancellationOf(await find(orderId), quantity),
    )

  async function halt(by: string): Promise<Halted> {
    checkPerson(by)
    await account.add({ kind: 'mode', mode: 'halted', by })
    const halted = await cancelAll(histories.live, cancel)
    await reconciler.reconcile()
    return halted
  }

  return {
    place: (order, { clientOrderId, decision }) =>
      submit(clientOrderId, intentContent({ order }), async () => {
        refuseReserved(order)
        await check(order)
        return { order, ...(decision !== undefined && { decision }) }
      }),
    cancel,
    revise: (orderId, { clientOrderId, ...revision }) =>
      submit(clientOrderId, changeContent({ kind: 'revise', of: orderId, ...revision }), async () => {
        const wanted = revisionOf(await find(orderId), revision)
        await check(wanted.order, orderId)
        return wanted
      }),
    async getOrder(clientOrderId) {
      checkId(clientOrderId)
      return histories.read(clientOrderId)
    },
    listOrders: histories.live,
    listOthers: () => reconciler.latest()?.others ?? [],
    waitForOrder: (clientOrderId, wait) => waitForOrder({ find, watching }, clientOrderId, wait),
    watch: watching.watch,
    on: watching.on,
    async claim(clientOrderId, claim) {
      const record = await find(clientOrderId)
      return histories.add(record, factOfClaim(record, claim, reconciler.latest()))
    },
    async adopt(order, { clientOrderId, by }) {
      checkId(clientOrderId)
      const { intent, bookedAt, seen } = factsOfAdoption(order, by, reconciler.latest())
      const kis = bookedAt === undefined ? kisNow(client) : { earliestAt: bookedAt, latestAt: bookedAt }
      const { record, isNew } = await histories.begin(clientOrderId, { kind: 'intended', ...intent, kis })
      if (!isNew && record.adoptedBy === undefined) throw new KisOrderConflictError(clientOrderId)
      return isNew || record.name === undefined ? histories.add(record, seen) : record
    },
    getAccount() {
      const { isTrusted, mismatches } = account.record()
      return { mode: modeOf(account.record(), haltFile), isTrusted, mismatches: [...mismatches.values()] }
    },
    async setMode(mode, { by }) {
      checkOption('mode', mode, oneOf('a mode', ['active', 'reducing', 'halted']))
      checkPerson(by)
      await account.add({ kind: 'mode', mode, by })
    },
    halt: ({ by }) => halt(by),
    async confirmAccount({ by }) {
      checkPerson(by)
      await account.add({ kind: 'confirmed', by })
    },
    async acceptHolding(of, { by }) {
      checkPerson(by)
      if (await keeper.accept(of, by)) return
      const rule = `${preview(of.symbol)} has no mismatch; use one of getAccount().mismatches`
      throw new KisInputError({ field: 'symbol', rule })
    },
    async explain(clientOrderId) {
      const { clientOrderId: id } = await find(clientOrderId)
      return formatHistory(id, (await histories.entries(id)) ?? [])
    },
    async reconcile() {
      await reconciler.reconcile({ withHoldings: true })
      return histories.live()
    },
    async close() {
      polling.stop()
      stopWatchingFile()
      await submitter.ended()
      watching.close()
      await lease.release()
    },
  }
}

const textOf = ({ symbol, expected, held }: HoldingMismatch): string =>
  `${symbol}: ${held} shares are held, and all orders explain ${expected}`

/** Stores that the calls of a program that has died have ended: their orders may have reached KIS until now. */
async function endCallsOfTheDead(client: KisClient, histories: Histories): Promise<void> {
  for (const record of histories.live()) {
    if (record.state !== 'submitting') continue
    const message = 'its program ended before the answer of KIS was stored'
    await histories.add(record, { kind: 'unanswered', code: 'PROGRAM_ENDED', message, kis: kisNow(client) })
  }
}

/** Refuses an order that untyped code reserves: the journal has no history of reserved orders. */
function refuseReserved({ reserved }: { readonly reserved?: unknown }): void {
  if (reserved === undefined) return
  throw new KisInputError({
    field: 'reserved',
    rule: 'is given, and createTrading takes no reserved orders; use placeOrder',
  })
}

const isSameSymbol = (one: NewOrder, other: NewOrder): boolean =>
  one.symbol === other.symbol && marketOf(one.exchange ?? 'KRX') === marketOf(other.exchange ?? 'KRX')

/** Returns an order of ours as the guards count it. One that never left does not count. */
function ownOrderOf({ order, change, intendedAt, state, filled, isAbsent }: OrderRecord): readonly OwnOrder[] {
  if (change?.kind === 'cancel' || (state === 'not-taken' && !isAbsent)) return []
  const rest = subtractDecimals(parseDecimal(order.quantity), filled)
  return [{ order, at: intendedAt, remaining: isUnsettled(state) ? rest : parseDecimal('0') }]
}
