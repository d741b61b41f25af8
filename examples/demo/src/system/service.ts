import { createApi } from '@stockeye/example-api/api'
import { createService } from '@stockeye/example-api/service'
import { livingLog, tapStore } from '@stockeye/example-shared/life'
import type { Log } from '@stockeye/example-shared/log'
import type { Desk } from '@stockeye/example-trader/desk/desk'
import type { JobRunner } from '@stockeye/job-runner'
import { createKisClient, type KisClient, type Pacer } from '@stockeye/kis-client'
import type { TokenManager } from '@stockeye/token-manager'
import { createMeans, type Program } from './program.ts'
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

/** Starts the API and its worker on the records of the ones before them. */
export async function startServiceProgram(world: World, options: ServiceProgramOptions): Promise<ServiceProgram> {
  const { tokens, pacer, desk, secrets } = options
  const means = createMeans(world)
  const { life, clock, connect, openSocket } = means
  const log = livingLog(options.log, life)
  const admins = [String(world.admin.id)]
  const { simulator, disk } = world
  const kis = createKisClient({ ...simulator.clientOptions, clock, connect, openSocket, tokens, pacer })
  const database = await disk.database()
  const service = createService({
    kis,
    tokens,
    hosts: simulator.hosts,
    database,
    backend: tapStore(disk.jobs('api'), life),
    telegram: connectTelegram(world, means),
    desk,
    admins,
    log,
    clock,
    hold: means.hold,
    close: () => kis.close(),
  })
  const ending = new AbortController()
  // Users wait for the API in real time: their tokens and limits do not live in simulated time.
  const app = await createApi({ ...service, desk, admins, ...secrets, log, stopping: ending.signal })
  await service.jobs.start()
  return {
    kis,
    jobs: service.jobs,
    fetch: async (request) => app.fetch(request, {}),
    die() {
      life.die()
      // As the end of a process ends its connections, and gives up a transaction that is open.
      ending.abort()
      void database.destroy()
    },
    async stop() {
      ending.abort()
      await service.close()
    },
  }
}
