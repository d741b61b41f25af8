import { SettingsError } from '@stockeye/example-shared/settings-error'
import type { Environment, KisCredentials } from '@stockeye/kis-client'
import * as z from 'zod'

/** Settings of the ticker from the environment; without credentials it runs on the simulator. */
export interface TickerEnv {
  readonly environment: Environment
  readonly kis: { readonly credentials: KisCredentials; readonly htsId: string } | undefined
  /** File of the access token and the approval key. */
  readonly tokenFile: string
}

const names = ['KIS_APP_KEY', 'KIS_APP_SECRET', 'KIS_ACCOUNT', 'KIS_HTS_ID'] as const

const schema = z.object({
  KIS_APP_KEY: z.string().trim().default(''),
  KIS_APP_SECRET: z.string().trim().default(''),
  KIS_ACCOUNT: z
    .string()
    .trim()
    .regex(/^(\d{8}-\d{2})?$/, 'is not an account; use one such as 12345678-01')
    .default(''),
  KIS_HTS_ID: z
    .string()
    .trim()
    .regex(/^[\w.@-]*$/, 'is not an HTS id; use the id with which you sign in at KIS')
    .default(''),
  KIS_ENVIRONMENT: z.enum(['paper', 'real'], 'is not an environment; use paper or real').default('paper'),
  TICKER_TOKENS: z.string().min(1, 'is blank; use the path of a file').default('.stockeye/tokens.db'),
})

/**
 * Reads the settings.
 *
 * @throws {SettingsError} settings are wrong, or some credentials are missing; its message names all of them and no value
 */
export function readEnv(env: Readonly<Record<string, string | undefined>>): TickerEnv {
  const parsed = schema.safeParse(env)
  const missing = names.filter((name) => !env[name]?.trim())
  const problems = parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
  if (missing.length > 0 && missing.length < names.length)
    problems.push(
      `${missing.join(', ')}: missing or blank, while other settings of KIS are set; set all four, or none for the simulator`,
    )
  if (parsed.data === undefined || problems.length > 0) throw new SettingsError(problems)
  const { KIS_APP_KEY: appKey, KIS_APP_SECRET: appSecret, KIS_ACCOUNT: account, ...rest } = parsed.data
  const { KIS_HTS_ID: htsId, KIS_ENVIRONMENT: environment, TICKER_TOKENS: tokenFile } = rest
  const kis = { credentials: { appKey, appSecret, account }, htsId }
  return { environment, kis: missing.length === 0 ? kis : undefined, tokenFile }
}
