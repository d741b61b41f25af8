import { createPlans } from '../market/plans.ts'
import type { DecisionTime } from '../market/sessions.ts'
import { type Market, marketOf, type Watched } from '../market/watched.ts'
import type { Portfolio } from '../portfolio.ts'
import { mayOpenPosition } from '../risk/sizing.ts'
import type { DaySoFar } from '../rules/rules.ts'
import { attemptEach } from './attempt-each.ts'
import { buy } from './buy.ts'
import { cancel } from './cancel.ts'
import { cancelOld } from './cancel-old.ts'
import { createExits } from './exits.ts'
import { createHoldingsReader, type Holdings } from './holdings.ts'
import { orderedToday } from './ordered-today.ts'
import { readLists } from './read-lists.ts'
import { createRests } from './rests.ts'
import { openPurchases, sell } from './sell.ts'
import { createSightLog } from './sight-log.ts'
import type { Wish } from './wish.ts'

/** Decisions of the trader. */
export interface Decider {
  /**
   * Decides once: cancels old orders, sells what the stops and the rules want to sell, and buys what the rules wish. What it cannot see
   * it leaves as it is.
   *
   * @throws {KisError} the positions could not be read: nothing was sold or bought
   * @throws the signal's reason
   */
  decide(at: DecisionTime, signal: AbortSignal): Promise<void>
  /**
   * Looks after the orders between two decisions: cancels old ones, and goes on with the sales of today that did not sell all, with those
   * that had to wait, and with positions that could not be seen.
   *
   * @throws what `decide` throws
   */
  tend(at: DecisionTime, signal: AbortSignal): Promise<void>
  /** Cancels the open orders of a market again after a kill, also outside the hours of decisions. In other modes it does nothing. */
  cancelKilled(market: Market, signal: AbortSignal): Promise<void>
  close(): void
}

/** Time between two readings of KIS's lists while no order is open, in ms: orders of others and shares that no order explains show there. */
const lookMs = 30 * 60_000
/** Time until a reading that failed is repeated, in ms. */
const lookAgainMs = 5 * 60_000

