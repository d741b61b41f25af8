import { expect, it } from 'vitest'
import { createJob } from '../runner/job-definition.ts'
import { scheduleIdOf } from '../schedule/occurrences.ts'
import type { ScheduleRule } from '../schedule/schedule.ts'
import { listOverdue } from './overdue.ts'

const monday = Date.parse('2026-11-23T07:00:00+09:00')
const tuesday = Date.parse('2026-11-24T07:00:00+09:00')
const minuteMs = 60_000

/** Returns the text of a schedule as a store view returns it: the id under which a runner stores it, without the job. */
const storedUnder = (schedule: ScheduleRule) => {
  const job = createJob({ id: 'backup', name: 'Backup', schedule, run: async () => undefined })
  return scheduleIdOf(job).slice('backup '.length)
}
const job = (text: string, lastSlotAt: number, isPaused = false) => ({
  jobId: 'backup',
  queued: 0,
  running: 0,
  isPaused,
  schedule: { text, lastSlotAt },
})

it.each<[ScheduleRule, number, number]>([
  [{ cron: '0 7 * * 1-5', zone: 'Asia/Seoul' }, monday, tuesday],
  [{ cron: '0 22 * * *' }, Date.parse('2026-11-22T22:00:00Z'), Date.parse('2026-11-23T22:00:00Z')],
  [{ everyMs: 5 * minuteMs }, monday, monday + 5 * minuteMs],
  [{ everyMs: 1_500, anchorAt: 250 }, monday + 250, monday + 1_750],
  [{ everyMs: 86_400_000, anchorAt: monday }, monday, tuesday],
  [{ onceAt: tuesday }, monday, tuesday],
])('finds the slot of %o when it is late for more than a minute', (rule, lastSlotAt, dueAt) => {
  const stored = storedUnder(rule)

  expect(listOverdue([job(stored, lastSlotAt)], dueAt + minuteMs)).toEqual([])
  expect(listOverdue([job(stored, lastSlotAt)], dueAt + minuteMs + 1)).toEqual([{ jobId: 'backup', dueAt }])
})

it.each([
  ['that is paused', job('Asia/Seoul 0 7 * * 1-5', monday, true)],
  ['that was once and is over', job(storedUnder({ onceAt: monday }), monday)],
  ['of a rule that this version does not know', job('Asia/Seoul at full moon', monday)],
  ['that the job does not have', { jobId: 'backup', queued: 0, running: 0, isPaused: false }],
])('finds no slot of a schedule %s', (_what, stored) => {
  expect(listOverdue([stored], tuesday + 365 * 24 * 60 * minuteMs)).toEqual([])
})
