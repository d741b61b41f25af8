import { defineSoak } from '../../../scripts/soak/define-soak.ts'
import { type Beside, runTrader } from '../../trader/soak/trader/run.ts'
import type { World as TraderWorld } from '../../trader/soak/trader/world.ts'
import { furnish, type SystemWorld, systemIn } from './system/program.ts'
import { startVisitor } from './system/visitor.ts'

const days = 30

export default defineSoak({
  about:
    'trader, API, worker and bot on 30 simulated days with a fault each hour and a crash of all each day: no order is lost or doubled, the cash is right, each triggered job has its completion',
  size: { name: 'days', full: days },
  async run({ scale, seed, log }) {
    let system: SystemWorld | undefined
    const variant = systemIn(() => {
      if (system === undefined) throw new Error('the programs have no world')
      return system
    })
    const beside = async (world: TraderWorld) => {
      system = await furnish(world)
      return besideOf(system)
    }
    return runTrader({ days: Math.max(1, Math.round(days * scale)), seed, variant, beside, log })
  },
})

function besideOf({ world, counter }: SystemWorld): Beside {
  const visitor = startVisitor(world)
  return {
    calm: visitor.stop,
    judge() {
      const { triggered, completions, messages, rotations, sessionsRebuilt } = counter.read()
      const figures = { triggered, completions, messages, rotations, sessionsRebuilt }
      const isWhole = completions === triggered
      return { figures, broken: isWhole ? [] : [`${completions} completions of ${triggered} triggered jobs`] }
    },
    close: world.close,
  }
}
