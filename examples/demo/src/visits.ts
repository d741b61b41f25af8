import type { World } from './system/world.ts'

/** Visit of the admin to the chat. */
export interface Visit {
  /** Instant, in ms since 1970. */
  readonly at: number
  /** Job that the admin triggers. */
  readonly jobId: string
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Visits of one day, in hours from its start at 08:00. */
const daily = [
  { hours: 2.25, jobId: 'check_token' },
  { hours: 5.25, jobId: 'daily_digest' },
  { hours: 14.75, jobId: 'check_token' },
] as const

/** Returns the visits within a span, in the order of their instants. */
export function visitsFrom(startAt: number, hours: number): readonly Visit[] {
  const days = Array.from({ length: Math.ceil(hours / 24) }, (_, day) => startAt + day * dayMs)
  const visits = days.flatMap((day) => daily.map(({ hours: after, jobId }) => ({ at: day + after * hourMs, jobId })))
  return visits.filter(({ at }) => at < startAt + hours * hourMs)
}

/** Triggers the job of a visit in the chat. Resolves when the bot has answered; no simulated time passes meanwhile. */
export async function visit({ clock, telegram, admin }: World, { jobId }: Visit): Promise<void> {
  await clock.during(async () => {
    admin.send(`/trigger_job ${jobId}`)
    await telegram.until(() => telegram.pendingUpdates() === 0)
  })
}
