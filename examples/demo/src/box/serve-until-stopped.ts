import { createErrorLog } from '@stockeye/example-shared/log'
import type { Options } from '../options.ts'
import { buildPage } from '../page/build.ts'
import { serveBox } from './serve.ts'

/** Serves the box until SIGINT, SIGTERM or SIGHUP. */
export async function serveUntilStopped({ port, seed, json }: Options): Promise<void> {
  const stopped = Promise.withResolvers<void>()
  // Before the start has ended: a signal in between would leave a temporary folder behind.
  const stop = () => stopped.resolve()
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop)
  if (!json) console.error('starting KIS, Telegram, trader, API, worker, bot and page …')
  const served = await serveBox({ port, seed, page: await buildPage(), log: createErrorLog() }).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new Error(`--port: ${port} is taken; pass another one, or 0 for a free one`)
  })
  console.log(json ? JSON.stringify({ page: served.url }) : `open ${served.url}  (Ctrl-C stops it)`)
  try {
    await Promise.race([stopped.promise, served.ended])
  } finally {
    await served.stop()
  }
}
