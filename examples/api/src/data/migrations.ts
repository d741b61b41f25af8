import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { isPostgres } from './postgres.ts'
import { sqliteVersion } from './sqlite.ts'
import type { Database } from './tables.ts'

/** Words in which the tables of the two databases differ. */
interface Words {
  /** Type of an instant in ms. */
  readonly instant: string
  /** Type of a key that numbers the rows. */
  readonly rowNumber: string
  /** Options of a table whose rows are numbered. */
  readonly numbered: string
  /** Options of a table with a key of its own. */
  readonly keyed: string
  /** Statements after the first tables. */
  readonly finish: readonly string[]
}

const sqlite: Words = {
  instant: 'INTEGER',
  rowNumber: 'INTEGER PRIMARY KEY',
  numbered: 'STRICT',
  keyed: 'STRICT, WITHOUT ROWID',
  // A program from before these migrations refuses the file.
  finish: [`PRAGMA user_version = ${sqliteVersion}`],
}

const postgres: Words = {
  instant: 'BIGINT',
  rowNumber: 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
  numbered: '',
  keyed: '',
  finish: [],
}

// A file of SQLite from before these migrations has the first tables: IF NOT EXISTS keeps them.
const firstTables = ({ instant, rowNumber, numbered, keyed, finish }: Words): readonly string[] => [
  `CREATE TABLE IF NOT EXISTS users (
    telegram_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('admin', 'user')),
    is_active INTEGER NOT NULL DEFAULT 1,
    registered_at ${instant} NOT NULL
  ) ${keyed}`,
  `CREATE TABLE IF NOT EXISTS audit (
    id ${rowNumber},
    at ${instant} NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL,
    request_id TEXT NOT NULL
  ) ${numbered}`,
  'CREATE INDEX IF NOT EXISTS audit_at ON audit (at)',
  `CREATE TABLE IF NOT EXISTS idempotency (
    telegram_id TEXT NOT NULL,
    key TEXT NOT NULL,
    request TEXT NOT NULL,
    at ${instant} NOT NULL,
    PRIMARY KEY (telegram_id, key)
  ) ${keyed}`,
  'CREATE INDEX IF NOT EXISTS idempotency_at ON idempotency (at)',
  `CREATE TABLE IF NOT EXISTS instruments (
    exchange TEXT NOT NULL,
    symbol TEXT NOT NULL,
    board TEXT,
    name TEXT NOT NULL,
    english_name TEXT,
    standard_code TEXT,
    kind TEXT NOT NULL,
    PRIMARY KEY (exchange, symbol)
  ) ${keyed}`,
  ...finish,
]

const userSettings = ({ keyed }: Words): readonly string[] => [
  `CREATE TABLE user_settings (
    telegram_id TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (telegram_id, name)
  ) ${keyed}`,
]

/** Migrations by name. The names order them, and one that was released does not change any more. */
const migrations = { '0001_first_tables': firstTables, '0002_user_settings': userSettings } as const

/**
 * Makes the tables that the database lacks, in one transaction. Processes that open it at once wait for each other.
 *
 * @throws Error for a database of a newer program, and the error of the database
 */
export async function migrate(database: Database): Promise<void> {
  const words = isPostgres(database) ? postgres : sqlite
  const provider = {
    getMigrations: async () =>
      Object.fromEntries(Object.entries(migrations).map(([name, of]) => [name, migrationOf(of(words))])),
  }
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest()
  if (error === undefined) return
  if (await isNewer(database)) throw new Error('a newer program made the tables: update this one', { cause: error })
  throw error
}

const migrationOf = (statements: readonly string[]): Migration => ({
  async up(database) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
})

/** Returns whether the database has migrations that this program does not know. */
async function isNewer(database: Database): Promise<boolean> {
  try {
    const { rows } = await sql<{ readonly name: string }>`SELECT name FROM kysely_migration`.execute(database)
    return rows.some(({ name }) => !(name in migrations))
  } catch {
    // The database gives no answer, or has no such table: the migration's own error says why.
    return false
  }
}
