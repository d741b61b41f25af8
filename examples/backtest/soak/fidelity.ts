import { defineSoak } from '../../../scripts/soak/define-soak.ts'
import { runDay } from '../src/fidelity/run-day.ts'

const days = 20
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
    for (let day = 0; figures.days < wanted; day += 1) {
      const at = firstDay + day * dayMs
      if ([0, 6].includes(new Date(at).getUTCDay())) continue
      const date = new Date(at).toISOString().slice(0, 10)
      const { differences, seen, backtest } = await runDay({ date, seed: seed + day, symbols: 12 })
      if (backtest.closes.length === 0) continue
      figures.days += 1
      figures.orders += backtest.orders.length
      figures.differences += differences.length
      for (const [name, count] of Object.entries(seen)) {
        figures[name as keyof typeof seen] += count
        if (count === 0) broken.push(`${date}: it has no ${name}, so its comparison says nothing`)
      }
      for (const { of, live, backtest: its } of differences) broken.push(`${date} ${of}: live ${live}; backtest ${its}`)
      log(`${date}: ${backtest.orders.length} orders, ${differences.length} differences`)
    }
    return { figures, broken }
  },
})
