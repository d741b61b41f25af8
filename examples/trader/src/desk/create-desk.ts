import { compareDecimals, listPositions, type OrderRecord, type Position, parseDecimal } from '@stockeye/kis-client'
import { countOrders } from '../log/order-log.ts'
import { createRecentOrders } from '../log/recent-orders.ts'
import { createSessions, type Session } from '../market/sessions.ts'
import { type Market, marketOfOrder, marketsOf } from '../market/watched.ts'
import { isOrder, mayFill } from '../order-states.ts'
import type { Portfolio } from '../portfolio.ts'
import { createApprovals } from './approvals.ts'
import { createCommands } from './commands.ts'
import type { Desk, DeskState } from './desk.ts'
import { createEquity } from './equity.ts'
import { createDeskListeners } from './listeners.ts'
import { orderOf } from './order.ts'
import type { Oversight } from './oversight.ts'
import { createDeskPositions } from './positions.ts'
import type { DeskRecords } from './store.ts'
import { waitsOf } from './waits.ts'

/** Desk of a trader, with the part that its decisions use. */
export interface RunningDesk extends Desk {
  /** Part of the portfolio of the trader. */
  readonly oversight: Oversight
  /** Ends the events. */
  close(): void
}

export interface CreateDeskOptions {
  /** Records of the account. */
  readonly records: DeskRecords
  /** File that halts trading while it exists, as the trading object has it. @default no file */
  readonly haltFile?: string | undefined
  /** Longest wait of `kill` for KIS, in ms: below the five seconds after which the API refuses a request. @default 4_000 */
  readonly killWaitMs?: number | undefined
}

/** Creates the desk of a trader, which has the mode, the approvals and the equity of the records. */
export function createDesk(
  portfolio: Pick<Portfolio, 'kis' | 'clock' | 'log' | 'trading' | 'settings'>,
  { records, haltFile, killWaitMs = 4_000 }: CreateDeskOptions,
): RunningDesk {
  const { kis, clock, log, trading, settings } = portfolio
  const { watchlist } = settings
  const watched = marketsOf(watchlist)
  const { emit, listen, clear } = createDeskListeners({ log })
  const commands = createCommands(portfolio, { records, haltFile, killWaitMs })
  const approvals = createApprovals(portfolio, {
    records,
    changed(approval) {
      emit({ kind: 'approval', approval })
      emitState()
    },
  })
  const equity = createEquity(portfolio, { records, added: (point) => emit({ kind: 'equity', point }) })
  const orders = createRecentOrders()
  for (const record of trading.listOrders().filter(isOrder)) orders.replace(record)
  const sessions = new Map(watched.map((market) => [market, createSessions(market)]))
  const positions = createDeskPositions(settings)
  const untradable = new Set<string>()
  let shownState = ''

  function stateNow(): DeskState {
    const command = commands.now()
    const { isTrusted, mismatches } = trading.getAccount()
    const waits = waitsOf({
      mode: command.mode,
      now: clock.now(),
      isHaltedByFile: commands.isHaltedByFile(),
      approvals: approvals.list(),
      watchlist,
      sessions: new Map(watched.map((market) => [market, sessionOf(market)])),
      positions: positions.byMarket,
      orders: trading.listOrders().filter(isOrder),
      untradable,
    })
    const symbols = mismatches.map(({ symbol }) => symbol)
    return { ...command, isTrusted, mismatches: symbols, ...countOrders(trading), waits }
  }

  /** Returns the session that is under way or comes next; undefined where the holidays of the year are not known. */
  function sessionOf(market: Market): Session | undefined {
    try {
      return sessions.get(market)?.atOrAfter(clock.now())
    } catch {
      return undefined
    }
  }

  function emitState(): void {
    const state = stateNow()
    const text = JSON.stringify(state)
    if (text === shownState) return
    shownState = text
    emit({ kind: 'state', state })
  }

  function notePositions(market: Market, read: readonly Position[] | undefined): void {
    if (positions.keep(market, read)) emit({ kind: 'positions', positions: positions.list() })
    emitState()
  }

  async function command(set: Promise<void>): Promise<DeskState> {
    await set
    emitState()
    return stateNow()
  }

  const stops = [
    trading.on('order', (record) => {
      if (isOrder(record)) {
        const before = orders.replace(record)
        if (compareDecimals(record.filled, before?.filled ?? zero) > 0) equity.noteFill(marketOfOrder(record.order))
        emit({ kind: 'order', order: orderOf(record) })
      }
      emitState()
    }),
    trading.on('mismatch', emitState),
  ]

  const oversight: Oversight = {
    mode() {
      // The halt file changes it, too, and a session that begins ends a wait.
      emitState()
      commands.storeAgain()
      return commands.now().mode
    },
    isApproved: approvals.isApproved,
    notePositions,
    noteTradable(symbol, isTradable) {
      if (isTradable) untradable.delete(symbol)
      else untradable.add(symbol)
    },
    noteAccount: equity.add,
  }

  return {
    oversight,
    getState: async () => stateNow(),
    listOrders: async () =>
      orders
        .list()
        .toSorted((one, other) => other.intendedAt - one.intendedAt)
        .map(orderOf),
    async getOrder(id) {
      const record = await trading.getOrder(id)
      return record && { ...orderOf(record), evidence: await trading.explain(id) }
    },
    async listPositions() {
      for (const market of watched) notePositions(market, (await listPositions(kis, { market })).positions)
      return positions.list()
    },
    listEquity: async () => equity.list(),
    pause: (options) => command(commands.set('paused', options)),
    stopEntry: (options) => command(commands.set('entry-stopped', options)),
    resume: (options) => command(commands.set('trading', options)),
    flatten: (options) => command(commands.set('flattening', options)),
    async kill(options) {
      const askedAt = clock.now()
      const halted = await commands.kill(options)
      emitState()
      const open = () => trading.listOrders().filter((record) => isOrder(record) && mayFill(record))
      const isTaken = ({ change, name, intendedAt }: OrderRecord) =>
        change?.kind === 'cancel' && name !== undefined && intendedAt >= askedAt
      return { cancelled: trading.listOrders().filter(isTaken).length, left: (halted?.left ?? open()).map(orderOf) }
    },
    listApprovals: async () => approvals.list(),
    answerApproval: (id, { isApproved, by }) => approvals.answer(id, isApproved, by),
    listen,
    close() {
      for (const stop of stops) stop()
      clear()
    },
  }
}

const zero = parseDecimal('0')
