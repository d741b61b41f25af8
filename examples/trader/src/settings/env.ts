import { readCredentials } from '@stockeye/example-shared/kis-credentials'
import { SettingsError } from '@stockeye/example-shared/settings-error'
import type { KisCredentials } from '@stockeye/kis-client'

/** Account that the trader trades. */
export type Account =
  | { readonly on: 'simulator' }
  | {
      readonly on: 'paper' | 'real'
      readonly credentials: KisCredentials
      /** Whether orders may move real money. */
      readonly realOrders: boolean
    }

/** Settings with which the desk is served. */
export interface DeskEnv {
  readonly port: number
  readonly secret: string
}

type Env = Readonly<Record<string, string | undefined>>

/**
 * Returns the account with its credentials from the environment. Real orders need two unlocks: the option `--real`, and
 * `KIS_REAL_ORDERS=yes`; a dry run sends none.
 *
 * @throws {SettingsError} `--real` without the second unlock, or credentials are missing; the message names them, and no value
 */
export function readAccount(on: Account['on'], env: Env, { dryRun }: { readonly dryRun: boolean }): Account {
  if (on === 'simulator') return { on }
  const credentials = readCredentials(env, `--${on}`)
  const isUnlocked = env['KIS_REAL_ORDERS'] === 'yes'
  if (on === 'real' && !isUnlocked && !dryRun)
    throw new SettingsError([
      '--real: KIS_REAL_ORDERS is not yes; set it to yes to order with real money, or add --dry-run',
    ])
  return { on, credentials, realOrders: on === 'real' && isUnlocked && !dryRun }
}

const otherSecrets = ['KIS_APP_SECRET', 'BOT_SECRET_KEY', 'JWT_SECRET_KEY', 'TELEGRAM_BOT_TOKEN']

/**
 * Returns the settings with which the desk is served; undefined without `TRADER_PORT`.
 *
 * @throws {SettingsError} the port is wrong, or the secret is missing, too short, or another one of the environment
 */
export function readDeskEnv(env: Env): DeskEnv | undefined {
  const port = env['TRADER_PORT']?.trim() ?? ''
  if (port === '') return undefined
  const secret = env['TRADER_SECRET_KEY']?.trim() ?? ''
  const twin = otherSecrets.find((name) => secret !== '' && env[name]?.trim() === secret)
  const problems = [
    ...(/^\d{1,5}$/.test(port) && Number(port) <= 65_535 ? [] : ['TRADER_PORT: must be a port from 0 to 65535']),
    ...(secret === '' ? ['TRADER_SECRET_KEY: is missing, or blank, while TRADER_PORT is set'] : []),
    // A header can carry these characters.
    ...(secret !== '' && !/^[\x21-\x7e]{32,}$/.test(secret)
      ? ['TRADER_SECRET_KEY: must be 32 or more printable ASCII characters, without blanks']
      : []),
    ...(twin === undefined ? [] : [`TRADER_SECRET_KEY: must not be the ${twin}`]),
  ]
  if (problems.length > 0) throw new SettingsError(problems)
  return { port: Number(port), secret }
}
