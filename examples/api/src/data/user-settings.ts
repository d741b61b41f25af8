import type { Database } from './tables.ts'

/** Settings that a user has chosen, such as those of the notices. */
export interface UserSettings {
  /** Returns the value; undefined when the user has set none. */
  get(telegramId: string, name: string): Promise<string | undefined>
  /** Stores the value in the place of an earlier one. */
  set(telegramId: string, name: string, value: string): Promise<void>
}

/** Creates the settings of users. Each is a row of its own, so that two changes at once keep both. */
export function createUserSettings(database: Database): UserSettings {
  return {
    async get(telegramId, name) {
      const ofUser = database.selectFrom('user_settings').where('telegram_id', '=', telegramId)
      const found = await ofUser.where('name', '=', name).select('value').executeTakeFirst()
      return found?.value
    },
    async set(telegramId, name, value) {
      await database
        .insertInto('user_settings')
        .values({ telegram_id: telegramId, name, value })
        .onConflict((conflict) => conflict.columns(['telegram_id', 'name']).doUpdateSet({ value }))
        .execute()
    },
  }
}
