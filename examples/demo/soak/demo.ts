import { defineSoak } from '../../../scripts/soak/define-soak.ts'
import type { Figures } from '../src/count/figures.ts'
import { brokenPromises } from '../src/promises.ts'
import { simulate } from '../src/simulate.ts'

const seeds = 100

export default defineSoak({
  about:
    'the demo of 72 hours at a hundred seeds: 20 orders and 2 rotations each, no failed call, no duplicate, each completion',
  size: { name: 'seeds', full: seeds },
  async run({ scale, seed: first, log }) {
    const count = Math.max(1, Math.round(seeds * scale))
    const all: Figures[] = []
    const broken: string[] = []
    for (let seed = first; seed < first + count; seed += 1) {
      const { figures } = await simulate({ hours: 72, seed })
      all.push(figures)
      broken.push(...brokenPromises(figures).map((text) => `seed ${seed}: ${text}`))
      log(`seed ${seed}: ${JSON.stringify(figures)}`)
    }
    const least = (name: keyof Figures) => Math.min(...all.map((figures) => figures[name]))
    const sum = (name: keyof Figures) => all.reduce((total, figures) => total + figures[name], 0)
    return {
      figures: {
        seeds: count,
        'least orders': least('orders'),
        'least rotations': least('rotations'),
        calls: sum('calls'),
        failedCalls: sum('failedCalls'),
        orders: sum('orders'),
        duplicateOrders: sum('duplicateOrders'),
        triggered: sum('triggered'),
        completions: sum('completions'),
        messages: sum('messages'),
      },
      broken,
    }
  },
})
