import { listen, type Served } from '@stockeye/example-shared/listen'
import type { Log } from '@stockeye/example-shared/log'
import { createOpsBot, createTelegram, httpPort, type OpsLogEntry } from '@stockeye/telegram-adapter'
import { createCommands } from './commands/list.ts'
import type { BotEnv } from './env.ts'

/** Ids of jobs that delete data: the bot asks before it runs one. */
const dangerous = ['clean_up_records']

/**
 * Starts the bot: it checks everything, and then takes updates. `/health` says that the process lives, and `/ready` whether
 * updates arrive: a restart cures no Telegram that is away.
 *
 * @throws {OpsStartError} with every fault on the side of Telegram and of the API
 */
export async function startBot(env: BotEnv, { log }: { readonly log: Log }): Promise<Served> {
  let trouble: string | undefined
  const port = httpPort({ baseUrl: env.apiUrl, botSecret: env.botSecret })
  const bot = createOpsBot({
    telegram: createTelegram(env.telegram),
    port,
    commands: createCommands(port, { now: Date.now }),
    checkAs: env.admins,
    dangerous,
    log(entry) {
      if (deafening.has(entry.code)) trouble = entry.code
      else if (entry.code === 'recovered') trouble = undefined
      write(log, entry)
    },
  })
  await bot.start()
  const answer = ({ url }: Request) => {
    const { pathname } = new URL(url)
    if (pathname === '/health') return Response.json({ status: 'ok' })
    if (pathname !== '/ready') return new Response(null, { status: 404 })
    return Response.json({ status: trouble ?? 'ready' }, { status: trouble === undefined ? 200 : 503 })
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

/** Codes of the log after which no update arrives. */
const deafening: ReadonlySet<OpsLogEntry['code']> = new Set(['conflict', 'unauthorized', 'unreachable'])

/** Writes an entry such as `BOT_CONFLICT no updates: …`: an operator greps for the code. */
function write(log: Log, { level, code, message, ...about }: OpsLogEntry): void {
  log[level](about, `BOT_${code.toUpperCase().replaceAll('-', '_')} ${message}`)
}
