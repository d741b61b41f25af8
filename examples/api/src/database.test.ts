import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { admin, start, startTestApi, temporaryFolder, user } from './api.test-kit.ts'
import { createAudit } from './audit.ts'
import { openDatabase } from './database.ts'
import { createIdempotency } from './idempotency.ts'
import { cleanUpRecordsJob } from './jobs/clean-up-records.ts'
import { createUsers } from './users.ts'

const now = () => start
const newFile = () => join(temporaryFolder(), 'new', 'api.db')

describe('the database', () => {
  it('keeps users, audit and keys over a restart', async () => {
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

  it('is left as it is when a newer program wrote it', () => {
    const path = newFile()
    openDatabase(path).close()
    const newer = new DatabaseSync(path)
    newer.exec('PRAGMA user_version = 9')
    newer.close()

    expect(() => openDatabase(path)).toThrow('version 9')
  })
})

describe('the list of admins', () => {
  it('makes and unmakes them at the start, and blocks and frees nobody', () => {
    const database = openDatabase(newFile())
    const before = createUsers(database, { admins: ['1', '2'], now })
    for (const telegramId of ['1', '2', '3']) before.ensureRegistered({ telegramId, name: 'x' })
    before.setActive('3', false)

    const after = createUsers(database, { admins: ['2', '3'], now })

    expect(['1', '2', '3'].map((id) => after.find(id))).toEqual([
      { telegramId: '1', role: 'user', isActive: true },
      { telegramId: '2', role: 'admin', isActive: true },
      { telegramId: '3', role: 'admin', isActive: false },
    ])
    database.close()
  })

  it('does not bring back who was demoted, when he comes again', () => {
    const database = openDatabase(newFile())
    const users = createUsers(database, { admins: ['1'], now })
    users.ensureRegistered({ telegramId: '1', name: 'x' })
    users.setRole('1', 'user')

    expect(users.ensureRegistered({ telegramId: '1', name: 'y' })).toMatchObject({ role: 'user' })
    database.close()
  })

  it('is compared as text', () => {
    const database = openDatabase(newFile())
    const users = createUsers(database, { admins: ['007'], now })

    expect(users.ensureRegistered({ telegramId: '7', name: undefined })).toMatchObject({ role: 'user' })
    database.close()
  })
})

describe('old records', () => {
  it('are forgotten: keys after a day, the audit after a year', async () => {
    const database = openDatabase(newFile())
    const day = 24 * 60 * 60_000
    const ask = { telegramId: '1', route: '/x', body: {} }
    createIdempotency(database, { now: () => start - day }).bind({ ...ask, key: 'old' })
    createIdempotency(database, { now: () => start - day + 1 }).bind({ ...ask, key: 'young' })
    const audit = createAudit(database)
    for (const at of [start - 365 * day, start - 364 * day])
      audit.write({ at, actor: '1', action: 'triggerJob', detail: '{}', requestId: 'r' })

    const job = cleanUpRecordsJob({ database, now })
    const result = await job.run({
      runId: 'r',
      attempt: 1,
      signal: new AbortController().signal,
      progress: () => undefined,
    })

    expect(result).toMatchObject({ keys: 1, entries: 1 })
    expect(audit.list()).toHaveLength(1)
    database.close()
  })
})
