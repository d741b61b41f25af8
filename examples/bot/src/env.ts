import { SettingsError } from '@stockeye/example-shared/settings-error'
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

const origin = z.url({ protocol: /^https?$/, error: 'must be http(s)://host:port' })

/** Settings that `main.ts` reads. */
export const botSettings = z.object({
  TELEGRAM_BOT_TOKEN: z.string().regex(/^\d+:[\w-]{20,}$/, 'must be a token of BotFather, such as 123456:ABC…'),
  TELEGRAM_ADMIN_ID: z
    .string()
    .regex(
      /^[1-9]\d{0,19}( *, *[1-9]\d{0,19})*$/,
      'must be Telegram ids, in digits without a leading 0, with commas between them',
    ),
  BOT_SECRET_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{32,}$/, 'must be 32 or more printable ASCII characters, without blanks'),
  // The contract has the paths: a path here would appear twice.
  API_URL: origin.refine((url) => URL.canParse(url) && new URL(url).pathname === '/', 'must have no path'),
  TELEGRAM_API_ROOT: origin.optional(),
  BOT_HOST: z.string().default('127.0.0.1'),
  BOT_PORT: z.coerce.number().int().min(0).max(65_535).default(3002),
})

const neededNames = ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_ADMIN_ID', 'BOT_SECRET_KEY', 'API_URL'] as const

/**
 * Returns the settings of the bot.
 *
 * @returns undefined when nothing is set: then the bot plays. A setting that is set and blank is a forgotten value, and
 * never a reason to play.
 * @throws {SettingsError} with everything that is missing or wrong
 */
export function readBotEnv(variables: Readonly<Record<string, string | undefined>>): BotEnv | undefined {
  if (neededNames.every((name) => variables[name] === undefined)) return undefined
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, text]) => text !== undefined && text.trim() !== ''),
  )
  const { data, error } = botSettings.safeParse(given)
  if (data === undefined) {
    const wrong = new Map(error.issues.map(({ path, message }) => [String(path[0]), message]))
    throw new SettingsError(
      [...wrong].map(([name, what]) => `${name}: ${given[name] === undefined ? 'is missing, or blank' : what}`),
    )
  }
  if (data.BOT_SECRET_KEY === data.TELEGRAM_BOT_TOKEN) {
    throw new SettingsError(['BOT_SECRET_KEY: must not be the TELEGRAM_BOT_TOKEN'])
  }
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot } = data
  return {
    telegram: { token, ...(apiRoot && { apiRoot }) },
    botSecret: data.BOT_SECRET_KEY,
    apiUrl: data.API_URL,
    admins: data.TELEGRAM_ADMIN_ID.split(',').map((id) => id.trim()),
    host: data.BOT_HOST,
    port: data.BOT_PORT,
  }
}
