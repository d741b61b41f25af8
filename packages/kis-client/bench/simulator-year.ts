import assert from 'node:assert/strict'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import {
  createKisClient,
  exchangeDate,
  getBalance,
  getQuote,
  listOrders,
  listPositions,
  placeOrder,
} from '../src/index.ts'
import { createSteppedClock, startSimulator } from '../src/simulator.ts'

const callsPerDay = 1_220
const tradingDaysPerYear = 250
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** Trading days that are measured: two weeks from Monday 2026-10-19. A year takes as long as 25 of them, which is scaled. */
const measuredDays = 10
const monday = Date.parse('2026-10-19T09:00:00+09:00')
const watched = ['005930', '000660', '069500'] as const

/** Trades for ten days on stepped time, over real sockets. @returns the CPU time of a year, in s */
async function trade(): Promise<number> {
  const clock = createSteppedClock(monday)
  const simulator = await startSimulator({ environment: 'real', hours: 'exchange', clock })
  const kis = createKisClient({ ...simulator.clientOptions, realOrders: true })
  const before = process.cpuUsage()
  let orders = 0
  for (let day = 0; day < measuredDays; day += 1) {
    const openAt = monday + (day + 2 * Math.floor(day / 5)) * dayMs
    const today = exchangeDate('KRX', openAt)
    for (let minute = 0; minute < 390; minute += 1) {
      await clock.runUntil(openAt + minute * minuteMs)
      await clock.settle(Promise.all(watched.map((symbol) => getQuote(kis, { symbol }))))
      if (minute % 39 !== 0) continue
      await clock.settle(
        placeOrder(kis, { symbol: '005930', side: orders % 2 === 0 ? 'buy' : 'sell', quantity: '1', type: 'market' }),
      )
      orders += 1
      await clock.settle(getBalance(kis, { currency: 'KRW' }))
      await clock.settle(listPositions(kis, { market: 'KRX' }))
      for (let list = 0; list < 2; list += 1)
        await clock.settle(listOrders(kis, { market: 'KRX', from: today, to: today }))
    }
  }
  const { user, system } = process.cpuUsage(before)
  const calls = simulator.calls().filter(({ path }) => path.startsWith('/uapi/')).length
  assert.equal(calls, callsPerDay * measuredDays)
  await kis.close()
  await simulator.close()
  return ((user + system) / 1e6) * (tradingDaysPerYear / measuredDays)
}

// How long a back-test or a soak test of a year takes: client, sockets, simulator and its market together.
export default defineBench({
  id: 'simulator-year',
  title: 'a year of 1,220 calls a day on the simulator, on stepped time',
  unit: 'CPU s/year',
  figure: 'returned',
  better: 'lower',
  runs: 3,
  ours: trade,
})
