import { z } from 'zod'
import { type Database, transact } from './database.ts'

export interface User {
  /** Telegram's id of the user, as text. */
  readonly telegramId: string
  readonly role: 'admin' | 'user'
  /** false when blocked. */
  readonly isActive: boolean
}

export interface Users {
  /** Returns the user, and registers a new one: in one step, however many callers ask at once. */
  ensureRegistered(user: { readonly telegramId: string; readonly name: string | undefined }): User
  find(telegramId: string): User | undefined
  /** Sets the role of a user. It takes effect on the next request. @returns false when no user has the id */
  setRole(telegramId: string, role: User['role']): boolean
  /** Blocks or unblocks a user. It takes effect on the next request. @returns false when no user has the id */
  setActive(telegramId: string, isActive: boolean): boolean
}

const userSchema: z.ZodType<User> = z
  .object({ telegram_id: z.string(), role: z.enum(['admin', 'user']), is_active: z.number() })
  .transform(({ telegram_id, role, is_active }) => ({ telegramId: telegram_id, role, isActive: is_active === 1 }))

/**
 * Creates the register of users and their roles. `admins` is the list of the settings: a user on it is an admin from this
 * start on, and a user who was removed from it is a plain user again. Until the next start only the database decides. An empty
 * list changes no role: a second API that was started without the setting must not demote the admins of the first one.
 */
export function createUsers(
  database: Database,
  { admins, now }: { readonly admins: readonly string[]; readonly now: () => number },
): Users {
  const register = database.prepare(`
    INSERT INTO users (telegram_id, name, role, registered_at) VALUES (:telegramId, coalesce(:name, ''), :role, :now)
    ON CONFLICT (telegram_id) DO UPDATE SET name = coalesce(:name, name)
    RETURNING telegram_id, role, is_active`)
  const read = database.prepare('SELECT telegram_id, role, is_active FROM users WHERE telegram_id = ?')
  const writeRole = database.prepare('UPDATE users SET role = ? WHERE telegram_id = ?')
  const writeActive = database.prepare('UPDATE users SET is_active = ? WHERE telegram_id = ?')

  if (admins.length > 0)
    transact(database, () => {
      database.exec("UPDATE users SET role = 'user' WHERE role = 'admin'")
      for (const telegramId of admins) writeRole.run('admin', telegramId)
    })

  return {
    ensureRegistered({ telegramId, name }) {
      const role = admins.includes(telegramId) ? 'admin' : 'user'
      return userSchema.parse(register.get({ telegramId, name: name ?? null, role, now: now() }))
    },
    find(telegramId) {
      const row = read.get(telegramId)
      return row === undefined ? undefined : userSchema.parse(row)
    },
    setRole: (telegramId, role) => writeRole.run(role, telegramId).changes === 1,
    setActive: (telegramId, isActive) => writeActive.run(isActive ? 1 : 0, telegramId).changes === 1,
  }
}
