import { statSync } from 'node:fs'
import { SettingsError } from './settings-error.ts'

const file = '.env'

/**
 * Puts the settings of `.env` in the working folder into the environment, if there is such a file. A variable that is set
 * wins over the file. Compose passes each container its own settings, and its image has no such file.
 *
 * @throws {SettingsError} other users can read the file, which holds secrets
 */
export function loadEnvFile(): void {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (stat === undefined) return
  // Windows has no such modes: there the folders of a user are closed to others.
  if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0) {
    throw new SettingsError([`${file}: other users can read it; run chmod 600 ${file}`])
  }
  process.loadEnvFile(file)
}
