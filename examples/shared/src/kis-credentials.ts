import type { KisCredentials } from '@stockeye/kis-client'
import { SettingsError } from './settings-error.ts'

const names = { appKey: 'KIS_APP_KEY', appSecret: 'KIS_APP_SECRET', account: 'KIS_ACCOUNT' } as const

/**
 * Reads the credentials from the environment.
 *
 * @param option option of the command line that needs them, for the message
 * @throws {SettingsError} settings are missing or wrong; the message names them, and no value
 */
export function readCredentials(env: Readonly<Record<string, string | undefined>>, option: string): KisCredentials {
  const [appKey, appSecret, account] = [env[names.appKey], env[names.appSecret], env[names.account]]
  const missing = Object.values(names).filter((name) => !env[name]?.trim())
  if (!appKey || !appSecret || !account || missing.length > 0) {
    throw new SettingsError([`${option}: ${missing.join(', ')} missing or blank in the environment; set all three`])
  }
  if (!/^\d{8}-\d{2}$/.test(account))
    throw new SettingsError([`${names.account}: is not an account; use one such as 12345678-01`])
  return { appKey, appSecret, account }
}
