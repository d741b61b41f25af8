import type { World } from '../../src/system/world.ts'

/** Admin who triggers jobs in the chat, also while no bot is there. */
export interface Visitor {
  stop(): void
}

const everyMs = 47 * 60_000
const jobIds = ['check_token', 'daily_digest', 'check_token', 'clean_up_records'] as const

/** Starts the visits. */
export function startVisitor({ clock, admin }: Pick<World, 'clock' | 'admin'>): Visitor {
  let visits = 0
  let timer: unknown
  const visit = () => {
    admin.send(`/trigger_job ${jobIds[visits % jobIds.length]}`)
    visits += 1
    timer = clock.setTimeout(visit, everyMs)
  }
  visit()
  return { stop: () => clock.clearTimeout(timer) }
}
