import { createLog } from '@stockeye/example-shared/log'
import { runService } from '@stockeye/example-shared/run-service'
import { readBotEnv } from './env.ts'
import { startBot } from './start-bot.ts'

const help = `npm run bot -- [--help]

The admin's bot. With no settings at all it starts everything in this process, with secrets of its own: the API with its
worker, a KIS simulator and a Telegram of its own; the terminal is the chat, and you are the admin. Nothing is kept.

With settings it is the bot of the API at API_URL. They come from the environment, or from .env in the working folder; all
that are missing are named at once, and the exit code is 78.

  TELEGRAM_BOT_TOKEN of BotFather; one instance a token
  TELEGRAM_ADMIN_ID  Telegram ids with commas between them, as the API has them
  BOT_SECRET_KEY     shared with the API
  API_URL            where the API is, such as http://127.0.0.1:3000
  TELEGRAM_API_ROOT  of another Bot API server   (Telegram's own)
  BOT_HOST, BOT_PORT where /health, /ready and /metrics answer     (127.0.0.1, 3002)
                     /ready says whether updates arrive

Stop it with Ctrl-C: what it has in hand is done first.`

async function start() {
  const env = readBotEnv(process.env)
  if (env !== undefined) return startBot(env, { log: createLog('bot') })
  // A bot with settings needs no API, simulator and Telegram in its process.
  const { startPlay } = await import('./play.ts')
  return startPlay(process)
}

await runService({ help, start })
