import type { ScheduleState } from '../backend.ts'
import type { Memory } from './memory.ts'

/** Table of schedules. */
export interface Schedules {
  get(id: string): ScheduleState
  /** Marks all slots up to one as dealt with; never goes back. */
  advance(id: string, slotAt: number): void
  setPaused(id: string, isPaused: boolean): void
  setScheduleId(jobId: string, scheduleId: string): void
}

export function createSchedules({ schedules }: Memory): Schedules {
  const get = (id: string): ScheduleState => schedules.get(id) ?? { isPaused: false }
  return {
    get,
    advance(id, slotAt) {
      const state = get(id)
      schedules.set(id, { ...state, lastSlotAt: Math.max(slotAt, state.lastSlotAt ?? slotAt) })
    },
    setPaused: (id, isPaused) => void schedules.set(id, { ...get(id), isPaused }),
    setScheduleId: (jobId, scheduleId) => void schedules.set(jobId, { ...get(jobId), scheduleId }),
  }
}
