import type { KisClient } from '../../client/client.ts'
import { listCorporateActions } from '../../corporate-actions/list-corporate-actions.ts'
import { marketOf } from '../../market/exchange.ts'
import { exchangeDate } from '../../market/exchange-date.ts'
import type { Market } from '../../market/market.ts'
import type { AccountHistory } from '../history/account-history.ts'
import { type HoldingMismatch, mismatchKey } from '../history/account-record.ts'
import type { OrderRecord } from '../history/order-record.ts'
import { type ListPart, partOf } from '../reconcile/list-part.ts'
import { acceptHoldings, checkpointOf, type HoldingsCheckpoint, rollForward } from './checkpoint.ts'
import { compareHoldings, type HoldingDifference, type HoldingsComparison, positionsExplainAll } from './compare.ts'
import { findExplainingAction } from './explain-action.ts'
import { type HoldingsReading, heldBySymbol } from './reading.ts'

/** Keeper of the opening holdings of an account, which compares the holdings with all fills since. */
export interface HoldingsKeeper {
  /** Compares a reading of a part, and stores what it proves. @returns as `SettleOptions.explainedHolding` */
  judge(part: ListPart, reading: MarketsReading): Promise<(record: OrderRecord) => string | undefined>
  /** Returns the first day that a reading of a part must have, as `yyyy-MM-dd`; undefined where any will do. */
  firstDay(part: ListPart): string | undefined
  /** Returns the instant of the holdings on which the checkpoint of a market rests, on KIS's clock; undefined without one. */
  measuredAt(market: Market): number | undefined
  /** Returns whether a further reading is wanted: a difference, or a new checkpoint, counts when it is seen twice. */
  isWaiting(part: ListPart): boolean
  /** Accepts the shares that are held of a symbol, in the name of a person. @returns whether there was a mismatch */
  accept(of: { readonly market: Market; readonly symbol: string }, by: string): Promise<boolean>
}

/** Reading of the orders and positions of the markets of a part. */
export interface MarketsReading extends Omit<HoldingsReading, 'market'> {
  /** Day to which checkpoints move: no order from before it can fill any more. */
  readonly rollTo: string
}

export interface HoldingsKeeperOptions {
  readonly client: KisClient
  readonly account: AccountHistory
  readonly mismatched: (mismatch: HoldingMismatch) => void
  /** Called with the error of a list of corporate actions that could not be read. */
  readonly failed: (error: unknown) => void
}

// Lists of positions lag behind fills by seconds to minutes: what two readings so far apart agree on is no lag.
const settleMs = 120_000

