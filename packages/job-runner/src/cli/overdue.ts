import type { StoredJob } from '../backends/store-view.ts'
import { isJobError } from '../errors.ts'
import { type HealthInputs, overdueMs } from '../health.ts'
import { compileSchedule, type ScheduleRule } from '../schedule/schedule.ts'

/** Returns the schedules of a store with a slot that no process has dealt with for more than a minute. */
export const listOverdue = (jobs: readonly StoredJob[], now: number): HealthInputs['overdue'] =>
  jobs.flatMap(({ jobId, isPaused, schedule }) => {
    const dueAt = isPaused || schedule === undefined ? undefined : nextSlotOf(schedule)
    return dueAt !== undefined && dueAt < now - overdueMs ? [{ jobId, dueAt }] : []
  })

/** Returns the first slot after the last one that was dealt with. */
function nextSlotOf({ text, lastSlotAt }: NonNullable<StoredJob['schedule']>): number | undefined {
  try {
    return compileSchedule(parseRule(text, lastSlotAt)).nextAfter(lastSlotAt)
  } catch (error) {
    // A later version of this package may have rules that this one does not know.
    if (isJobError(error)) return undefined
    throw error
  }
}

const unitMs = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const

/**
 * Parses the text under which a schedule is stored: its zone, and the rule without the phase of a grid. The last slot is on
 * the grid. An earlier version stored the phase, too.
 */
function parseRule(stored: string, lastSlotAt: number): ScheduleRule {
  const [zone = ''] = stored.split(' ', 1)
  const text = stored.slice(zone.length + 1)
  const [, count, unit] = /^every (\d+) (ms|s|min|h|d)(?: from .+)?$/.exec(text) ?? []
  if (count !== undefined && unit !== undefined && unit in unitMs) {
    return { everyMs: Number(count) * unitMs[unit as keyof typeof unitMs], anchorAt: lastSlotAt }
  }
  const [, once] = /^once at (.+)$/.exec(text) ?? []
  return once === undefined ? { cron: text, zone } : { onceAt: Date.parse(once) }
}
