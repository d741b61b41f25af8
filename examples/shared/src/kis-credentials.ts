import type { KisCredentials } from '@stockeye/kis-client'
import { SettingsError } from './settings-error.ts'

const names = { appKey: 'KIS_APP_KEY', appSecret: 'KIS_APP_SECRET', account: 'KIS_ACCOUNT' } as const

/**
 * Reads the credentials from the environment.
 *
 * @param option option of the command line that needs them, for the message
 * @throws {SettingsError} settings are missing or blank; the message names them
 */
export function readCredentials(env: Readonly<Record<string, string | undefined>>, option: string): KisCredentials {
  const [appKey, appSecret, account] = [env[names.appKey], env[names.appSecret], env[names.account]]
  const missing = Object.values(names).filter((name) => !env[name]?.trim())
  if (!appKey || !appSecret || !account || missing.length > 0) {
    throw new SettingsError([`${option}: ${missing.join(', ')} missing or blank in the environment; set all three`])
  }
  return { appKey, appSecret, account }
}
