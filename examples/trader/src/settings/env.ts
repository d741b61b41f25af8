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

type Env = Readonly<Record<string, string | undefined>>

/**
 * Returns the account with its credentials from the environment. Real orders need two unlocks: the option `--real`, and
 * `KIS_REAL_ORDERS=yes`; a dry run sends none.
 *
 * @throws {SettingsError} `--real` without the second unlock
 * @throws {Error} credentials are missing; the message names them, and no value
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
