import { parseArgs } from 'node:util'
import type { Served } from './listen.ts'
import { SettingsError, settingsExitCode } from './settings-error.ts'

/**
 * The frame of a program: `--help`, exit code 78 with all settings that are missing or wrong, another one for what else
 * goes wrong at the start, and an orderly end at SIGINT and SIGTERM.
 */
export async function runService({
  help,
  start,
}: {
  readonly help: string
  readonly start: () => Promise<Served>
}): Promise<void> {
  try {
    const { values } = parseArgs({ options: { help: { type: 'boolean', default: false } } })
    if (values.help) {
      console.log(help)
      return
    }
    const service = await start()
    let isStopping = false
    const stop = async () => {
      // A terminal's Ctrl-C comes twice: to this process, and through the script that started it.
      if (isStopping) return
      isStopping = true
      await service.stop()
    }
    process.on('SIGINT', stop).on('SIGTERM', stop)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = error instanceof SettingsError ? settingsExitCode : 1
  }
}
