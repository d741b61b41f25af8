import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { defineBench } from '../../../scripts/bench/define-bench.ts'

/** Running scheduler: its list has one line for each job, with the instant of its next run. */
export interface Scheduled {
  list(): Promise<readonly { readonly name: string; readonly nextAt: number | undefined }[]>
}
/** Starts a scheduler with a job for each rule, by the clocks of Seoul. */
export type Owner = (rules: readonly string[]) => Promise<Scheduled>

const zone = 'Asia/Seoul'

/** Returns the rules: each at some minute of the weekday after tomorrow's, so that no job is due during the measurement, on any day. */
export function rulesFor(now: number): string[] {
  const weekday = new Date(now + 9 * 3_600_000).getUTCDay()
  const day = (weekday + 2) % 7
  return Array.from({ length: 10_000 }, (_, i) => `${i % 60} ${Math.floor(i / 60) % 24} * * ${day}`)
}

export const ours: Owner = async (rules) => {
  const { createJobRunner, memoryBackend } = await import('../src/index.ts')
  const runner = createJobRunner({ backend: memoryBackend() })
  const run = async () => {}
  for (const [i, cron] of rules.entries())
    runner.register({ id: `job-${i}`, name: `job ${i}`, schedule: { cron, zone }, run })
  await runner.start()
  return {
    list: async () => (await runner.listJobs()).map(({ name, nextRunAt }) => ({ name, nextAt: nextRunAt })),
  }
}

/** Each keeps its jobs in the way of its readme, with its own defaults. */
export const peers: Readonly<Record<string, Owner>> = {
  croner: async (rules) => {
    const { Cron } = await import('croner')
    // The jobs of croner get no names: it looks for each new name among all the others.
    const jobs = rules.map((cron) => new Cron(cron, { timezone: zone }, () => {}))
    return {
      list: async () => jobs.map((job, i) => ({ name: `job ${i}`, nextAt: job.nextRun()?.getTime() })),
    }
  },
  'node-cron': async (rules) => {
    const { schedule } = await import('node-cron')
    const tasks = rules.map((cron, i) => schedule(cron, () => {}, { name: `job ${i}`, timezone: zone }))
    return {
      list: async () => tasks.map((task) => ({ name: task.name ?? '', nextAt: task.getNextRun()?.getTime() })),
    }
  },
}

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}

/** Measures memory. @returns MB that 10,000 schedules add to the heap and to the memory that it holds */
const measureMemory = (owner: Owner) => async () => {
  const rules = rulesFor(Date.now())
  // The cost of loading and starting a library is not the cost of a schedule.
  const one = await owner(rules.slice(0, 1))
  collectGarbage()
  const before = process.memoryUsage()
  const all = await owner(rules)
  await wait(500)
  collectGarbage()
  const after = process.memoryUsage()
  await Promise.all([one.list(), all.list()])
  return (after.heapUsed + after.external - before.heapUsed - before.external) / 1e6
}

// A schedule between two slots needs its rule and one instant. The peers keep an object and a timer each.
export default defineBench({
  id: 'schedules-10000',
  title: 'memory for 10,000 schedules',
  unit: 'MB of heap',
  figure: 'returned',
  better: 'lower',
  runs: 3,
  ours: measureMemory(ours),
  peers: Object.fromEntries(Object.entries(peers).map(([name, owner]) => [name, measureMemory(owner)])),
})
