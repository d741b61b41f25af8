import { createErrorLog } from '@stockeye/example-shared/log'
import { OptionError } from '@stockeye/example-shared/option-error'
import { aborted, stopSignal } from '@stockeye/example-shared/stop-signal'
import type { Options } from '../options.ts'
import { buildPage } from '../page/build.ts'
import { type Box, serveBox } from './serve.ts'

/** Longest time of a stop, in ms. Then the process ends with code 1. */
const stopMs = 30_000

/** Serves the box until SIGINT, SIGTERM or SIGHUP. */
export async function serveUntilStopped({ port, seed, json }: Options): Promise<void> {
  const signal = stopSignal('the demo stops')
  if (!json) console.error('starting KIS, Telegram, trader, API, worker, bot and page …')
  const served = await start(port, seed)
  try {
    if (!signal.aborted)
      console.log(json ? JSON.stringify({ page: served.url }) : `open ${served.url}  (Ctrl-C stops it)`)
    await Promise.race([aborted(signal), served.ended])
  } finally {
    // A process that ends by itself before that does not wait for the timer.
    setTimeout(() => process.exit(1), stopMs).unref()
    await served.stop()
  }
}

async function start(port: number, seed: number): Promise<Box> {
  try {
    return await serveBox({ port, seed, page: await buildPage(), log: createErrorLog() })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    throw new OptionError(`--port: ${port} is taken; pass another one, or 0 for a free one`)
  }
}
