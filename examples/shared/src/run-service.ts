import { parseArgs } from 'node:util'
import { endWithOutput } from '@stockeye/internal/closed-output'
import { loadEnvFile } from './env-file.ts'
import type { Served } from './listen.ts'
import { SettingsError, settingsExitCode } from './settings-error.ts'

/**
 * Runs a service: prints `--help`, reads `.env`, exits with code 78 and all settings that are missing or wrong, with code 1
 * after any other failure at the start, and stops in order at SIGINT, SIGTERM and
 * SIGHUP (its terminal was closed), and when the reader of its output has gone.
 *
 * @param options.stopMs longest time of a stop, in ms: then the process exits with code 1, also when Redis is away. The default is
 * the ten seconds of running jobs, and three for the rest. @default 13_000
 */
export async function runService({
  help,
  start,
  stopMs = 13_000,
}: {
  readonly help: string
  readonly start: () => Promise<Served>
  readonly stopMs?: number
}): Promise<void> {
  endWithOutput()
  try {
    const { values } = parseArgs({ options: { help: { type: 'boolean', default: false } } })
    if (values.help) {
      console.log(help)
      return
    }
    loadEnvFile()
    const starting = start()
    let isStopping = false
    const stop = async () => {
      // Ctrl-C in a terminal sends two signals: one to this process, and one through the script that started it.
      if (isStopping) return
      isStopping = true
      const giveUp = () => {
        console.error(
          `the stop has not ended within ${stopMs} ms; the process exits. Look whether Redis can be reached`,
        )
        process.exit(1)
      }
      // A process that ends by itself before that does not wait for the timer.
      setTimeout(giveUp, stopMs).unref()
      // A start that fails is reported below.
      const service = await starting.catch(() => undefined)
      await service?.stop()
    }
    // Before the start has ended: a signal in between would end the process at once, with its temporary folder left behind.
    process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop)
    await starting
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = error instanceof SettingsError ? settingsExitCode : 1
  }
}
