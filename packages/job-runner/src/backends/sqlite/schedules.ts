import type { ScheduleState } from '../backend.ts'
import type { Database } from './connection.ts'

/** Table of schedules. Methods that write are called within a transaction. */
export interface Schedules {
  get(id: string): ScheduleState
  /** Marks all slots up to one as dealt with; never goes back. */
  advance(id: string, slotAt: number): void
  setPaused(id: string, isPaused: boolean): void
}

export function createSchedules(database: Database): Schedules {
  const get = database.prepare('SELECT last_slot_at, is_paused FROM schedules WHERE id = :id')
  const advance = database.prepare(`
    INSERT INTO schedules (id, last_slot_at) VALUES (:id, :slotAt)
    ON CONFLICT (id) DO UPDATE SET last_slot_at = max(coalesce(last_slot_at, :slotAt), :slotAt)`)
  const setPaused = database.prepare(`
    INSERT INTO schedules (id, is_paused) VALUES (:id, :isPaused)
    ON CONFLICT (id) DO UPDATE SET is_paused = :isPaused`)
  return {
    get(id) {
      const row = get.get({ id })
      const lastSlotAt = row?.last_slot_at
      return { ...(typeof lastSlotAt === 'number' && { lastSlotAt }), isPaused: row?.is_paused === 1 }
    },
    advance: (id, slotAt) => void advance.run({ id, slotAt }),
    setPaused: (id, isPaused) => void setPaused.run({ id, isPaused: Number(isPaused) }),
  }
}
