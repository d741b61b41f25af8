import { listen, type Served } from '@stockeye/example-shared/listen'
import type { Log } from '@stockeye/example-shared/log'
import { createOpsBot, httpPort, type OpsLogEntry } from '@stockeye/telegram-adapter'
import type { BotEnv } from './env.ts'
import { updateMasterCommand } from './update-master.ts'

/** What takes something away for good asks once more. */
const dangerous = ['clean_up_records']

/**
 * Checks everything, and then takes updates; beside it `/health` says whether they arrive.
 *
 * @throws {OpsStartError} with all that is wrong at Telegram's side and at the API's
 */
export async function startBot(env: BotEnv, { log }: { readonly log: Log }): Promise<Served> {
  let trouble: string | undefined
  const port = httpPort({ baseUrl: env.apiUrl, botSecret: env.botSecret })
  const bot = createOpsBot({
    telegram: env.telegram,
    port,
    commands: [updateMasterCommand(port)],
    checkAs: env.admins,
    dangerous,
    // The API keeps the audit; this line finds the update that asked.
    audit: ({ action, ...entry }) => log.info(entry, `ADMIN_ACT ${action}`),
    log(entry) {
      if (deafening.has(entry.code)) trouble = entry.code
      else if (entry.code === 'recovered') trouble = undefined
      write(log, entry)
    },
  })
  await bot.start()
  const answer = () => Response.json({ status: trouble ?? 'ok' }, { status: trouble === undefined ? 200 : 503 })
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

/** With these no update arrives. */
const deafening: ReadonlySet<OpsLogEntry['code']> = new Set(['conflict', 'unauthorized', 'unreachable'])

/** `BOT_CONFLICT no updates: …`: the code is the word that an operator greps for. */
function write(log: Log, { level, code, message, ...about }: OpsLogEntry): void {
  log[level](about, `BOT_${code.toUpperCase().replaceAll('-', '_')} ${message}`)
}
