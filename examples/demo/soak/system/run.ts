import { type Beside, type Run, type RunOptions, runTrader } from '../../../trader/soak/trader/run.ts'
import type { World as TraderWorld } from '../../../trader/soak/trader/world.ts'
import { furnish, type SystemWorld, systemIn } from './program.ts'
import { startVisitor } from './visitor.ts'

/** Runs the whole system through days with faults and crashes, while an admin triggers jobs in the chat, and judges it. */
export async function runSystem(options: Omit<RunOptions, 'variant' | 'beside'>): Promise<Run> {
  let system: SystemWorld | undefined
  const variant = systemIn(() => {
    if (system === undefined) throw new Error('the programs have no world')
    return system
  })
  const beside = async (world: TraderWorld) => {
    system = await furnish(world)
    return besideOf(system)
  }
  return runTrader({ ...options, variant, beside })
}

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
