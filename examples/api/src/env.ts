import { isBlank, parseSettings, type SettingsRules, type Variables } from '@stockeye/example-shared/parse-settings'
import { botToken, headerSecret, origin, port, telegramIds } from '@stockeye/example-shared/setting-schemas'
import type { Environment, KisHosts } from '@stockeye/kis-client'
import * as z from 'zod'

/** Settings of both API and worker. */
export interface ServiceEnv {
  /** Telegram ids of the admins, as text. An empty list leaves the roles of the database as they are. */
  readonly admins: readonly string[]
  readonly redisUrl: string | undefined
  readonly databaseFile: string
  /** URL of PostgreSQL, which has the records in the place of `databaseFile`. */
  readonly databaseUrl?: string | undefined
  readonly jobsFile: string
  readonly tokensFile: string
  /** Account at KIS; undefined for a simulator in this process. */
  readonly kis:
    | {
        readonly environment: Environment
        readonly credentials: { readonly appKey: string; readonly appSecret: string; readonly account: string }
        /** Hosts of a simulator elsewhere; undefined means KIS's own. */
        readonly hosts: KisHosts | undefined
      }
    | undefined
  readonly host: string
  readonly port: number
  /** Desk of a running trader. @default no trader is connected */
  readonly trader?: { readonly url: string; readonly secret: string } | undefined
}

/** The bot's account at Telegram, through which completions are delivered. */
export interface TelegramEnv {
  readonly token: string
  /** @default Telegram's own */
  readonly apiRoot?: string
}

export interface WorkerEnv extends ServiceEnv {
  readonly telegram: TelegramEnv
}

export interface ApiEnv extends ServiceEnv {
  readonly botSecret: string
  readonly jwtKey: string
  /**
   * Account at Telegram; undefined where a worker in another process runs the jobs and delivers their ends, and this one only
   * triggers.
   */
  readonly telegram: TelegramEnv | undefined
  /** Port of the metrics. @default they are not served */
  readonly metricsPort?: number | undefined
}

const file = z.string()
const account = z.string().regex(/^\d{8}-\d{2}$/, 'must be an account such as 12345678-01')
const databaseUrl = z
  .url({ protocol: /^postgres(ql)?$/, error: 'must be postgres://user:password@host:port/database' })
  // Compose writes the password of .env into the URL.
  .refine(
    (url) => !/^\w+:\/\/[^/@]*:@/.test(url),
    'has a blank password; set POSTGRES_PASSWORD where compose writes the URL',
  )

const shared = z.object({
  TELEGRAM_ADMIN_ID: telegramIds.optional(),
  REDIS_URL: z
    .string()
    .regex(/^(rediss?|unix):\/\//, 'must begin with redis://, rediss:// or unix://')
    .optional(),
  DATABASE_FILE: file.default('.stockeye/api.db'),
  DATABASE_URL: databaseUrl.optional(),
  JOBS_FILE: file.default('.stockeye/jobs.db'),
  TOKENS_FILE: file.default('.stockeye/tokens.db'),
  KIS_APP_KEY: z.string().optional(),
  KIS_APP_SECRET: z.string().optional(),
  KIS_ACCOUNT: account.optional(),
  KIS_ENVIRONMENT: z.enum(['paper', 'real']).default('paper'),
  KIS_REST_URL: origin.optional(),
  KIS_MASTERS_URL: origin.optional(),
  TRADER_URL: origin.optional(),
  TRADER_SECRET_KEY: headerSecret.optional(),
})

const jwtKey = z.string().refine((text) => Buffer.byteLength(text) >= 32, 'must be of 32 bytes or more')
const telegram = {
  TELEGRAM_BOT_TOKEN: botToken,
  TELEGRAM_API_ROOT: origin.optional(),
}

/** Settings that `worker.ts` reads. */
export const workerSettings = shared.extend({
  ...telegram,
  // The process that runs the jobs reports to them: without any, an alarm would reach no one.
  TELEGRAM_ADMIN_ID: telegramIds,
  // Only its own process can reach a simulator, so the worker's would not be the API's.
  KIS_APP_KEY: z.string(),
  KIS_APP_SECRET: z.string(),
  KIS_ACCOUNT: account,
  WORKER_HOST: z.string().default('127.0.0.1'),
  WORKER_PORT: port.default(3001),
})

/** Settings that `main.ts` reads. */
export const apiSettings = shared.extend({
  ...telegram,
  TELEGRAM_BOT_TOKEN: telegram.TELEGRAM_BOT_TOKEN.optional(),
  BOT_SECRET_KEY: headerSecret,
  JWT_SECRET_KEY: jwtKey,
  API_HOST: z.string().default('127.0.0.1'),
  API_PORT: port.default(3000),
  API_METRICS_PORT: port.optional(),
  API_WORKER: z.enum(['embedded', 'separate']).optional(),
})

/** Returns the settings of the worker. @throws {SettingsError} with everything that is missing or wrong */
export function readWorkerEnv(variables: Variables): WorkerEnv {
  const values = parseSettings(workerSettings, variables, rulesOf(variables, []))
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot } = values
  return {
    ...serviceEnv(values),
    host: values.WORKER_HOST,
    port: values.WORKER_PORT,
    telegram: { token, ...(apiRoot && { apiRoot }) },
  }
}

