import { checkClient } from '../../client/check-action.ts'
import type { KisClient } from '../../client/client.ts'
import { KisInputError, KisOrderUnsettledError } from '../../errors.ts'
import { marketOf } from '../../market/exchange.ts'
import { checkNames } from '../../values/check-names.ts'
import { checkOption, objectRule } from '../../values/check-options.ts'
import { parseDecimal, subtractDecimals } from '../../values/decimal.ts'
import { preview } from '../../values/preview.ts'
import { checkOrder } from '../guards/check-order.ts'
import type { OwnOrder } from '../guards/facts.ts'
import { parseLimits } from '../guards/limits.ts'
import type { NewOrder } from '../place-order.ts'
import { takeAccount } from './account-lease.ts'
import { cancellationOf, revisionOf } from './changes.ts'
import { factOfClaim } from './claims.ts'
import { accountKey, type Histories, readHistories } from './histories.ts'
import { kisNow } from './kis-time.ts'
import { isBlocking, type OrderRecord } from './order-record.ts'
import { isUnsettled } from './order-states.ts'
import { startPolling } from './polling.ts'
import { createReconciler, dayMs } from './reconciler.ts'
import { changeContent, checkId, createSubmitter, intentContent } from './submitter.ts'
import type { Trading, TradingOptions } from './trading.ts'
import { waitForOrder } from './wait-for-order.ts'
import { createWatching } from './watching.ts'

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
  checkNames(options, 'an option of createTrading', ['journal', 'limits', 'dryRun'])
  const { journal, limits = {}, dryRun = false } = options
  parseLimits(limits, client.environment)
  await journal.open()
  const account = accountKey(client)
  const { clock } = client
  const lease = await takeAccount(account, { journal, clock })
  try {
    return await startTrading(client, { journal, limits, dryRun, account, lease })
  } catch (error) {
    await lease.release()
    throw error
  }
}

interface Started extends Required<TradingOptions> {
  readonly account: string
  readonly lease: Awaited<ReturnType<typeof takeAccount>>
}

async function startTrading(client: KisClient, options: Started): Promise<Trading> {
  const { journal, limits, dryRun, account, lease } = options
  const { clock } = client
  const watching = createWatching(() => polling.hurry())
  const histories = await readHistories({ account, journal, clock, changed }, clock.now() - dayMs)
  await endCallsOfTheDead(client, histories)
  const submitter = createSubmitter({ client, histories, lease, dryRun })
  const reconciler = createReconciler({ client, histories, underWay: submitter.underWay })
  const polling = startPolling({
    clock,
    live: histories.live,
    isOver: reconciler.isOver,
    look: reconciler.reconcile,
    isWatched: watching.isWatched,
    failed: (error) => watching.emit('trouble', error),
  })
  await reconciler.reconcile()

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
    if (blocking !== undefined && !submitter.underWay.has(blocking.clientOrderId))
      throw new KisOrderUnsettledError({ symbol: order.symbol, ...blocking })
    const own = histories.live().filter(({ clientOrderId }) => clientOrderId !== changes)
    await checkOrder(client, order, { own: own.flatMap(ownOrderOf), limits })
  }

  async function submit(...intent: Parameters<typeof submitter.submit>): Promise<OrderRecord> {
    try {
      return await submitter.submit(...intent)
    } finally {
      polling.hurry()
    }
  }

  return {
    place: (order, { clientOrderId, decision }) =>
      submit(clientOrderId, intentContent({ order }), async () => {
        await check(order)
        return { order, ...(decision !== undefined && { decision }) }
      }),
    cancel: (orderId, { clientOrderId, quantity }) =>
      submit(clientOrderId, changeContent({ kind: 'cancel', of: orderId, quantity }), async () =>
        cancellationOf(await find(orderId), quantity),
      ),
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
    async reconcile() {
      await reconciler.reconcile()
      return histories.live()
    },
    async close() {
      polling.stop()
      await submitter.ended()
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

const isSameSymbol = (one: NewOrder, other: NewOrder): boolean =>
  one.symbol === other.symbol && marketOf(one.exchange ?? 'KRX') === marketOf(other.exchange ?? 'KRX')

/** Returns an order of ours as the guards count it. One that never left does not count. */
function ownOrderOf({ order, change, intendedAt, state, filled, isAbsent }: OrderRecord): readonly OwnOrder[] {
  if (change?.kind === 'cancel' || (state === 'not-taken' && !isAbsent)) return []
  const rest = subtractDecimals(parseDecimal(order.quantity), filled)
  return [{ order, at: intendedAt, remaining: isUnsettled(state) ? rest : parseDecimal('0') }]
}
