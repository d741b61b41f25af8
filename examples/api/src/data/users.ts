import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import type { Database } from './tables.ts'

export interface User {
  /** Telegram's id of the user, as text. */
  readonly telegramId: string
  readonly role: 'admin' | 'user'
  /** Whether the user may act; false for one who is blocked. */
  readonly isActive: boolean
}

export interface Users {
  /** Returns the user, and registers a new one: in one step, however many callers ask at once. */
  ensureRegistered(user: { readonly telegramId: string; readonly name: string | undefined }): Promise<User>
  find(telegramId: string): Promise<User | undefined>
}

const userSchema: z.ZodType<User> = z
  .object({ telegram_id: z.string(), role: z.enum(['admin', 'user']), is_active: z.number() })
  .transform(({ telegram_id, role, is_active }) => ({ telegramId: telegram_id, role, isActive: is_active === 1 }))

/**
 * Creates the register of users and their roles. `admins` is the list of the settings: a user on it is an admin from this
 * start on, and a user who was removed from it is a plain user again. Until the next start only the database decides. An empty
 * list changes no role: a second API that was started without the setting must not demote the admins of the first one.
 */
export async function createUsers(
  database: Database,
  { admins, now }: { readonly admins: readonly string[]; readonly now: () => number },
): Promise<Users> {
  if (admins.length > 0) await assignRoles(database, admins)

  // Each request reads its user, so this query is compiled once, with a parameter that `find` replaces.
  const findUser = database.selectFrom('users').select(columns).where('telegram_id', '=', '').compile()

  return {
    async ensureRegistered({ telegramId, name }) {
      const role = admins.includes(telegramId) ? 'admin' : 'user'
      // PostgreSQL stores no NUL in a text.
      const stored = name?.replaceAll('\0', '')
      const row = await database
        .insertInto('users')
        .values({ telegram_id: telegramId, name: stored ?? '', role, is_active: 1, registered_at: now() })
        .onConflict((conflict) =>
          conflict.column('telegram_id').doUpdateSet((row) => ({ name: stored ?? row.ref('users.name') })),
        )
        .returning(columns)
        .executeTakeFirst()
      return userSchema.parse(row)
    },
    async find(telegramId) {
      const { rows } = await database.executeQuery({ ...findUser, parameters: [telegramId] })
      return rows[0] === undefined ? undefined : userSchema.parse(rows[0])
    },
  }
}

const columns = ['telegram_id', 'role', 'is_active'] as const

/** Makes the users on the list admins, and all others plain users. It is one statement, for APIs that start at once. */
async function assignRoles(database: Database, admins: readonly string[]): Promise<void> {
  const role: RawBuilder<string> = sql`CASE WHEN telegram_id IN (${sql.join(admins)}) THEN 'admin' ELSE 'user' END`
  await database.updateTable('users').set({ role }).where('role', '<>', role).execute()
}
