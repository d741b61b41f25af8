import { sqliteJournal } from '@stockeye/kis-client/sqlite'
import { rules } from '../../../trader/soak/trader/market.ts'
import type { Ended, Program, ProgramOptions, Variant } from '../../../trader/soak/trader/program.ts'
import type { World as TraderWorld } from '../../../trader/soak/trader/world.ts'
import { createFigureCounter, type FigureCounter } from '../../src/count/figures.ts'
import { type Disk, folderDisk } from '../../src/system/disk.ts'
import { type System, startSystem } from '../../src/system/system.ts'
import { type World, worldAround } from '../../src/system/world.ts'

/** World of the system beside that of the trader's soak, and what counts in it. */
export interface SystemWorld {
  readonly world: World
  readonly counter: FigureCounter
}

/** Factor with which a bot asks for updates once an hour. */
const chatPatience = 3_600_000 / 25_000

/** Adds Telegram and the places of all programs to the world of the trader's soak. */
export async function furnish({ clock, simulator, settings }: TraderWorld): Promise<SystemWorld> {
  const disk: Disk = {
    ...folderDisk(),
    journal: () => sqliteJournal({ path: settings.files.orders }),
    haltFile: settings.files.halt,
  }
  const world = await worldAround({ clock, simulator }, { disk, chatPatience })
  return { world, counter: createFigureCounter(world) }
}

/** Returns the whole system as the program of the trader's soak: it dies as a whole. */
export const systemIn = (furnished: () => SystemWorld): Variant => ({
  journalOf: (path) => path,
  start: (world, options) => startProgram(world, options, furnished()),
})

function startProgram(
  { clock, settings }: TraderWorld,
  { word, log }: ProgramOptions,
  { world, counter }: SystemWorld,
): Program {
  let ended: Ended | undefined
  const system: System = startSystem(world, {
    settings,
    rules,
    word,
    log,
    watch: counter.watch,
    failed(error) {
      ended ??= { how: 'failed', error }
      system.die()
    },
    died(point) {
      ended ??= { how: 'died', point }
      system.die()
    },
  })
  return {
    ended: () => ended,
    dieAt: system.dieAt,
    die: system.die,
    client: new WeakRef(system.kis),
    async stop() {
      await clock.settle(system.stop())
      ended ??= { how: 'stopped' }
    },
  }
}
