import { createErrorLog } from '@stockeye/example-shared/log'
import type { Options } from '../options.ts'
import { buildPage } from '../page/build.ts'
import { type Box, serveBox } from './serve.ts'

/** Serves the box until SIGINT, SIGTERM or SIGHUP. A second signal ends the process at once. */
export async function serveUntilStopped({ port, seed, json }: Options): Promise<void> {
  const stopped = Promise.withResolvers<void>()
  let signals = 0
  const stop = () => {
    signals += 1
    if (signals > 1) process.exit(1)
    stopped.resolve()
  }
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop)
  if (!json) console.error('starting KIS, Telegram, trader, API, worker, bot and page …')
  const served = await start(port, seed)
  try {
    if (signals === 0)
      console.log(json ? JSON.stringify({ page: served.url }) : `open ${served.url}  (Ctrl-C stops it)`)
    await Promise.race([stopped.promise, served.ended])
  } finally {
    await served.stop()
  }
}

async function start(port: number, seed: number): Promise<Box> {
  try {
    return await serveBox({ port, seed, page: await buildPage(), log: createErrorLog() })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    throw new Error(`--port: ${port} is taken; pass another one, or 0 for a free one`)
  }
}
