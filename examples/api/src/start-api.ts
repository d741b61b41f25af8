import { listen, type Served } from '@stockeye/example-shared/listen'
import type { Log } from '@stockeye/example-shared/log'
import { createMetrics, type Metrics } from '@stockeye/example-shared/metrics/metrics'
import { measureRequests } from '@stockeye/example-shared/metrics/requests'
import { metricsHandler } from '@stockeye/example-shared/metrics/serve'
import { systemClock } from '@stockeye/job-runner'
import { createApi } from './api.ts'
import type { ApiEnv } from './env.ts'
import { openService } from './service.ts'

/** Serves the API. The worker runs in this process, unless the environment says that a process of its own runs it. */
export async function startApi(env: ApiEnv, { log }: { readonly log: Log }): Promise<Served> {
  const { telegram, botSecret, jwtKey, admins } = env
  const metrics = createMetrics({ clock: systemClock })
  const service = await openService(env, { log, telegram, metrics })
  try {
    const stopping = new AbortController()
    const requestEnded = measureRequests(metrics)
    const secrets = { botSecret, jwtKey }
    const app = await createApi({ ...service, ...secrets, admins, log, stopping: stopping.signal, requestEnded })
    if (telegram !== undefined) await service.jobs.start()
    const server = await listen((request, bindings) => app.fetch(request, bindings), env)
    const metricsServer = await serveMetrics(metrics, env).catch(async (error) => {
      await server.stop()
      throw error
    })
    if (admins.length === 0)
      log.warn({}, 'API_NO_ADMIN TELEGRAM_ADMIN_ID is empty: only the admins of the database may command')
    if (metricsServer !== undefined) log.info({}, `API_METRICS ${metricsServer.url}/metrics`)
    log.info({ worker: telegram === undefined ? 'separate' : 'embedded' }, `API_READY ${server.url}`)
    return {
      url: server.url,
      async stop() {
        stopping.abort()
        await server.stop()
        await metricsServer?.stop()
        await service.close()
        log.info({}, 'API_STOP')
      },
    }
  } catch (error) {
    await service.close()
    throw error
  }
}

/** Serves the metrics on a port of their own: a proxy before the API shows its whole port to its callers. */
const serveMetrics = async (metrics: Metrics, { host, metricsPort }: ApiEnv): Promise<Served | undefined> =>
  metricsPort === undefined ? undefined : listen(metricsHandler(metrics), { host, port: metricsPort })
