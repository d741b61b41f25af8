import { listen, type Served } from '@stockeye/example-shared/listen'
import type { Log } from '@stockeye/example-shared/log'
import { createApi } from './api.ts'
import type { ApiEnv } from './env.ts'
import { openService } from './service.ts'

/** Serves the API. The worker runs in this process, unless the environment says that a process of its own runs it. */
export async function startApi(env: ApiEnv, { log }: { readonly log: Log }): Promise<Served> {
  const { telegram, botSecret, jwtKey, admins } = env
  const service = await openService(env, { log, telegram })
  try {
    const stopping = new AbortController()
    const app = await createApi({ ...service, botSecret, jwtKey, admins, log, stopping: stopping.signal })
    if (telegram !== undefined) await service.jobs.start()
    const server = await listen((request, bindings) => app.fetch(request, bindings), env)
    if (admins.length === 0)
      log.warn({}, 'API_NO_ADMIN TELEGRAM_ADMIN_ID is empty: only the admins of the database may command')
    log.info({ worker: telegram === undefined ? 'separate' : 'embedded' }, `API_READY ${server.url}`)
    return {
      url: server.url,
      async stop() {
        stopping.abort()
        await server.stop()
        await service.close()
        log.info({}, 'API_STOP')
      },
    }
  } catch (error) {
    await service.close()
    throw error
  }
}
