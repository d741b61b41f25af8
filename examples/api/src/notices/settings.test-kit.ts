import type { UserSettings } from '../data/user-settings.ts'

/** Keeps settings in memory. */
export function memorySettings(): UserSettings {
  const values = new Map<string, string>()
  return {
    get: async (telegramId, name) => values.get(`${telegramId} ${name}`),
    async set(telegramId, name, value) {
      values.set(`${telegramId} ${name}`, value)
    },
  }
}
