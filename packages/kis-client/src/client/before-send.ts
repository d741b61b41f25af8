import type { CallOptions } from './client.ts'

/**
 * Name of an option that `createTrading` adds to the calls of its orders. It is a symbol, since it is not for callers: the actions pass it
 * on with their options, and do not offer it.
 */
export const beforeSend: unique symbol = Symbol.for('kis-client.beforeSend')

/** Options of a call on its way to KIS. */
export interface SendOptions extends CallOptions {
  /** Called when a call has its token and its turn. If it rejects, the call does not leave, and rejects with the same reason. */
  readonly [beforeSend]?: (() => Promise<void>) | undefined
}
