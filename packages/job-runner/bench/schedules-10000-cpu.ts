import { setTimeout as wait } from 'node:timers/promises'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { type Owner, ours, peers, rulesFor } from './schedules-10000.ts'

/**
 * Measures an idle scheduler.
 * @returns percent of one core that 10,000 schedules take in a minute in which nothing is due
 */
const measureIdle = (owner: Owner) => async () => {
  const scheduled = await owner(rulesFor(Date.now()))
  const startedAt = performance.now()
  const before = process.cpuUsage()
  // Ours looks at the clock at least once a minute, croner every 30 s: a shorter time would not hold the share of each.
  await wait(61_000)
  const { user, system } = process.cpuUsage(before)
  const percent = (user + system) / 10 / (performance.now() - startedAt)
  await scheduled.list()
  return percent
}

// Cost on the small machine of a bot, all night, for jobs that are not due.
export default defineBench({
  id: 'schedules-10000-cpu',
  title: '10,000 schedules that are not due',
  unit: '% of a core, idle',
  figure: 'returned',
  better: 'lower',
  runs: 1,
  ours: measureIdle(ours),
  peers: Object.fromEntries(Object.entries(peers).map(([name, owner]) => [name, measureIdle(owner)])),
})
