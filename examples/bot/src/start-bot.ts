import { listen, type Served } from '@stockeye/example-shared/listen'
import type { Log } from '@stockeye/example-shared/log'
import { createMetrics } from '@stockeye/example-shared/metrics/metrics'
import { createTelegram, systemClock } from '@stockeye/telegram-adapter'
import { createBot } from './create-bot.ts'
import type { BotEnv } from './env.ts'
import { countEntries, showReceiving } from './metrics.ts'

/**
 * Starts the bot: it checks everything, and then takes updates. `/health` says that the process lives, and `/ready` whether
 * updates arrive: a restart cures no Telegram that is away. `/metrics` has its figures.
 *
 * @throws {OpsStartError} with every fault on the side of Telegram and of the API
 */
export async function startBot(env: BotEnv, { log }: { readonly log: Log }): Promise<Served> {
  const metrics = createMetrics({ clock: systemClock })
  const entryWritten = countEntries(metrics)
  const bot = createBot({ ...env, telegram: createTelegram(env.telegram), log, entryWritten })
  showReceiving(metrics, bot)
  await bot.start()
  const answer = ({ url }: Request) => {
    const { pathname } = new URL(url)
    if (pathname === '/health') return Response.json({ status: 'ok' })
    if (pathname === '/metrics') return metrics.scrape()
    if (pathname !== '/ready') return new Response(null, { status: 404 })
    const fault = bot.fault()
    return Response.json({ status: fault ?? 'ready' }, { status: fault === undefined ? 200 : 503 })
  }
  const server = await listen(answer, env).catch(async (error) => {
    await bot.stop()
    throw error
  })
  log.info({}, `BOT_READY ${server.url}`)
  return {
    url: server.url,
    async stop() {
      await server.stop()
      await bot.stop()
    },
  }
}
