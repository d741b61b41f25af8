import { marketDay } from '@stockeye/kis-client'
import { defineSoak } from '../../../scripts/soak/define-soak.ts'
import { runDay } from '../src/fidelity/run-day.ts'

const days = 20
const mostDays = 60
const firstDay = Date.parse('2026-03-02T00:00:00Z')
const dayMs = 86_400_000

export default defineSoak({
  about: 'seeded days, live on the simulator over sockets and as backtests: no trade differs',
  size: { name: 'days', full: days },
  async run({ scale, seed, log }) {
    const broken: string[] = []
    const figures = {
      days: 0,
      orders: 0,
      entries: 0,
      stopLosses: 0,
      takeProfits: 0,
      partialFills: 0,
      refusals: 0,
      differences: 0,
    }
    const wanted = Math.max(1, Math.round(days * scale))
    for (let day = 0; figures.days < wanted && day < mostDays; day += 1) {
      const date = new Date(firstDay + day * dayMs).toISOString().slice(0, 10)
      if (marketDay('KRX', date) !== 'open') continue
      const { differences, seen, backtest } = await runDay({ date, seed: seed + day, symbols: 12 })
      figures.differences += differences.length
      for (const { of, live, backtest: its } of differences) broken.push(`${date} ${of}: live ${live}; backtest ${its}`)
      log(`${date}: ${backtest.orders.length} orders, ${differences.length} differences, ${JSON.stringify(seen)}`)
      // A day that lacks one of them says less than it should, and does not count.
      if (Object.values(seen).includes(0)) continue
      figures.days += 1
      figures.orders += backtest.orders.length
      for (const [name, count] of Object.entries(seen)) figures[name as keyof typeof seen] += count
    }
    if (figures.days < wanted) broken.push(`only ${figures.days} of ${mostDays} days had orders of every kind`)
    return { figures, broken }
  },
})
