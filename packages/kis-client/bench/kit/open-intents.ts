import assert from 'node:assert/strict'
import { median } from '../../../../scripts/bench/report.ts'
import {
  createKisClient,
  createTrading,
  exchangeDate,
  getQuote,
  type KisClient,
  listOrders,
  memoryJournal,
  type NewOrder,
  type OrderJournal,
  placeOrder,
} from '../../src/index.ts'
import { type Fact, formatFact } from '../../src/orders/history/fact.ts'
import { accountKey } from '../../src/orders/history/histories.ts'
import { kisNow } from '../../src/orders/history/kis-time.ts'
import { startSimulatorProcess } from '../call.ts'

// Ten pages of KRX's list on a real account.
const intents = 1_000
// A cheap share: the account can pay for all of them.
const symbol = '011200'
// A program that trades runs all day: its code is compiled when a list comes.
const [warmUp, measured] = [5, 11]

interface StoredIntent {
  readonly id: string
  readonly at: number
  readonly facts: readonly Fact[]
}

/** Measures one call of `work`, after some that warm it up. @returns ms of CPU, the median of many */
async function cpuMs(work: () => Promise<() => Promise<unknown>>): Promise<number> {
  const spans: number[] = []
  for (let round = 0; round < warmUp + measured; round += 1) {
    const call = await work()
    const before = process.cpuUsage()
    await call()
    const { user, system } = process.cpuUsage(before)
    spans.push((user + system) / 1_000)
  }
  return median(spans.slice(warmUp))
}

/** Measures the CPU time of a start that settles the intents, half of which have no number, the end of the program included. */
export async function settleMs(): Promise<number> {
  const { kis, stored } = await placeIntents()
  return cpuMs(async () => {
    const journal = await journalOf(kis, stored)
    return async () => {
      const trading = await createTrading(kis, { journal })
      const records = trading.listOrders()
      assert.equal(records.length, intents)
      assert(records.every(({ name }) => name !== undefined))
      await trading.close()
    }
  })
}

/** Measures the CPU time of the lists alone. */
export async function listMs(): Promise<number> {
  const { kis } = await placeIntents()
  return cpuMs(async () => async () => {
    const [from, to] = [exchangeDate('NASD', Date.now() - 86_400_000), exchangeDate('KRX', Date.now())]
    assert.equal((await listOrders(kis, { from, to })).length, intents)
  })
}

/** Places orders on the simulator of another process. @returns what a program knows that lost the answers of every second one */
async function placeIntents(): Promise<{ readonly kis: KisClient; readonly stored: readonly StoredIntent[] }> {
  const { rest, control, appKey, appSecret, account } = await startSimulatorProcess('real', 'off')
  const kis = createKisClient({
    environment: 'real',
    realOrders: true,
    credentials: { appKey, appSecret, account },
    hosts: { rest, ws: null, masters: `${control}/masters` },
    // Waits cost no CPU, but would make the bench very long.
    pacer: { turn: () => Promise.resolve(() => undefined) },
  })
  const { lowerLimit } = await getQuote(kis, { symbol })
  const stored: StoredIntent[] = []
  for (let index = 0; index < intents; index += 1) stored.push(await placeIntent(kis, index, Number(lowerLimit)))
  return { kis, stored }
}

async function placeIntent(kis: KisClient, index: number, lowerLimit: number): Promise<StoredIntent> {
  // No two orders have the same price and quantity; their prices are so low that they stay open.
  const [price, quantity] = [String(lowerLimit + 10 * (index % 50)), String(1 + Math.floor(index / 50))]
  const order: NewOrder = { symbol, side: 'buy', quantity, price }
  const [at, from] = [Date.now(), kisNow(kis)]
  const { number, branch } = await placeOrder(kis, order)
  const ended = kisNow(kis)
  const orderedOn = exchangeDate('KRX', ended.earliestAt)
  const end: Fact =
    index % 2 === 0
      ? { kind: 'acknowledged', number, branch, orderedOn, kis: ended }
      : { kind: 'unanswered', code: 'KIS_UNANSWERED', message: 'KIS closed the connection', kis: ended }
  return { id: `intent-${index}`, at, facts: [{ kind: 'intended', order, kis: from }, end] }
}

async function journalOf(kis: KisClient, stored: readonly StoredIntent[]): Promise<OrderJournal> {
  const journal = memoryJournal()
  await journal.open()
  const account = accountKey(kis, await journal.salt())
  for (const { id, at, facts } of stored) {
    const key = { account, clientOrderId: id }
    for (const [place, fact] of facts.map(formatFact).entries())
      await (place === 0
        ? journal.begin(key, { at, fact })
        : journal.append(key, { at, fact }, { place, isSettled: false }))
  }
  return journal
}
