import { EventEmitter } from 'eventemitter3'
import type { ExecutionNotice } from '../../realtime/notices/execution-notice.ts'
import { checkOption, functionRule, oneOf } from '../../values/check-options.ts'
import type { TradingMode } from '../guards/facts.ts'
import type { HoldingMismatch } from '../history/account-record.ts'
import type { OrderRecord } from '../history/order-record.ts'
import type { Order } from '../list-orders.ts'

/** Events of a trading object, for its `on`. */
export interface TradingEvents {
  /** An order has a new fact. */
  readonly order: OrderRecord
  /** A row proved that an order exists which was taken for not taken. Look at the account, and write to the authors. */
  readonly 'wrongly-ended': OrderRecord
  /** A person or another program has placed an order in the account. */
  readonly other: Order
  /** The shares of a symbol differ from what all orders explain. No new order of it leaves until they agree, or a person accepts them. */
  readonly mismatch: HoldingMismatch
  /** KIS has sent an execution notice, which is reported once. It proves nothing: look at `filled` of the order once the lists were read. */
  readonly notice: ReportedNotice
  /** KIS's lists do not show what a notice said, although they had time: the notice is forged, or the lists lag. Look at the account. */
  readonly unconfirmed: UnconfirmedNotice
  /** The mode of the account has changed, or whether its journal is trusted. */
  readonly account: { readonly mode: TradingMode; readonly isTrusted: boolean }
  /** A look at KIS's lists failed; the next one comes by itself. An error that lasts is reported once, and again after a look that succeeded. */
  readonly trouble: unknown
}

/** Execution notice, and its order. */
export interface ReportedNotice {
  /** Notice as KIS sent it. */
  readonly notice: ExecutionNotice
  /** Order of ours; missing if no order of ours has the number: it is of a person or another program, or one whose answer was lost. */
  readonly order: OrderRecord | undefined
}

/** Order of which lists and notices differ. */
export interface UnconfirmedNotice {
  /** Number of the order: as the notice has it where `order` is missing, otherwise as KIS's answer or row has it. */
  readonly number: string
  /** Symbol of the order. */
  readonly symbol: string
  /** Order of ours, with what was noticed; missing for a number that neither is ours nor in the lists. */
  readonly order: OrderRecord | undefined
}

const names: { readonly [event in keyof TradingEvents]: true } = {
  order: true,
  'wrongly-ended': true,
  other: true,
  mismatch: true,
  notice: true,
  unconfirmed: true,
  account: true,
  trouble: true,
}

/** Listeners and watchers of one trading object. */
export interface Watching {
  on<Event extends keyof TradingEvents>(event: Event, listener: (about: TradingEvents[Event]) => void): () => void
  emit<Event extends keyof TradingEvents>(event: Event, about: TradingEvents[Event]): void
  /** Yields each order that has changed, the latest record of each, until the signal aborts or the object is closed. */
  watch(signal: AbortSignal | undefined): AsyncGenerator<OrderRecord, void>
  /** Calls the listeners with the events so far: those of the start come before a listener can be there. */
  release(): void
  /** Calls a function each time that a watcher begins to wait. */
  whenWatched(run: () => void): void
  /** Returns whether a watcher waits. */
  isWatched(): boolean
  close(): void
}

/** Creates the listeners of one trading object. The error of a listener is dropped, since it must fail no order. */
export function createWatching(): Watching {
  const emitter = new EventEmitter()
  const rule = oneOf('an event of trading', Object.keys(names))
  const closing = new AbortController()
  let watchers = 0
  let held: (() => void)[] | undefined = []
  let watched = () => {}

  function on<Event extends keyof TradingEvents>(event: Event, listener: (about: TradingEvents[Event]) => void) {
    checkOption('event', event, rule)
    checkOption('listener', listener, functionRule('a function that takes the event'))
    const guarded = (about: TradingEvents[Event]) => {
      void (async () => listener(about))().catch(() => undefined)
    }
    emitter.on(event, guarded)
    return () => void emitter.off(event, guarded)
  }

  async function* watch(signal: AbortSignal | undefined): AsyncGenerator<OrderRecord, void> {
    const changed = new Map<string, OrderRecord>()
    let wake = Promise.withResolvers<void>()
    const note = () => wake.resolve()
    const off = on('order', (record) => {
      changed.set(record.clientOrderId, record)
      note()
    })
    signal?.addEventListener('abort', note)
    closing.signal.addEventListener('abort', note)
    watchers += 1
    watched()
    try {
      for (;;) {
        signal?.throwIfAborted()
        const [next] = changed
        if (next !== undefined) {
          changed.delete(next[0])
          yield next[1]
        } else if (closing.signal.aborted) {
          return
        } else {
          await wake.promise
          wake = Promise.withResolvers()
        }
      }
    } finally {
      watchers -= 1
      off()
      signal?.removeEventListener('abort', note)
      closing.signal.removeEventListener('abort', note)
    }
  }

  return {
    on,
    emit(event, about) {
      const call = () => void emitter.emit(event, about)
      if (held === undefined) call()
      else held.push(call)
    },
    release() {
      const calls = held ?? []
      held = undefined
      for (const call of calls) call()
    },
    watch,
    whenWatched(run) {
      watched = run
    },
    isWatched: () => watchers > 0,
    close: () => closing.abort(),
  }
}
