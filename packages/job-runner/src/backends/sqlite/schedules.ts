import type { ScheduleState } from '../backend.ts'
import type { Database } from './database/connection.ts'

/** Table of schedules. Methods that write are called within a transaction. */
export interface Schedules {
  get(id: string): ScheduleState
  /** Marks all slots up to one as dealt with; never goes back. */
  advance(id: string, slotAt: number): void
  setPaused(id: string, isPaused: boolean): void
  setScheduleId(jobId: string, scheduleId: string): void
}

export function createSchedules(database: Database): Schedules {
  const get = database.prepare(`
    SELECT last_slot_at, is_paused, schedule_id FROM (SELECT :id AS id)
      LEFT JOIN schedules USING (id) LEFT JOIN job_schedules ON job_id = id`)
  const advance = database.prepare(`
    INSERT INTO schedules (id, last_slot_at) VALUES (:id, :slotAt)
    ON CONFLICT (id) DO UPDATE SET last_slot_at = max(coalesce(last_slot_at, :slotAt), :slotAt)`)
  const setPaused = database.prepare(`
    INSERT INTO schedules (id, is_paused) VALUES (:id, :isPaused)
    ON CONFLICT (id) DO UPDATE SET is_paused = :isPaused`)
  const setScheduleId = database.prepare(`
    INSERT OR REPLACE INTO job_schedules (job_id, schedule_id) VALUES (:jobId, :scheduleId)`)
  return {
    get(id) {
      const row = get.get({ id })
      const lastSlotAt = row?.last_slot_at
      const scheduleId = row?.schedule_id
      return {
        ...(typeof lastSlotAt === 'number' && { lastSlotAt }),
        isPaused: row?.is_paused === 1,
        ...(typeof scheduleId === 'string' && { scheduleId }),
      }
    },
    advance: (id, slotAt) => void advance.run({ id, slotAt }),
    setPaused: (id, isPaused) => void setPaused.run({ id, isPaused: Number(isPaused) }),
    setScheduleId: (jobId, scheduleId) => void setScheduleId.run({ jobId, scheduleId }),
  }
}
