import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createAudit } from '../data/audit.ts'
import { openDatabase } from '../data/database.ts'
import { createIdempotency } from '../data/idempotency.ts'
import { start, temporaryFolder } from '../tests/api.test-kit.ts'
import { cleanUpRecordsJob } from './clean-up-records.ts'

const now = () => start
const newFile = () => join(temporaryFolder(), 'new', 'api.db')

describe('cleanUpRecordsJob', () => {
  it('deletes keys after a day, and audit entries after a year', async () => {
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
