import { parseSettings, type Variables } from '@stockeye/example-shared/parse-settings'
import { botToken, headerSecret, origin, port, telegramIds } from '@stockeye/example-shared/setting-schemas'
import * as z from 'zod'

/** Settings of the bot. */
export interface BotEnv {
  readonly telegram: {
    readonly token: string
    /** @default Telegram's own */
    readonly apiRoot?: string
  }
  readonly botSecret: string
  readonly apiUrl: string
  /** Telegram ids, as text, in whose name the start looks at the jobs. */
  readonly admins: readonly string[]
  /** Host on which `/health`, `/ready` and `/metrics` listen. */
  readonly host: string
  readonly port: number
}

/** Settings that `main.ts` reads. */
export const botSettings = z.object({
  TELEGRAM_BOT_TOKEN: botToken,
  TELEGRAM_ADMIN_ID: telegramIds,
  BOT_SECRET_KEY: headerSecret,
  // The contract has the paths: a path here would appear twice.
  API_URL: origin.refine((url) => URL.canParse(url) && new URL(url).pathname === '/', 'must have no path'),
  TELEGRAM_API_ROOT: origin.optional(),
  BOT_HOST: z.string().default('127.0.0.1'),
  BOT_PORT: port.default(3002),
})

const neededNames = ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_ADMIN_ID', 'BOT_SECRET_KEY', 'API_URL'] as const

/**
 * Returns the settings of the bot.
 *
 * @returns undefined when nothing is set: then the bot plays. A setting that is set and blank is a forgotten value, and
 * never a reason to play.
 * @throws {SettingsError} with everything that is missing or wrong
 */
export function readBotEnv(variables: Variables): BotEnv | undefined {
  if (neededNames.every((name) => variables[name] === undefined)) return undefined
  const values = parseSettings(botSettings, variables, { secrets: ['TELEGRAM_BOT_TOKEN', 'BOT_SECRET_KEY'] })
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot } = values
  return {
    telegram: { token, ...(apiRoot && { apiRoot }) },
    botSecret: values.BOT_SECRET_KEY,
    apiUrl: values.API_URL,
    admins: values.TELEGRAM_ADMIN_ID,
    host: values.BOT_HOST,
    port: values.BOT_PORT,
  }
}