export function createDecider(portfolio: Portfolio): Decider {
  const { clock, trading, prices, settings, log, oversight } = portfolio
  const plans = createPlans(portfolio)
  const exits = createExits(portfolio)
  const holdings = createHoldingsReader(portfolio)
  const rests = createRests(clock)
  const actors = { portfolio, holdings, rests }
  const noteSight = createSightLog(portfolio)
  /** Days by the symbol of a position, if the latest look at it that day did not end with a decision to hold it. */
  const unsettled = new Map<string, string>()
  let lookAt = Number.NEGATIVE_INFINITY

  /** Returns the day of an instrument; undefined while it cannot be seen. */
  async function see(instrument: Watched, at: DecisionTime, signal: AbortSignal): Promise<DaySoFar | undefined> {
    const sight = await prices.dayAt(instrument, at, signal)
    noteSight(instrument, sight)
    return 'day' in sight ? sight.day : undefined
  }

  /** Reads KIS's lists from time to time, after the sales: a stop must not wait for a list. */
  async function look(signal: AbortSignal): Promise<void> {
    if (clock.now() < lookAt) return
    const hasRead = await readLists(portfolio, signal)
    lookAt = clock.now() + (hasRead ? lookMs : lookAgainMs)
  }

  async function sellWhatMust(watched: readonly Watched[], at: DecisionTime, signal: AbortSignal): Promise<Holdings> {
    const { session } = at
    const held = await holdings.recent(session.market, signal)
    const positions = sellableOf(watched, held)
    const consider = async ({ instrument, position }: (typeof positions)[number]) => {
      unsettled.set(instrument.symbol, session.date)
      const day = await see(instrument, at, signal)
      if (day === undefined) return
      const planned = await plans.of(instrument, session, signal)
      const reasonAt = await exits.of(position, session.date, planned)
      if (reasonAt(day) === undefined) unsettled.delete(instrument.symbol)
      else await sell(actors, { instrument, session, reasonAt }, signal)
    }
    await attemptEach(positions, consider, { log, signal })
    return held
  }

  /** Sells all positions, as a person has commanded, and cancels the purchases that would make new ones. */
  async function sellAll(watched: readonly Watched[], { session }: DecisionTime, signal: AbortSignal): Promise<void> {
    for (const { symbol } of watched)
      for (const purchase of openPurchases(portfolio, symbol)) await cancel(portfolio, purchase)
    const positions = sellableOf(watched, await holdings.now(session.market, signal))
    const reasonAt = () => 'flatten'
    const sellOne = ({ instrument }: (typeof positions)[number]) =>
      sell(actors, { instrument, session, reasonAt, isCommanded: true }, signal)
    await attemptEach(positions, sellOne, { log, signal })
  }

  /** Returns the positions of watched instruments, without those that rest after an attempt. */
  const sellableOf = (watched: readonly Watched[], held: Holdings) =>
    watched.flatMap((instrument) => {
      const position = held.positions.find(({ symbol }) => symbol === instrument.symbol)
      return position === undefined || rests.has('sell', instrument) ? [] : { instrument, position }
    })

  async function buyWhatMay(
    watched: readonly Watched[],
    held: Holdings,
    { at, signal }: { readonly at: DecisionTime; readonly signal: AbortSignal },
  ): Promise<void> {
    const { session } = at
    const wishes: Wish[] = []
    for (const instrument of watched) {
      if (held.symbols.has(instrument.symbol) || rests.has('buy', instrument)) continue
      const plan = (await plans.of(instrument, session, signal))?.plan
      if (plan === undefined) continue
      const day = await see(instrument, at, signal)
      if (day === undefined || plan.entry(day) === undefined) continue
      wishes.push({ instrument, session, reasonAt: (its) => plan.entry(its) })
    }
    if (wishes.length === 0) return
    // As far as the latest reading shows it: most wishes of a day are about what has been bought already.
    const { symbols, bought } = orderedToday(portfolio, session.market)
    if (!mayOpenPosition(new Set([...held.symbols, ...bought]).size, settings.risk.mostPositions)) return
    const open = wishes.filter(({ instrument }) => !symbols.has(instrument.symbol))
    if (open.length > 0) await buy(actors, open, signal)
  }

  /** Returns the watched instruments of a market. */
  const watchedOn = (market: Market) => settings.watchlist.filter((instrument) => marketOf(instrument) === market)

  return {
    async decide(at, signal) {
      const { market } = at.session
      const watched = watchedOn(market)
      if (watched.length === 0) return
      const mode = oversight?.mode()
      // Open orders stay in a pause.
      if (mode !== 'paused') await cancelOld(portfolio, market, signal)
      if (trading.getAccount().mode === 'halted') return await look(signal)
      if (mode === 'flattening') {
        await sellAll(watched, at, signal)
        return await look(signal)
      }
      const held = await sellWhatMust(watched, at, signal)
      await look(signal)
      if (trading.getAccount().mode === 'active') await buyWhatMay(watched, held, { at, signal })
    },
    async tend(at, signal) {
      const { market, date } = at.session
      const mode = oversight?.mode()
      if (mode !== 'paused') await cancelOld(portfolio, market, signal)
      if (trading.getAccount().mode === 'halted') return
      if (mode === 'flattening') return await sellAll(watchedOn(market), at, signal)
      const { sold } = orderedToday(portfolio, market)
      const unfinished = watchedOn(market).filter(({ symbol }) => sold.has(symbol) || unsettled.get(symbol) === date)
      if (unfinished.length > 0) await sellWhatMust(unfinished, at, signal)
    },
    async cancelKilled(market, signal) {
      if (oversight?.mode() === 'killed') await cancelOld(portfolio, market, signal)
    },
    close: holdings.close,
  }
}