/** Returns the settings of the API. @throws {SettingsError} with everything that is missing or wrong */
export function readApiEnv(variables: Variables): ApiEnv {
  const { API_WORKER, REDIS_URL } = variables
  const isEmbedded = (API_WORKER?.trim() || (isBlank(REDIS_URL) ? 'embedded' : 'separate')) === 'embedded'
  // The process that runs the jobs must be able to deliver their ends, and alarms to the admins.
  const needed = isEmbedded ? ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_ADMIN_ID'] : kisNames
  const values = parseSettings(apiSettings, variables, rulesOf(variables, needed))
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot } = values
  return {
    ...serviceEnv(values),
    host: values.API_HOST,
    port: values.API_PORT,
    metricsPort: values.API_METRICS_PORT,
    botSecret: values.BOT_SECRET_KEY,
    jwtKey: values.JWT_SECRET_KEY,
    telegram: isEmbedded && token !== undefined ? { token, ...(apiRoot && { apiRoot }) } : undefined,
  }
}

const kisNames = ['KIS_APP_KEY', 'KIS_APP_SECRET', 'KIS_ACCOUNT']

function rulesOf(variables: Variables, needed: readonly string[]): SettingsRules {
  const isKisWanted = [...kisNames, 'KIS_REST_URL'].some((name) => !isBlank(variables[name]))
  return {
    needed: [...needed, ...(isKisWanted ? kisNames : [])],
    pairs: [
      ['KIS_REST_URL', 'KIS_MASTERS_URL'],
      ['TRADER_URL', 'TRADER_SECRET_KEY'],
    ],
    secrets: ['BOT_SECRET_KEY', 'JWT_SECRET_KEY', 'TELEGRAM_BOT_TOKEN', 'KIS_APP_SECRET', 'TRADER_SECRET_KEY'],
  }
}

function serviceEnv(values: z.output<typeof shared>): Omit<ServiceEnv, 'host' | 'port'> {
  const { KIS_APP_KEY: appKey, KIS_APP_SECRET: appSecret, KIS_ACCOUNT: account } = values
  const { KIS_REST_URL: rest, KIS_MASTERS_URL: masters } = values
  const { TRADER_URL: url, TRADER_SECRET_KEY: secret } = values
  const hasKis = appKey !== undefined && appSecret !== undefined && account !== undefined
  const hosts = rest === undefined || masters === undefined ? undefined : { rest, ws: null, masters }
  return {
    admins: values.TELEGRAM_ADMIN_ID ?? [],
    redisUrl: values.REDIS_URL,
    databaseFile: values.DATABASE_FILE,
    databaseUrl: values.DATABASE_URL,
    jobsFile: values.JOBS_FILE,
    tokensFile: values.TOKENS_FILE,
    trader: url === undefined || secret === undefined ? undefined : { url, secret },
    kis: hasKis
      ? { environment: values.KIS_ENVIRONMENT, credentials: { appKey, appSecret, account }, hosts }
      : undefined,
  }
}
