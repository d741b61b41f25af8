import { createApi } from '@stockeye/example-api/api'
import { registerJobs } from '@stockeye/example-api/jobs/register'
import { watchToken } from '@stockeye/example-api/jobs/token-jobs'
import { tapStore } from '@stockeye/example-shared/life'
import type { Log } from '@stockeye/example-shared/log'
import type { Desk } from '@stockeye/example-trader/desk/desk'
import { createJobRunner, type JobRunner } from '@stockeye/job-runner'
import { createKisClient, type KisClient, type Pacer } from '@stockeye/kis-client'
import { telegramNotifier } from '@stockeye/telegram-adapter'
import type { TokenManager } from '@stockeye/token-manager'
import { createMeans, livingLog, type Program } from './program.ts'
import { connectTelegram } from './telegram.ts'
import type { World } from './world.ts'

/** API with its worker. */
export interface ServiceProgram extends Program {
  readonly kis: KisClient
  readonly jobs: JobRunner
  /** Answers a request to the API. */
  fetch(request: Request): Promise<Response>
}

export interface ServiceProgramOptions {
  readonly tokens: TokenManager
  readonly pacer: Pacer
  readonly desk: Desk
  /** Secrets that bot and API share, and that the API alone has. */
  readonly secrets: { readonly botSecret: string; readonly jwtKey: string }
  readonly log: Log
}

/** Starts the API and its worker on the files of the ones before them. */
export async function startServiceProgram(world: World, options: ServiceProgramOptions): Promise<ServiceProgram> {
  const { tokens, pacer, desk, secrets } = options
  const means = createMeans(world)
  const { life, clock, connect, openSocket } = means
  const log = livingLog(options.log, life)
  const admins = [String(world.admin.id)]
  const { simulator, disk } = world
  const database = await disk.database()
  const kis = createKisClient({ ...simulator.clientOptions, clock, connect, openSocket, tokens, pacer })
  const jobs = createJobRunner({
    backend: tapStore(disk.jobs('api'), life),
    notifiers: [telegramNotifier(connectTelegram(world, means))],
    clock,
  })
  registerJobs(jobs, { database, kis, tokens, admins, hosts: simulator.hosts, now: () => clock.now() })
  const unwatch = watchToken({ tokens, jobs, log, admins })
  // Users wait for the API in real time: their tokens and limits do not live in simulated time.
  const app = createApi({ database, jobs, kis, desk, admins, ...secrets, log })
  await jobs.start()
  return {
    kis,
    jobs,
    fetch: async (request) => app.fetch(request, {}),
    die() {
      life.die()
      unwatch()
    },
    async stop() {
      unwatch()
      await jobs.stop()
      await kis.close()
      await database.close()
    },
  }
}
