import { followAbort, untilAborted } from '@stockeye/internal/wait'
import type { KisClient } from '../../client/client.ts'
import { KisClosedError, KisInputError, KisOrderConflictError, KisUnansweredError } from '../../errors.ts'
import { preview } from '../../values/preview.ts'
import { contentOf } from '../guards/order-content.ts'
import type { EndpointCall, Fact, OrderChange } from '../history/fact.ts'
import type { Histories } from '../history/histories.ts'
import { kisNow } from '../history/kis-time.ts'
import type { OrderRecord } from '../history/order-record.ts'
import type { NewOrder } from '../place-order.ts'
import { type EndedCall, sendIntent, type WantedIntent } from './send-intent.ts'

/** Sender of intents, each at most once. */
export interface Submitter {
  /**
   * Sends an intent, unless its id has one. It is in the journal before its first byte can leave.
   *
   * @param prepare returns the intent, and throws if it must not leave. Orders are prepared and begun one at a time; a cancellation
   * does not wait for the checks of orders
   * @throws {KisOrderConflictError} not-sent: the id has an intent of another content
   * @throws the reason of the intent's signal: nothing has left
   */
  submit(intent: PreparedIntent): Promise<OrderRecord>
  /** Checks the intents again whose calls wait for a token or for a turn at the pacer, and stops those that may not leave any more. */
  recheck(): void
  /** Ids of the intents whose calls are under way in this process. */
  readonly underWay: ReadonlySet<string>
  /** Resolves once the calls that are under way have ended. */
  idle(): Promise<void>
  /** Refuses further intents, and resolves once all calls have ended. */
  close(): Promise<void>
}

/** Intent that is prepared when its turn comes. */
export interface PreparedIntent {
  readonly clientOrderId: string
  /** Text that is the same for two intents that KIS receives as the same. */
  readonly content: string
  readonly prepare: () => Promise<WantedIntent>
  /** Whether it waits for the orders before it. A cancellation does not: no guard looks at it. */
  readonly isInTurn: boolean
  /** Ends the wait of its caller while nothing has left. */
  readonly signal: AbortSignal | undefined
}

/** Way of an intent to KIS. */
interface Sending extends Pick<WantedIntent, 'send'> {
  /** Signal of its caller. */
  readonly signal: AbortSignal | undefined
}

export interface SubmitterOptions {
  readonly client: KisClient
  readonly histories: Histories
  /** Rejects if this program has no right to the account any more: called before an intent is stored, and again before it leaves. */
  readonly confirmRight: () => Promise<void>
  /** Throws if an intent must not leave: called before its call begins, and by `recheck` while it waits. */
  readonly mayLeave: (intent: OrderRecord) => void
  /** Returns the instant of the holdings that were read last before an order, on KIS's clock. */
  readonly holdingsAt: (order: NewOrder) => number | undefined
  /** Whether nothing is sent. */
  readonly dryRun: boolean
}

