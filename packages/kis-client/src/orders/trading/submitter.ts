import type { KisClient } from '../../client/client.ts'
import { KisClosedError, KisInputError, KisOrderConflictError, KisUnansweredError } from '../../errors.ts'
import { preview } from '../../values/preview.ts'
import { contentOf } from '../guards/order-content.ts'
import type { EndpointCall, Fact, Intent, OrderChange, OrderName } from '../history/fact.ts'
import type { Histories } from '../history/histories.ts'
import { kisNow } from '../history/kis-time.ts'
import type { OrderRecord } from '../history/order-record.ts'
import type { AccountLease } from './account-lease.ts'
import { type EndedCall, sendIntent } from './send-intent.ts'

/** Sender of intents, each at most once. */
export interface Submitter {
  /**
   * Sends an intent, unless its id has one. It is in the journal before its first byte can leave.
   *
   * @param prepare returns the intent, and throws if it must not leave. Intents are prepared and begun one at a time
   * @throws {KisOrderConflictError} not-sent: the id has an intent of another content
   */
  submit(clientOrderId: string, content: string, prepare: () => Promise<WantedIntent>): Promise<OrderRecord>
  /** Ids of the intents whose calls are under way in this process. */
  readonly underWay: ReadonlySet<string>
  /** Refuses further intents, and resolves once all calls have ended. */
  close(): Promise<void>
}

/** Intent before its instant is known. */
export interface WantedIntent extends Omit<Intent, 'kis' | 'kind'> {
  /** Sends a call of an endpoint that no action wraps. */
  readonly send?: () => Promise<Pick<OrderName, 'number' | 'branch'>>
}

export interface SubmitterOptions {
  readonly client: KisClient
  readonly histories: Histories
  readonly lease: AccountLease
  /** Whether nothing is sent. */
  readonly dryRun: boolean
}

/** Creates the sender of the intents of one account. */
export function createSubmitter({ client, histories, lease, dryRun }: SubmitterOptions): Submitter {
  const underWay = new Set<string>()
  const calls = new Map<string, Promise<OrderRecord>>()
  let turn: Promise<unknown> = Promise.resolve()
  let isClosed = false

  /** Prepares and begins an intent, after those that were asked for before it. */
  function begin(clientOrderId: string, prepare: () => Promise<WantedIntent>) {
    const next = turn.then(async () => {
      lease.check()
      const { send, ...wanted } = await prepare()
      underWay.add(clientOrderId)
      const begun = await histories.begin(clientOrderId, { kind: 'intended', ...wanted, kis: kisNow(client) })
      return { ...begun, send }
    })
    turn = next.catch(() => undefined)
    return next
  }

  async function call(intent: OrderRecord, send: WantedIntent['send']): Promise<EndedCall> {
    if (!dryRun) return sendIntent(client, { ...intent, send }, () => lease.check())
    const message = 'nothing is sent in a dry run'
    return { fact: { kind: 'not-sent', code: 'DRY_RUN', message, kis: kisNow(client) } }
  }

  async function sendNew(record: OrderRecord, send: WantedIntent['send']): Promise<OrderRecord> {
    const { fact, failure } = await call(record, send)
    const ended = await store(record, fact)
    // Nothing left: the caller may correct it, or try again with another id.
    if (fact.kind === 'not-sent' && failure !== undefined) throw failure
    return ended
  }

  async function store(record: OrderRecord, fact: Fact): Promise<OrderRecord> {
    try {
      return await histories.add(record, fact)
    } catch (cause) {
      if (fact.kind === 'not-sent') throw cause
      // An error of the journal says that nothing was sent, which is not true here.
      throw new KisUnansweredError('the journal has not stored what became of the order: reconcile', { cause })
    }
  }

  async function submitNew(clientOrderId: string, content: string, prepare: () => Promise<WantedIntent>) {
    const known = await histories.read(clientOrderId)
    if (known !== undefined) return sameIntent(known, content)
    try {
      const { record, isNew, send } = await begin(clientOrderId, prepare)
      return isNew ? await sendNew(record, send) : sameIntent(record, content)
    } finally {
      underWay.delete(clientOrderId)
    }
  }

  return {
    async submit(clientOrderId, content, prepare) {
      checkId(clientOrderId)
      if (isClosed) throw new KisClosedError('trading object')
      // The second call with an id returns what became of the first one, even if that failed.
      const earlier = calls.get(clientOrderId)?.catch(() => undefined) ?? Promise.resolve()
      const call = earlier.then(() => submitNew(clientOrderId, content, prepare))
      calls.set(clientOrderId, call)
      return call.finally(() => {
        if (calls.get(clientOrderId) === call) calls.delete(clientOrderId)
      })
    },
    underWay,
    async close() {
      isClosed = true
      await Promise.allSettled(calls.values())
    },
  }
}

/** Checks an id of the caller. @throws {KisInputError} it is not a text of 1 to 100 letters */
export function checkId(clientOrderId: string, field = 'clientOrderId'): void {
  if (typeof clientOrderId === 'string' && clientOrderId.length >= 1 && clientOrderId.length <= 100) return
  const rule = `${preview(clientOrderId)} is not an id; use a text of 1 to 100 letters, the same for the same decision`
  throw new KisInputError({ field, rule })
}

/** Returns the order that an id has, if the caller asks for the same. @throws {KisOrderConflictError} it asks for another one */
function sameIntent(known: OrderRecord, content: string): OrderRecord {
  if (intentContent(known) === content) return known
  throw new KisOrderConflictError(known.clientOrderId)
}

/** Returns a text that is the same for two intents that KIS receives as the same. */
export function intentContent({ order, change, call }: Pick<WantedIntent, 'order' | 'change' | 'call'>): string {
  if (call !== undefined) return callContent(call)
  return change === undefined ? contentOf(order) : changeContent(change)
}

/** Returns a text that is the same for two calls of an endpoint with the same input. */
export const callContent = ({ endpoint, input }: EndpointCall): string =>
  JSON.stringify([endpoint, Object.entries(input).toSorted()])

/** Returns a text that is the same for two changes of an order. The rest of that order, which fills make smaller, is no part of it. */
export function changeContent(change: Omit<OrderChange, 'name'>): string {
  const { kind, of, quantity, price, triggerPrice }: Partial<Record<string, string>> = { ...change }
  return JSON.stringify([kind, of, quantity, price, triggerPrice])
}
