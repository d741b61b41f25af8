// Process of one contender: receives its task, and sends its figures.
import { once } from 'node:events'
import { join } from 'node:path'
import { sqliteBackend } from '../../src/sqlite.ts'
import { measureBareLoop, measureTwoCommits } from './bare-sqlite.ts'
import type { Task } from './measure-on-disk.ts'
import { type Figures, type Hooks, measureRuns } from './measure-runs.ts'
import { startJobs, startOneJob } from './ours.ts'
import { startPgBoss } from './pg-boss.ts'

const [{ contender, folder, load }] = (await once(process, 'message')) as [Task]
process.once('disconnect', () => process.exit(1))
const path = join(folder, 'jobs.db')

const contenders: Readonly<Record<Task['contender'], () => Promise<Figures>>> = {
  ours: () => measureRuns((hooks: Hooks) => startJobs(sqliteBackend({ path }), hooks), load),
  oursOneJob: () => measureRuns((hooks: Hooks) => startOneJob(sqliteBackend({ path }), hooks), load),
  bareLoop: async () => measureBareLoop(path, load),
  twoCommits: async () => measureTwoCommits(path, load),
  pgBoss: () => measureRuns((hooks: Hooks) => startPgBoss(folder, hooks), load),
}

const figures = await contenders[contender]()
process.send?.(figures, () => process.exit(0))
