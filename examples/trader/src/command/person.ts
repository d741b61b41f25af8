import { OptionError } from '@stockeye/example-shared/option-error'
import type { Claim, Trading } from '@stockeye/kis-client'
import type { Desk } from '../desk/desk.ts'
import type { Portfolio } from '../portfolio.ts'

/** Word of a person on what no evidence says, given once at the start of the trader. */
export interface PersonsWord {
  /** Name of the person, which the journal keeps. */
  readonly by: string
  /** Whether the journal has all orders of the trader. */
  readonly confirmsAccount: boolean
  /** Whether the shares that no order explains are right. */
  readonly acceptsHoldings: boolean
  /** Orders that may leave from now on: all, or sales alone; undefined to leave that as it is. */
  readonly mode: 'active' | 'reducing' | undefined
  /** Words on orders, such as `buy-2026-10-19-005930-1=ours`. */
  readonly claims: readonly string[]
}

/**
 * Stores the word of a person in the journal. The mode is a command of the desk, as if the person had given it there.
 *
 * @throws {OptionError} a claim is not `ID=WORD`
 * @throws what `claim` of the trading object throws
 */
export async function storeWord(
  { trading, log, desk }: Pick<Portfolio, 'trading' | 'log'> & { readonly desk: Pick<Desk, 'resume' | 'stopEntry'> },
  { by, confirmsAccount, acceptsHoldings, mode, claims }: PersonsWord,
): Promise<void> {
  for (const text of claims) {
    const [id, claim] = parseClaim(text, by)
    const { state } = await trading.claim(id, claim)
    log.info({ by, clientOrderId: id, state }, `ORDER_CLAIMED ${id} is ${state}, says ${by}`)
  }
  if (confirmsAccount) {
    await trading.confirmAccount({ by })
    log.info({ by }, `ACCOUNT_CONFIRMED by ${by}`)
  }
  if (acceptsHoldings) await acceptHoldings(trading, log, by)
  if (mode === 'active') await desk.resume({ by })
  if (mode === 'reducing') await desk.stopEntry({ by })
}

async function acceptHoldings(trading: Trading, log: Portfolio['log'], by: string): Promise<void> {
  for (const mismatch of trading.getAccount().mismatches) {
    await trading.acceptHolding(mismatch, { by })
    const { symbol, held } = mismatch
    log.info({ by, symbol, held }, `HOLDING_ACCEPTED ${held} shares of ${symbol}, by ${by}`)
  }
}

/** Parses the claim of an order. @throws {OptionError} it is not `ID=WORD` */
export function parseClaim(text: string, by: string): readonly [string, Claim] {
  const at = text.lastIndexOf('=')
  const [id, word] = [text.slice(0, at), text.slice(at + 1)]
  if (at > 0 && word === 'ours') return [id, { isOurs: true, by }]
  if (at > 0 && word === 'not-ours') return [id, { isOurs: false, by }]
  if (at > 0 && word === 'over') return [id, { isOver: true, by }]
  if (at > 0 && /^\d+$/.test(word)) return [id, { number: word, by }]
  throw new OptionError(
    `--claim: ${text} is not ID=WORD; pass the id of an order and ours, not-ours, over or its number, such as buy-2026-10-19-005930-1=ours`,
  )
}
