import {
  createKisClient,
  createTrading,
  type Fill,
  getBalance,
  type KisClient,
  listFills,
  listPositions,
  type OrderJournal,
  type OrderRecord,
  type Trading,
} from '@stockeye/kis-client'
import type { BookedOrder } from '@stockeye/kis-client/simulator'
import { sqliteJournal } from '@stockeye/kis-client/sqlite'
import { marketDate } from '../../src/market/watched.ts'
import { isInDoubt, isOrder } from '../../src/order-states.ts'
import { ledgerOf, type Money, unitsOf } from './ledger.ts'
import type { Observer } from './observer.ts'
import { opening, type World } from './world.ts'

/** Counts of a run that must be zero. */
export interface Counts {
  /** Orders beyond one purchase of a symbol a day, or beyond a sale that has not ended with a rest. */
  duplicates: number
  /** Orders of the trader at the exchange that the journal lacks, or whose fills it has not; and the reverse. */
  lost: number
  /** Orders of others that the trader has changed, or takes for its own. */
  externalTouched: number
  /** Symbols of which the account shows other shares than the fills explain. */
  positionsOff: number
}

export interface Verdict {
  readonly counts: Counts
  /** Difference of the account's cash from the arithmetic, in the smallest units. */
  readonly cashOff: Readonly<Record<Money, bigint>>
  /** Most won by which the account may have more, since the parts of some orders were not seen. */
  readonly slack: bigint
  readonly figures: Readonly<Record<string, number>>
  readonly trace: readonly string[]
}

/** Judges a run by the exchange's truth, the journal and KIS's lists, after the last program has ended. */
export async function judge(
  world: World,
  { journalPath, observer }: { readonly journalPath: string; readonly observer: Observer },
): Promise<Verdict> {
  const { simulator, clock } = world
  const kis = createKisClient({ ...simulator.clientOptions, realOrders: true })
  const journal = sqliteJournal({ path: journalPath })
  try {
    const records = await clock.settle(readRecords(kis, journal))
    const account = await clock.settle(readAccount(kis))
    return judgeEvidence({ booked: simulator.orders(), records, account, observer })
  } finally {
    await clock.settle(kis.close())
    await journal.close()
  }
}

/** Reads every order of the journal, after a last reading of KIS's lists. */
async function readRecords(kis: KisClient, journal: OrderJournal): Promise<readonly OrderRecord[]> {
  let account = ''
  const noted: OrderJournal = {
    ...journal,
    lease(its, ...given) {
      account = its
      return journal.lease(its, ...given)
    },
  }
  const trading: Trading = await createTrading(kis, { journal: noted })
  const records: OrderRecord[] = []
  for (const id of await journal.began(account, { from: 0, to: Number.POSITIVE_INFINITY })) {
    const record = await trading.getOrder(id)
    if (record !== undefined) records.push(record)
  }
  await trading.close()
  return records
}

/** Account as KIS shows it. */
interface ShownAccount {
  readonly cash: Readonly<Record<Money, bigint>>
  readonly shares: ReadonlyMap<string, bigint>
  readonly fills: readonly Fill[]
}

async function readAccount(kis: KisClient): Promise<ShownAccount> {
  const [won, dollars] = [await getBalance(kis, { currency: 'KRW' }), await getBalance(kis, { currency: 'USD' })]
  const shares = new Map<string, bigint>()
  const fills: Fill[] = []
  const dayMs = 86_400_000
  for (const market of ['KRX', 'US'] as const) {
    const { positions } = await listPositions(kis, { market })
    for (const { symbol, quantity } of positions) if (Number(quantity) > 0) shares.set(symbol, BigInt(quantity))
    const to = marketDate(market, kis.clock.now())
    const from = marketDate(market, kis.clock.now() - 60 * dayMs)
    fills.push(...(await listFills(kis, { market, from, to })))
  }
  return { cash: { KRW: unitsOf(won.settled, 'KRW'), USD: unitsOf(dollars.settled, 'USD') }, shares, fills }
}

