import { loadEnvFile } from './env-file.ts'
import type { Served } from './listen.ts'
import { parseArguments } from './parse-arguments.ts'
import { runCommand } from './run-command.ts'

/**
 * Runs a service: prints `--help`, reads `.env`, and stops in order at SIGINT, SIGTERM and SIGHUP (its terminal was closed), and
 * when the reader of its output has gone. It exits with code 78 and all settings that are missing or wrong, with code 64 where an
 * option is wrong, and with code 1 after any other failure at the start.
 *
 * @param options.stopMs longest time of a stop, in ms: then the process exits with code 1, also when Redis is away. The default is
 * the ten seconds of running jobs, and three for the rest. @default 13_000
 */
export const runService = ({
  help,
  start,
  stopMs = 13_000,
}: {
  readonly help: string
  readonly start: () => Promise<Served>
  readonly stopMs?: number
}): Promise<void> =>
  runCommand(async () => {
    const { values } = parseArguments({ options: { help: { type: 'boolean', default: false } } })
    if (values.help) {
      console.log(help)
      return
    }
    loadEnvFile()
    const starting = start()
    stopAtSignals(starting, stopMs)
    await starting
  })

/** Stops a service at a signal, also at one that comes while it starts: its temporary folder would be left behind. */
function stopAtSignals(starting: Promise<Served>, stopMs: number): void {
  let isStopping = false
  const stop = async () => {
    // Ctrl-C in a terminal sends two signals: one to this process, and one through the script that started it.
    if (isStopping) return
    isStopping = true
    const giveUp = () => {
      console.error(`the stop has not ended within ${stopMs} ms; the process exits. Look whether Redis can be reached`)
      process.exit(1)
    }
    // A process that ends by itself before that does not wait for the timer.
    setTimeout(giveUp, stopMs).unref()
    // A start that fails is reported by its caller.
    const service = await starting.catch(() => undefined)
    await service?.stop()
  }
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop)
}
