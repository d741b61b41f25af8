import { createBot } from '@stockeye/example-bot/create-bot'
import { livingLog } from '@stockeye/example-shared/life'
import type { Log } from '@stockeye/example-shared/log'
import { createMeans, type Program } from './program.ts'
import { connectTelegram } from './telegram.ts'
import type { World } from './world.ts'

export interface BotProgramOptions {
  readonly apiUrl: string
  readonly botSecret: string
  readonly log: Log
}

/** Starts the bot over the API at an address. */
export async function startBotProgram(world: World, { apiUrl, botSecret, log }: BotProgramOptions): Promise<Program> {
  const means = createMeans(world)
  const admins = [String(world.admin.id)]
  const bot = createBot({
    telegram: connectTelegram(world, means),
    apiUrl,
    botSecret,
    admins,
    log: livingLog(log, means.life),
    now: () => world.clock.now(),
  })
  await bot.start()
  world.chatClock.engage()
  return {
    die() {
      world.chatClock.release()
      means.life.die()
    },
    async stop() {
      world.chatClock.release()
      await bot.stop()
    },
  }
}