function judgeEvidence({
  booked,
  records,
  account,
  observer,
}: {
  readonly booked: readonly BookedOrder[]
  readonly records: readonly OrderRecord[]
  readonly account: ShownAccount
  readonly observer: Observer
}): Verdict {
  const trace: string[] = []
  const ours = booked.filter(({ isExternal, kind }) => isExternal !== true && kind === 'new')
  const ledger = ledgerOf(opening, account.fills, observer.parts)
  const symbols = new Set([...ledger.shares.keys(), ...account.shares.keys()])
  const off = [...symbols].filter((symbol) => ledger.shares.get(symbol) !== account.shares.get(symbol))
  for (const symbol of off)
    trace.push(`${symbol}: the account shows ${account.shares.get(symbol)}, the fills ${ledger.shares.get(symbol)}`)
  const cashOff = { KRW: account.cash.KRW - ledger.cash.KRW, USD: account.cash.USD - ledger.cash.USD }
  const named = (text: string) => (line: string) => `${text}: ${line}`
  const [duplicates, lost, touched] = [
    findDuplicates(ours),
    findLost(ours, records, account.fills),
    findTouched(booked, records),
  ]
  trace.push(...duplicates.map(named('duplicate')), ...lost.map(named('lost')), ...touched.map(named('touched')))
  return {
    counts: {
      duplicates: duplicates.length,
      lost: lost.length,
      externalTouched: touched.length,
      positionsOff: off.length,
    },
    cashOff,
    slack: ledger.slack,
    figures: {
      orders: ours.length,
      purchases: ours.filter(({ side }) => side === 'buy').length,
      ordersFilled: ours.filter(({ filled }) => filled > 0).length,
      ordersFilledInPart: ours.filter(({ filled, quantity }) => filled > 0 && filled < quantity).length,
      fills:
        [...observer.parts.values()].flat().length + account.fills.filter(({ exchange }) => exchange !== 'KRX').length,
      cancellations: booked.filter(({ kind, isExternal }) => kind === 'cancel' && isExternal !== true).length,
      ordersOfOthers: booked.filter(({ kind, isExternal }) => kind === 'new' && isExternal).length,
      unknownAtEnd: records.filter(isUnknown).length,
      unseenParts: ledger.unseen.length,
    },
    trace,
  }
}

const isUnknown = (record: OrderRecord): boolean => isOrder(record) && (record.isProbable || isInDoubt(record))

const describe = ({
  orderNumber,
  side,
  quantity,
  symbol,
  filled,
  cancelled,
  rejected,
  bookedAt,
}: BookedOrder): string =>
  `${orderNumber} ${side} ${quantity} ${symbol} of ${new Date(bookedAt).toISOString()} (${filled} filled, ${cancelled} cancelled, ${rejected} rejected)`

/** Finds orders at the exchange that their decision (side, trading day and symbol) should not have. */
export function findDuplicates(ours: readonly BookedOrder[]): readonly string[] {
  const dayOf = ({ market, bookedAt }: BookedOrder) => marketDate(market === 'KRX' ? 'KRX' : 'US', bookedAt)
  const decisions = Map.groupBy(ours, (order) => `${order.side} ${dayOf(order)} ${order.symbol}`)
  const repeated = [...decisions].flatMap(([decision, orders]) =>
    orders.flatMap((order, place) => {
      const before = orders[place - 1]
      if (before === undefined) return []
      // A sale that was cancelled or rejected leaves shares: another attempt sells them.
      const mayFollow = before.side === 'sell' && before.cancelled + before.rejected > 0
      return mayFollow ? [] : [`${decision}: ${describe(order)} after ${describe(before)}`]
    }),
  )
  const oversold = [...Map.groupBy(ours, ({ symbol }) => symbol)].flatMap(([symbol, orders]) => {
    const held = orders.reduce((sum, { side, filled }) => sum + (side === 'buy' ? filled : -filled), 0)
    return held < 0 ? [`${symbol}: ${-held} more shares were sold than held`] : []
  })
  return [...repeated, ...oversold]
}

/** Finds orders that the exchange has and the journal lacks, and the reverse. */
function findLost(
  ours: readonly BookedOrder[],
  records: readonly OrderRecord[],
  fills: readonly Fill[],
): readonly string[] {
  const known = new Map(records.flatMap((record) => recordEntry(record)))
  const missing = ours.flatMap((order) => {
    const record = known.get(Number(order.orderNumber))
    if (record === undefined) return [`the journal lacks ${describe(order)}`]
    const isSame = record.order.symbol === order.symbol && record.order.side === order.side
    const listed = fills
      .filter(({ orderNumber }) => Number(orderNumber) === Number(order.orderNumber))
      .reduce((sum, { quantity }) => sum + Number(quantity), 0)
    return isSame && Number(record.filled) === order.filled && listed === order.filled
      ? []
      : [`the journal has ${record.filled} filled, the list ${listed}, of ${describe(order)}`]
  })
  const numbers = new Set(ours.map(({ orderNumber }) => Number(orderNumber)))
  const invented = [...known].flatMap(([number, { clientOrderId }]) =>
    numbers.has(number)
      ? []
      : [`the exchange has no order ${number} of ours, which the journal has as ${clientOrderId}`],
  )
  return [...missing, ...invented]
}

function recordEntry(record: OrderRecord): readonly (readonly [number, OrderRecord])[] {
  return record.change === undefined && record.name !== undefined ? [[Number(record.name.number), record]] : []
}

function findTouched(booked: readonly BookedOrder[], records: readonly OrderRecord[]): readonly string[] {
  const others = new Map(
    booked.flatMap((order) =>
      order.isExternal && order.kind === 'new' ? [[Number(order.orderNumber), order] as const] : [],
    ),
  )
  const changed = booked.flatMap(({ isExternal, original }) => {
    const other = isExternal !== true && original !== undefined ? others.get(Number(original)) : undefined
    return other === undefined ? [] : [`changed ${describe(other)}`]
  })
  const taken = records.flatMap((record) => {
    const other = record.isProbable || record.name === undefined ? undefined : others.get(Number(record.name.number))
    return other === undefined ? [] : [`${record.clientOrderId} was taken for ${describe(other)}`]
  })
  return [...changed, ...taken]
}
