import type { KisClient } from '../../client/client.ts'
import { KisInputError, KisOrderConflictError, KisUnansweredError } from '../../errors.ts'
import { preview } from '../../values/preview.ts'
import { contentOf } from '../guards/order-content.ts'
import type { AccountLease } from './account-lease.ts'
import type { Fact, Intent, OrderChange } from './fact.ts'
import type { Histories } from './histories.ts'
import { kisNow } from './kis-time.ts'
import type { OrderRecord } from './order-record.ts'
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
  /** Resolves once all calls have ended. */
  ended(): Promise<void>
}

/** Intent before its instant is known. */
export type WantedIntent = Omit<Intent, 'kis' | 'kind'>

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

  /** Prepares and begins an intent, after those that were asked for before it. */
  function begin(clientOrderId: string, prepare: () => Promise<WantedIntent>) {
    const next = turn.then(async () => {
      lease.check()
      const wanted = await prepare()
      underWay.add(clientOrderId)
      return histories.begin(clientOrderId, { kind: 'intended', ...wanted, kis: kisNow(client) })
    })
    turn = next.catch(() => undefined)
    return next
  }

  async function call(intent: OrderRecord): Promise<EndedCall> {
    if (!dryRun) return sendIntent(client, intent, () => lease.check())
    const message = 'nothing is sent in a dry run'
    return { fact: { kind: 'not-sent', code: 'DRY_RUN', message, kis: kisNow(client) } }
  }

  async function send(record: OrderRecord): Promise<OrderRecord> {
    const { fact, failure } = await call(record)
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
      const { record, isNew } = await begin(clientOrderId, prepare)
      return isNew ? await send(record) : sameIntent(record, content)
    } finally {
      underWay.delete(clientOrderId)
    }
  }

  return {
    async submit(clientOrderId, content, prepare) {
      checkId(clientOrderId)
      // The second call with an id returns what became of the first one, even if that failed.
      const earlier = calls.get(clientOrderId)?.catch(() => undefined) ?? Promise.resolve()
      const call = earlier.then(() => submitNew(clientOrderId, content, prepare))
      calls.set(clientOrderId, call)
      return call.finally(() => {
        if (calls.get(clientOrderId) === call) calls.delete(clientOrderId)
      })
    },
    underWay,
    async ended() {
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
export function intentContent({ order, change }: Pick<Intent, 'order' | 'change'>): string {
  return change === undefined ? contentOf(order) : changeContent(change)
}

/** Returns a text that is the same for two changes of an order. The rest of that order, which fills make smaller, is no part of it. */
export function changeContent(change: Omit<OrderChange, 'name'>): string {
  const { kind, of, quantity, price, triggerPrice }: Partial<Record<string, string>> = { ...change }
  return JSON.stringify([kind, of, quantity, price, triggerPrice])
}
