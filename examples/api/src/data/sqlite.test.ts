import { chmodSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makePrivateFile } from '@stockeye/internal/private-file'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { CompiledQuery } from 'kysely'
import { describe, expect, it } from 'vitest'
import { createAudit } from './audit.ts'
import { openDatabase } from './database.ts'
import { listAudit, openAt } from './databases.test-kit.ts'
import { createIdempotency } from './idempotency.ts'
import { createInstruments } from './instruments.ts'
import { createUserSettings } from './user-settings.ts'
import { createUsers } from './users.ts'

const now = () => 1_000

/** Tables of version 1, as the program made them before it had migrations. */
const versionOne = `
  CREATE TABLE users (
    telegram_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('admin', 'user')),
    is_active INTEGER NOT NULL DEFAULT 1,
    registered_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL,
    request_id TEXT NOT NULL
  ) STRICT;
  CREATE INDEX audit_at ON audit (at);
  CREATE TABLE idempotency (
    telegram_id TEXT NOT NULL,
    key TEXT NOT NULL,
    request TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (telegram_id, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX idempotency_at ON idempotency (at);
  CREATE TABLE instruments (
    exchange TEXT NOT NULL,
    symbol TEXT NOT NULL,
    board TEXT,
    name TEXT NOT NULL,
    english_name TEXT,
    standard_code TEXT,
    kind TEXT NOT NULL,
    PRIMARY KEY (exchange, symbol)
  ) STRICT, WITHOUT ROWID;
  PRAGMA user_version = 1;
`

/** Changes a file as another program does. */
function change(path: string, sql: string): void {
  makePrivateFile(path)
  const file = new DatabaseSync(path)
  file.exec(sql)
  file.close()
}

describe('a file of SQLite', () => {
  it('is opened with its data when a program of version 1 wrote it, which refuses it afterwards', async () => {
    const path = freshPath('api.db')
    change(
      path,
      `${versionOne}
      INSERT INTO users VALUES ('1', '관리자', 'admin', 0, 5);
      INSERT INTO audit VALUES (1, 7, '1', 'triggerJob', '{}', 'r1');
      INSERT INTO idempotency VALUES ('1', 'k', 'another request', 999);
      INSERT INTO instruments VALUES ('KRX', '005930', 'KOSPI', '삼성전자', NULL, NULL, 'stock');`,
    )

    const database = await openAt(path)

    const users = await createUsers(database, { admins: [], now })
    expect(await users.find('1')).toEqual({ telegramId: '1', role: 'admin', isActive: false })
    const audit = createAudit(database)
    await audit.write({ at: 8, actor: '1', action: 'cancelRun', detail: '{}', requestId: 'r2' })
    expect((await listAudit(database)).map(({ requestId }) => requestId)).toEqual(['r2', 'r1'])
    const ask = { telegramId: '1', key: 'k', route: '/x', body: {} }
    expect(await createIdempotency(database, { now }).bind(ask)).toBeUndefined()
    expect(await createInstruments(database).nameOf('KRX', '005930')).toBe('삼성전자')
    const settings = createUserSettings(database)
    await settings.set('1', 'notices', 'quiet')
    expect(await settings.get('1', 'notices')).toBe('quiet')
    const file = new DatabaseSync(path)
    expect(file.prepare('PRAGMA user_version').get()).toEqual({ user_version: 2 })
    file.close()
  })

  it('is written to the disk before a statement returns, and read by others at the same time', async () => {
    const database = await openAt(freshPath('api.db'))

    const pragma = async (name: string) => {
      const { rows } = await database.getExecutor().executeQuery<object>(CompiledQuery.raw(`PRAGMA ${name}`))
      return Object.values(rows[0] ?? {})[0]
    }

    expect([await pragma('journal_mode'), await pragma('synchronous'), await pragma('busy_timeout')]).toEqual([
      'wal',
      2,
      10_000,
    ])
  })

  it('is readable to its own user alone', async () => {
    const path = freshPath('api.db')

    await openAt(path)

    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it.skipIf(process.platform === 'win32')(
    'is refused when other users can reach it, or when it is a symbolic link',
    async () => {
      const path = freshPath('api.db')
      await openAt(path)
      const link = join(dirname(path), 'link.db')
      symlinkSync(path, link)

      await expect(openDatabase(link)).rejects.toThrow(/symbolic link/)
      chmodSync(path, 0o666)
      await expect(openDatabase(path)).rejects.toThrow(/chmod 600/)
      chmodSync(path, 0o600)
      chmodSync(dirname(path), 0o777)
      await expect(openDatabase(path)).rejects.toThrow(/chmod 755/)
    },
  )

  it('is refused when a newer program wrote it', async () => {
    const path = freshPath('api.db')
    await (await openDatabase(path)).destroy()
    change(path, 'PRAGMA user_version = 9')

    await expect(openDatabase(path)).rejects.toThrow('version 9')
  })
})
