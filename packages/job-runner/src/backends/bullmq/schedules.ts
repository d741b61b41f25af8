import type { ScheduleState } from '../backend.ts'
import type { Commands } from './connection.ts'
import { advanceSchedule } from './scripts/schedules.ts'

/** Schedules: hashes under the key `schedule:<id>`, where the id is a job's, for its pause, or a schedule's. */
export interface Schedules {
  get(id: string): Promise<ScheduleState>
  /** Marks all slots up to one as dealt with; never goes back. */
  advance(id: string, slotAt: number): Promise<void>
  setPaused(id: string, isPaused: boolean): Promise<void>
  setScheduleId(jobId: string, scheduleId: string): Promise<void>
}

export function createSchedules({ redis, key, execute, command }: Commands): Schedules {
  const hashOf = (id: string) => key(`schedule:${id}`)
  return {
    async get(id) {
      const [lastSlotAt, isPaused, scheduleId] = await command(() =>
        redis.hmget(hashOf(id), 'lastSlotAt', 'isPaused', 'scheduleId'),
      )
      return {
        ...(typeof lastSlotAt === 'string' && { lastSlotAt: Number(lastSlotAt) }),
        isPaused: isPaused === '1',
        ...(typeof scheduleId === 'string' && { scheduleId }),
      }
    },
    async advance(id, slotAt) {
      await execute(advanceSchedule, hashOf(id), { slotAt })
    },
    async setPaused(id, isPaused) {
      await command(() => redis.hset(hashOf(id), 'isPaused', isPaused ? '1' : '0'))
    },
    async setScheduleId(jobId, scheduleId) {
      await command(() => redis.hset(hashOf(jobId), 'scheduleId', scheduleId))
    },
  }
}
