import type { Database } from './database.ts'

/** Settings that a user has chosen, such as those of the notices. */
export interface UserSettings {
  /** Returns the value; undefined when the user has set none. */
  get(telegramId: string, name: string): Promise<string | undefined>
  /** Stores the value in the place of an earlier one. */
  set(telegramId: string, name: string, value: string): Promise<void>
}

export function createUserSettings(database: Database): UserSettings {
  database.exec(`
    CREATE TABLE IF NOT EXISTS user_settings (
      telegram_id TEXT NOT NULL,
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (telegram_id, name)
    ) STRICT, WITHOUT ROWID`)
  const read = database.prepare('SELECT value FROM user_settings WHERE telegram_id = ? AND name = ?')
  const write = database.prepare('INSERT OR REPLACE INTO user_settings (telegram_id, name, value) VALUES (?, ?, ?)')
  return {
    async get(telegramId, name) {
      const value = read.get(telegramId, name)?.['value']
      return typeof value === 'string' ? value : undefined
    },
    async set(telegramId, name, value) {
      write.run(telegramId, name, value)
    },
  }
}