/** Creates the sender of the intents of one account. */
export function createSubmitter({
  client,
  histories,
  confirmRight,
  mayLeave,
  holdingsAt,
  dryRun,
}: SubmitterOptions): Submitter {
  const underWay = new Set<string>()
  const calls = new Map<string, Promise<unknown>>()
  const waiting = new Set<() => void>()
  let turn: Promise<unknown> = Promise.resolve()
  let isClosed = false

  /** Prepares and begins an intent, after those that were asked for before it. */
  function begin({ clientOrderId, prepare, isInTurn, signal }: PreparedIntent) {
    const before = isInTurn ? turn : Promise.resolve()
    const next = untilAborted(before, signal).then(async () => {
      const { send, ...wanted } = await prepare()
      await confirmRight()
      // From here on the journal has its id.
      signal?.throwIfAborted()
      underWay.add(clientOrderId)
      const at = holdingsAt(wanted.order)
      const known = at === undefined ? {} : { holdingsAt: at }
      const intent = { kind: 'intended', ...wanted, ...known, kis: kisNow(client) } as const
      const begun = await histories.begin(clientOrderId, intent)
      return { ...begun, send }
    })
    // One whose caller has ended the wait lets no other one pass those before it.
    if (isInTurn) turn = Promise.allSettled([before, next])
    return next
  }

  async function call(intent: OrderRecord, sending: Sending): Promise<EndedCall> {
    if (!dryRun) return sendWhileAllowed(intent, sending)
    const message = 'nothing is sent in a dry run'
    return { fact: { kind: 'not-sent', code: 'DRY_RUN', message, kis: kisNow(client) } }
  }

  async function sendWhileAllowed(intent: OrderRecord, { send, signal }: Sending): Promise<EndedCall> {
    const stop = new AbortController()
    const unfollow = signal && followAbort(stop, signal)
    const check = () => {
      try {
        mayLeave(intent)
      } catch (reason) {
        stop.abort(reason)
      }
    }
    /** Aborts the wait with its reason, as `check` does: also an error that is not of this package says that nothing has left. */
    const confirm = () =>
      confirmRight().catch((reason: unknown) => {
        stop.abort(reason)
        throw reason
      })
    waiting.add(check)
    check()
    const ended = await sendIntent(client, { ...intent, send }, { signal: stop.signal, confirm })
    waiting.delete(check)
    unfollow?.()
    return ended
  }

  async function sendNew(record: OrderRecord, sending: Sending): Promise<OrderRecord> {
    const { fact, failure } = await call(record, sending)
    const ended = await store(record, fact)
    // Nothing left: the caller may correct it, or try again with another id.
    if (fact.kind === 'not-sent' && failure !== undefined) throw failure
    return ended
  }

  async function store(record: OrderRecord, fact: Fact): Promise<OrderRecord> {
    try {
      return await histories.addInTheEnd(record, fact)
    } catch (cause) {
      if (fact.kind === 'not-sent') throw cause
      // An error of the journal says that nothing was sent, which is not true here.
      throw new KisUnansweredError('the journal has not stored what became of the order: reconcile', { cause })
    }
  }

  async function submitNew(intent: PreparedIntent) {
    const { clientOrderId, content, signal } = intent
    const known = await histories.read(clientOrderId)
    if (known !== undefined) return sameIntent(known, content)
    try {
      const { record, isNew, send } = await begin(intent)
      return isNew ? await sendNew(record, { send, signal }) : sameIntent(record, content)
    } finally {
      underWay.delete(clientOrderId)
    }
  }

  async function idle() {
    await Promise.allSettled(calls.values())
  }

  return {
    async submit(intent) {
      const { clientOrderId, signal } = intent
      checkId(clientOrderId)
      if (isClosed) throw new KisClosedError('trading object')
      // The second call with an id returns what became of the first one, even if that failed.
      const earlier = calls.get(clientOrderId) ?? Promise.resolve()
      const call = untilAborted(earlier, signal).then(() => submitNew(intent))
      // A third one waits for the first, even if the caller of the second has ended its wait.
      const ended = Promise.allSettled([earlier, call])
      calls.set(clientOrderId, ended)
      void ended.then(() => {
        if (calls.get(clientOrderId) === ended) calls.delete(clientOrderId)
      })
      return call
    },
    recheck() {
      for (const check of waiting) check()
    },
    underWay,
    idle,
    async close() {
      isClosed = true
      await idle()
    },
  }
}

/** Checks an id of the caller. @throws {KisInputError} it is not a text of 1 to 100 letters */
export function checkId(clientOrderId: string): void {
  if (typeof clientOrderId === 'string' && clientOrderId.length >= 1 && clientOrderId.length <= 100) return
  const rule = `${preview(clientOrderId)} is not an id; use a text of 1 to 100 letters, the same for the same decision`
  throw new KisInputError({ field: 'clientOrderId', rule })
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
