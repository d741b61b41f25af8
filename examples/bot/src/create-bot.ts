import { cleanUpRecordsId } from '@stockeye/example-api/jobs/ids'
import { type Log, writeEntry } from '@stockeye/example-shared/log'
import { createOpsBot, httpPort, type OpsBot, type OpsLogEntry, type Telegram } from '@stockeye/telegram-adapter'
import { createCommands } from './commands/list.ts'
import type { BotEnv } from './env.ts'

/** Ids of jobs that delete data: the bot asks before it runs one. */
const dangerous = [cleanUpRecordsId]

export interface BotParts extends Pick<BotEnv, 'apiUrl' | 'botSecret' | 'admins'> {
  readonly telegram: Telegram
  /** Returns the time of the market that the answers are about, in ms since 1970. @default Date.now */
  readonly now?: () => number
  readonly log: Log
  /** Receives each entry of the log, for metrics. @default no listener */
  readonly entryWritten?: ((entry: OpsLogEntry) => void) | undefined
}

/** Bot of this program. */
export interface Bot extends OpsBot {
  /** Returns the code of the fault by which no update arrives; undefined while updates arrive. */
  fault(): string | undefined
}

/** Creates the bot over an API, with all its commands. */
export function createBot({ telegram, apiUrl, botSecret, admins, log, entryWritten, now = Date.now }: BotParts): Bot {
  let fault: string | undefined
  const port = httpPort({ baseUrl: apiUrl, botSecret })
  const bot = createOpsBot({
    telegram,
    port,
    commands: createCommands(port, { now }),
    checkAs: admins,
    dangerous,
    log(entry) {
      if (deafening.has(entry.code)) fault = entry.code
      else if (entry.code === 'recovered') fault = undefined
      writeEntry(log, 'BOT', entry)
      entryWritten?.(entry)
    },
  })
  return { ...bot, fault: () => fault }
}

/** Codes of the log after which no update arrives. */
const deafening: ReadonlySet<OpsLogEntry['code']> = new Set(['conflict', 'unauthorized', 'unreachable'])
