import type { OrderRecord, Trading } from '@stockeye/kis-client'

/**
 * Returns the id for the next attempt of a decision, such as `buy-2026-10-19-005930-1`; undefined if an earlier attempt leaves nothing
 * to do. The number counts the attempts in the journal, so a program that was restarted makes the same id.
 *
 * @param mayRepeat returns whether another attempt may follow an earlier one
 */
export async function nextAttempt(
  trading: Pick<Trading, 'getOrder'>,
  decision: string,
  mayRepeat: (earlier: OrderRecord) => boolean,
): Promise<string | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const id = `${decision}-${attempt}`
    const earlier = await trading.getOrder(id)
    if (earlier === undefined) return id
    if (!mayRepeat(earlier)) return undefined
  }
}

/** Returns whether KIS never had an order: it never left, or KIS refused it at once. */
export const neverReached = ({ state, name }: OrderRecord): boolean =>
  name === undefined && (state === 'not-taken' || state === 'rejected')

/** Returns whether an order has ended before all of it was filled. */
export const endedUnfilled = ({ state }: OrderRecord): boolean =>
  state === 'not-taken' || state === 'rejected' || state === 'cancelled' || state === 'expired'
