import type { JobDefinition } from '@stockeye/job-runner'
import { keptMs } from '../data/idempotency.ts'
import type { Database } from '../data/tables.ts'
import { cleanUpRecordsId } from './ids.ts'

const auditKeptMs = 365 * 24 * 60 * 60_000

/** Deletes keys that have expired, and audit entries that are more than a year old. */
export const cleanUpRecordsJob = ({
  database,
  now,
}: {
  readonly database: Database
  readonly now: () => number
}): JobDefinition => ({
  id: cleanUpRecordsId,
  name: '오래된 기록 정리',
  schedule: { cron: '0 4 * * *', zone: 'Asia/Seoul' },
  retry: { attempts: 3 },
  async run() {
    const expired = database.deleteFrom('idempotency').where('at', '<=', now() - keptMs)
    const keys = Number((await expired.executeTakeFirst()).numDeletedRows)
    const old = database.deleteFrom('audit').where('at', '<=', now() - auditKeptMs)
    const entries = Number((await old.executeTakeFirst()).numDeletedRows)
    return { summary: `요청 키 ${keys}개, 감사 기록 ${entries}개 삭제`, keys, entries }
  },
})