/** Creates the keeper of the holdings of one account. */
export function createHoldingsKeeper({ client, account, mismatched, failed }: HoldingsKeeperOptions): HoldingsKeeper {
  /** Texts that were seen once, and when. */
  const pending = new Map<string, { readonly text: string; readonly at: number }>()
  /** Checkpoints of the first readings, until a second one agrees. */
  const first = new Map<Market, HoldingsCheckpoint>()
  const latest = new Map<ListPart, MarketsReading>()
  /** Mismatches whose corporate actions could not be read yet. */
  const unexplained = new Set<string>()

  /** Returns whether something was seen before, unchanged, and long enough ago. */
  function isLasting(key: string, text: string, at: number): boolean {
    const seen = pending.get(key)
    if (seen?.text === text) return at - seen.at >= settleMs
    pending.set(key, { text, at })
    return false
  }

  async function judgeMarket(reading: HoldingsReading, rollTo: string): Promise<HoldingsComparison | undefined> {
    const { market } = reading
    const checkpoint = account.record().checkpoints.get(market)
    if (checkpoint === undefined) return judgeFirst(reading)
    const comparison = compareHoldings(checkpoint, reading)
    if (comparison === undefined) return undefined
    for (const difference of comparison.differences) await judgeDifference(difference, checkpoint, reading)
    await forgetExplained(market, comparison)
    const current = account.record().checkpoints.get(market) ?? checkpoint
    const rolled = rollTo > current.from ? rollForward(current, reading, rollTo) : undefined
    if (rolled !== undefined) await account.add({ kind: 'checkpoint', checkpoint: rolled })
    return comparison
  }

  /** Keeps the first checkpoint of a market once a second reading agrees: a list that lags gives a wrong one. */
  async function judgeFirst(reading: HoldingsReading): Promise<HoldingsComparison | undefined> {
    const { market } = reading
    const measured = checkpointOf(reading)
    if (measured === undefined) return undefined
    const before = first.get(market)
    // The first reading may reach back less far than this one.
    const again = before && checkpointOf({ ...reading, from: before.from })
    const text = JSON.stringify([again?.opening, again?.undecided])
    const isSame = before !== undefined && JSON.stringify([before.opening, before.undecided]) === text
    if (!isSame) {
      first.set(market, measured)
      pending.set(`first ${market}`, { text: JSON.stringify([measured.opening, measured.undecided]), at: reading.at })
      return undefined
    }
    if (isLasting(`first ${market}`, text, reading.at)) {
      await account.add({ kind: 'checkpoint', checkpoint: before })
      pending.delete(`first ${market}`)
      first.delete(market)
    }
    return compareHoldings(before, reading)
  }

  async function judgeDifference(
    difference: HoldingDifference,
    checkpoint: HoldingsCheckpoint,
    reading: HoldingsReading,
  ) {
    const { market, symbol, expected, held } = difference
    const key = mismatchKey(difference)
    const known = account.record().mismatches.get(key)
    const isKnown = known?.expected === expected && known.held === held
    if (isKnown ? !unexplained.has(key) : !isLasting(key, `${expected} ${held}`, reading.at)) return
    const isExplained = await explainByAction(difference, checkpoint, reading).catch((error: unknown) => {
      // What may be a split is a mismatch until it is known to be one.
      if (!unexplained.has(key)) failed(error)
      unexplained.add(key)
      return undefined
    })
    if (isExplained !== undefined) unexplained.delete(key)
    if (isExplained === true || isKnown) return
    const mismatch = { market, symbol, expected, held }
    await account.add({ kind: 'mismatch', mismatch })
    mismatched(mismatch)
  }

  async function explainByAction(
    difference: HoldingDifference,
    checkpoint: HoldingsCheckpoint,
    reading: HoldingsReading,
  ): Promise<boolean> {
    const { market, symbol, exchange } = difference
    // Paper trading does not list corporate actions.
    if (client.environment === 'paper' || exchange === undefined) return false
    // KIS searches by the record day, weeks before the shares change.
    const days = {
      from: exchangeDate(exchange, checkpoint.at - 60 * 86_400_000),
      to: exchangeDate(exchange, reading.at),
    }
    const actions = await listCorporateActions(client, { symbol, exchange, ...days })
    const action = findExplainingAction(difference, { checkpoint, reading, actions })
    if (action === undefined) return false
    return acceptSymbol({ market, symbol }, reading, `${action.kind} of ${action.effectiveOn}`)
  }

  async function acceptSymbol(
    { market, symbol }: Pick<HoldingMismatch, 'market' | 'symbol'>,
    reading: HoldingsReading,
    by: string,
  ): Promise<boolean> {
    const checkpoint = account.record().checkpoints.get(market)
    const accepted = checkpoint && acceptHoldings(checkpoint, reading, [symbol])
    if (accepted === undefined) return false
    await account.add({ kind: 'checkpoint', checkpoint: accepted })
    await account.add({ kind: 'explained', market, symbol, by })
    pending.delete(mismatchKey({ market, symbol }))
    return true
  }

  async function forgetExplained(market: Market, { differences }: HoldingsComparison) {
    const open = new Set(differences.map(mismatchKey))
    for (const mismatch of account.record().mismatches.values()) {
      if (mismatch.market !== market || open.has(mismatchKey(mismatch))) continue
      await account.add({ kind: 'explained', market, symbol: mismatch.symbol, by: 'the lists of KIS' })
    }
    for (const key of pending.keys()) if (key.startsWith(`${market} `) && !open.has(key)) pending.delete(key)
  }

  return {
    async judge(part, reading) {
      latest.set(part, reading)
      const comparisons = new Map<Market, HoldingsComparison>()
      for (const market of marketsOf(part, reading, account)) {
        const comparison = await judgeMarket({ ...reading, market }, reading.rollTo)
        if (comparison !== undefined) comparisons.set(market, comparison)
      }
      return ({ order, leftFrom, holdingsAt = leftFrom }) => {
        const market = marketOf(order.exchange ?? 'KRX')
        const comparison = comparisons.get(market)
        const explains =
          comparison !== undefined &&
          positionsExplainAll(comparison, { symbol: order.symbol, intendedAt: Math.max(leftFrom, holdingsAt) })
        return explains ? (heldBySymbol({ ...reading, market }).get(order.symbol) ?? '0') : undefined
      }
    },
    firstDay(part) {
      const kept = [...account.record().checkpoints.values(), ...first.values()]
      return kept.flatMap(({ market, from }) => (partOf(market) === part ? [from] : [])).toSorted()[0]
    },
    measuredAt: (market) => (account.record().checkpoints.get(market) ?? first.get(market))?.at,
    isWaiting: (part) => [...pending.keys()].some((key) => partOfKey(key) === part),
    async accept(of, by) {
      const reading = latest.get(partOf(of.market))
      if (!account.record().mismatches.has(mismatchKey(of)) || reading === undefined) return false
      return acceptSymbol(of, { ...reading, market: of.market }, by)
    },
  }
}

/** Returns the part of what was seen once: of `KRX 005930`, `first KRX` and the like. */
const partOfKey = (key: string): ListPart => (/^(first )?KRX\b/.test(key) ? 'KRX' : 'abroad')

/** Returns the markets of a part in which there is something to compare, and the US, where most accounts trade. */
function marketsOf(
  part: ListPart,
  { orders, positions }: MarketsReading,
  account: AccountHistory,
): ReadonlySet<Market> {
  if (part === 'KRX') return new Set(['KRX'])
  const known = [...account.record().checkpoints.keys()].filter((market) => market !== 'KRX')
  return new Set(['US', ...[...orders, ...positions].map(({ exchange }) => marketOf(exchange)), ...known])
}
