import { checkCallOptions } from '../../client/check-action.ts'
import type { CallOptions, KisClient } from '../../client/client.ts'
import { KisInputError, KisOrderConflictError } from '../../errors.ts'
import type { FieldsOf } from '../../values/check-names.ts'
import { checkOption, objectRule } from '../../values/check-options.ts'
import { preview } from '../../values/preview.ts'
import { formatHistory } from '../history/format-history.ts'
import type { Histories } from '../history/histories.ts'
import { kisNow } from '../history/kis-time.ts'
import type { OrderRecord } from '../history/order-record.ts'
import type { Order } from '../list-orders.ts'
import type { Reconciler } from '../reconcile/reconciler.ts'
import { cancellationOf, revisionOf } from './changes.ts'
import { factOfClaim, factsOfAdoption } from './claims.ts'
import { callEndpoint, checkCallOrder, checkWrite, journaledCall } from './endpoint-call.ts'
import type { OrderChecks } from './order-checks.ts'
import { callContent, changeContent, checkId, intentContent, type Submitter } from './submitter.ts'
import type { CancelOptions, PlaceOptions, ReviseOptions, Trading } from './trading.ts'

/** Actions of `Trading` on single orders. */
export type OrderActions = Pick<
  Trading,
  'place' | 'cancel' | 'revise' | 'send' | 'getOrder' | 'claim' | 'adopt' | 'explain'
> & {
  /** Returns an order. @throws {KisInputError} the journal does not have it */
  find(clientOrderId: string): Promise<OrderRecord>
}

export interface OrderActionsOptions {
  readonly client: KisClient
  readonly histories: Histories
  readonly checks: OrderChecks
  readonly submit: Submitter['submit']
  readonly latest: Reconciler['latest']
  readonly underWay: ReadonlySet<string>
}

/** Creates the actions on the orders of one account. */
export function createOrderActions({
  client,
  histories,
  checks,
  submit,
  latest,
  underWay,
}: OrderActionsOptions): OrderActions {
  async function getOrder(clientOrderId: string): Promise<OrderRecord | undefined> {
    checkId(clientOrderId)
    return histories.read(clientOrderId)
  }

  async function find(clientOrderId: string): Promise<OrderRecord> {
    const record = await getOrder(clientOrderId)
    if (record !== undefined) return record
    const rule = `${preview(clientOrderId)} is not in the journal; use the id of an order that was placed`
    throw new KisInputError({ field: 'clientOrderId', rule })
  }

  return {
    find,
    getOrder,
    async place(given, options) {
      checkOrderObject(given)
      // The caller may use the object for its next order, while this one waits for its turn.
      const order = { ...given }
      checkGiven('place', options, placeFields)
      const { clientOrderId, decision, signal } = options
      return submit({
        clientOrderId,
        content: intentContent({ order }),
        isInTurn: true,
        signal,
        async prepare() {
          refuseReserved(order)
          await checks.checkOrder(order, { signal })
          return { order, ...(decision !== undefined && { decision }) }
        },
      })
    },
    async cancel(orderId, options) {
      checkGiven('cancel', options, cancelFields)
      const { clientOrderId, quantity, signal } = options
      return submit({
        clientOrderId,
        content: changeContent({ kind: 'cancel', of: orderId, quantity }),
        isInTurn: false,
        signal,
        prepare: async () => cancellationOf(await find(orderId), quantity),
      })
    },
    async revise(orderId, options) {
      checkGiven('revise', options, reviseFields)
      const { clientOrderId, signal, ...revision } = options
      return submit({
        clientOrderId,
        content: changeContent({ kind: 'revise', of: orderId, ...revision }),
        isInTurn: true,
        signal,
        async prepare() {
          const wanted = revisionOf(client, await find(orderId), revision)
          await checks.checkOrder(wanted.order, { signal, revises: orderId })
          return wanted
        },
      })
    },
    async send({ endpoint, ...given }, options) {
      checkOrderObject(given.order)
      checkCallOrder(given.order)
      checkWrite(endpoint)
      const [order, input] = [{ ...given.order }, { ...given.input }]
      checkGiven('send', options, placeFields)
      const { clientOrderId, decision, signal } = options
      const call = journaledCall(endpoint.id, input)
      return submit({
        clientOrderId,
        content: callContent(call),
        isInTurn: true,
        signal,
        async prepare() {
          await checks.checkCall(order, { signal })
          const send = (options: CallOptions) => callEndpoint(client, endpoint, { input, options })
          return { order, call, send, ...(decision !== undefined && { decision }) }
        },
      })
    },
    async claim(clientOrderId, claim) {
      const record = await find(clientOrderId)
      return histories.add(
        record,
        factOfClaim(record, claim, {
          latest: latest(record.order.exchange),
          isUnderWay: underWay.has(clientOrderId),
        }),
      )
    },
    async adopt(order, options) {
      checkOrderObject(order)
      checkGiven('adopt', options, { clientOrderId: true, by: true })
      const { clientOrderId, by } = options
      const known = await getOrder(clientOrderId)
      if (known?.adoptedBy !== undefined && isNamed(known, order)) return known
      const { intent, bookedAt, seen } = factsOfAdoption(order, by, {
        latest: latest(order.exchange),
        records: histories.live(),
      })
      const kis = bookedAt === undefined ? kisNow(client) : { earliestAt: bookedAt, latestAt: bookedAt }
      const { record, isNew } = await histories.begin(clientOrderId, { kind: 'intended', ...intent, kis })
      const isOther = record.name !== undefined && !isNamed(record, order)
      if (!isNew && (record.adoptedBy === undefined || isOther || intentContent(record) !== intentContent(intent)))
        throw new KisOrderConflictError(clientOrderId)
      return record.name === undefined ? histories.add(record, seen) : record
    },
    async explain(clientOrderId) {
      const record = await find(clientOrderId)
      return formatHistory(clientOrderId, (await histories.entries(record.clientOrderId)) ?? [])
    },
  }
}

/** Returns whether an order of ours has the name of a row: a number is used again on another day. */
const isNamed = ({ name, order }: OrderRecord, row: Order): boolean =>
  name?.number === row.number && name.orderedOn === row.orderedOn && order.exchange === row.exchange

const placeFields: FieldsOf<PlaceOptions> = { clientOrderId: true, decision: true, signal: true }
const cancelFields: FieldsOf<CancelOptions> = { clientOrderId: true, quantity: true, signal: true }
const reviseFields: FieldsOf<ReviseOptions> = {
  clientOrderId: true,
  price: true,
  quantity: true,
  triggerPrice: true,
  signal: true,
}

/** Checks the options of a method. @throws {KisInputError} they are missing, one is unknown, or the signal is not one */
function checkGiven<Options extends object>(method: string, options: Options, fields: FieldsOf<Options>): void {
  checkOption('options', options, objectRule(`an object with ${Object.keys(fields).join(', ')}`))
  checkCallOptions(method, options, Object.keys(fields))
}

/** Checks that an order is an object; `prepare` checks its fields. @throws {KisInputError} it is not */
function checkOrderObject(order: object): void {
  checkOption('order', order, objectRule('an object with symbol, side, quantity and price'))
}

/** Refuses an order that untyped code reserves: no list of orders has it before KIS sends it. */
function refuseReserved({ reserved }: { readonly reserved?: unknown }): void {
  if (reserved === undefined) return
  const rule = 'is given, and place takes no reserved orders; use send with the endpoint orderResv, or placeOrder'
  throw new KisInputError({ field: 'reserved', rule })
}
