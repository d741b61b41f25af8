import { chmodSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { admin, start, startTestApi, temporaryFolder, user } from '../tests/api.test-kit.ts'
import { openDatabase } from './database.ts'
import { createUsers } from './users.ts'

const now = () => start
const newFile = () => join(temporaryFolder(), 'new', 'api.db')

describe('the database', () => {
  it('stores users, audit and keys across a restart', async () => {
    const databaseFile = newFile()
    const first = await startTestApi({ databaseFile })
    const token = await first.tokenOf(admin)
    await first.tokenOf(user)
    first.block(user)
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': 'k1' }
    await first.request('/api/v1/admin/update_master', { method: 'POST', body: '{}', headers })
    await first.stop()

    const second = await startTestApi({ databaseFile })

    const reused = await second.request('/api/v1/admin/update_master', {
      method: 'POST',
      body: '{"chat_id":"5"}',
      headers,
    })
    expect(reused.body.code).toBe('idempotency_mismatch')
    expect(second.audited()).toEqual([`${admin} updateMaster {}`])
    expect(createUsers(second.database, { admins: [admin], now }).find(user)).toMatchObject({ isActive: false })
  })

  it('is readable to its own user alone', () => {
    const path = newFile()

    openDatabase(path).close()

    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it.skipIf(process.platform === 'win32')(
    'is refused when other users can reach it, or when it is a symbolic link',
    () => {
      const path = newFile()
      openDatabase(path).close()
      const link = join(dirname(path), 'link.db')
      symlinkSync(path, link)

      expect(() => openDatabase(link)).toThrow(/symbolic link/)
      chmodSync(path, 0o666)
      expect(() => openDatabase(path)).toThrow(/chmod 600/)
      chmodSync(path, 0o600)
      chmodSync(dirname(path), 0o777)
      expect(() => openDatabase(path)).toThrow(/chmod 755/)
    },
  )

  it('is refused when a newer program wrote it', () => {
    const path = newFile()
    openDatabase(path).close()
    const newer = new DatabaseSync(path)
    newer.exec('PRAGMA user_version = 9')
    newer.close()

    expect(() => openDatabase(path)).toThrow('version 9')
  })
})
