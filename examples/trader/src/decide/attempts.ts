import type { OrderRecord, Trading } from '@stockeye/kis-client'

/** Returns the name of a decision: the same for the same side, day and symbol, also after a restart. */
export const decisionOf = (side: 'buy' | 'sell', date: string, symbol: string): string => `${side}-${date}-${symbol}`

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
  let count = 0
  for await (const earlier of attemptsOf(trading, decision)) {
    if (!mayRepeat(earlier)) return undefined
    count += 1
  }
  return `${decision}-${count + 1}`
}

/** Yields the attempts of a decision that the journal has, oldest first. */
export async function* attemptsOf(
  trading: Pick<Trading, 'getOrder'>,
  decision: string,
): AsyncGenerator<OrderRecord, void> {
  for (let attempt = 1; ; attempt += 1) {
    const order = await trading.getOrder(`${decision}-${attempt}`)
    if (order === undefined) return
    yield order
  }
}
