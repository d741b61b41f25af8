import { existsSync, readFileSync } from 'node:fs'
import { createFileLog } from '@stockeye/example-shared/log'
import { measureKis } from '@stockeye/example-shared/metrics/kis'
import { createMetrics, type Metrics } from '@stockeye/example-shared/metrics/metrics'
import { measureTokens } from '@stockeye/example-shared/metrics/tokens'
import { OptionError } from '@stockeye/example-shared/option-error'
import { runCommand } from '@stockeye/example-shared/run-command'
import { stopSignal } from '@stockeye/example-shared/stop-signal'
import type { Stream } from '@stockeye/kis-client'
import { systemClock } from '@stockeye/token-manager'
import { closeEach } from './close-each.ts'
import { help, parseOptions } from './command/options.ts'
import { connectToKis, connectToSimulator } from './connect.ts'
import type { Desk } from './desk/desk.ts'
import { serveDesk } from './desk/http/server.ts'
import { measureDesk } from './metrics/desk.ts'
import { measureStream } from './metrics/stream.ts'
import { readAccount, readDeskEnv } from './settings/env.ts'
import { readMarketRules } from './settings/market-rules.ts'
import { readSettings } from './settings/read-settings.ts'
import { defaultSettings, type Settings } from './settings/settings.ts'
import { type Connected, trade } from './trade.ts'

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2))
  if (options === undefined) {
    console.log(help)
    return
  }
  const { on, dryRun, word, simulator } = options
  const settings = readFile(options.settings)
  const account = readAccount(on, process.env, { dryRun })
  const deskEnv = readDeskEnv(process.env)
  if (word?.mode === 'active' && existsSync(settings.files.halt))
    throw new OptionError(`--resume: the file ${settings.files.halt} halts trading; remove it first`)
  const warnings: string[] = []
  const rules = readMarketRules(settings, {
    readText: (path) => readFileSync(path, 'utf8'),
    warn: (its) => warnings.push(its),
  })
  const connected =
    account.on === 'simulator' ? await connectToSimulator(simulator) : connectToKis(account, settings.files, { dryRun })
  const { clock, kis } = connected
  const log = createFileLog({ path: settings.files.log, clock })
  const where = on === 'simulator' ? `the simulator, ${simulator.speed} times as fast as the clock` : `KIS ${on}`
  log.info({ on, dryRun, rules: settings.rules }, `TRADER_START on ${where}${dryRun ? ', without sending orders' : ''}`)
  for (const warning of warnings) log.warn({}, `PRESET ${warning}`)
  const signal = stopSignal('the trader stops')
  try {
    const htsId = connected.htsId ?? settings.htsId
    const metrics = deskEnv && measured(connected)
    const serve =
      deskEnv &&
      ((desk: Desk) => {
        if (metrics !== undefined) measureDesk(metrics, desk)
        // The connections are of the machine's time, also where that of the trader is simulated.
        return serveDesk(desk, { ...deskEnv, clock: systemClock, log, metrics })
      })
    const streamOpened = metrics && ((stream: Stream) => measureStream(metrics, stream))
    const given = { log, settings: { ...settings, htsId }, dryRun, word, signal, serve, streamOpened }
    await trade({ ...connected, rules }, given)
  } catch (error) {
    // It was stopped before it had the account.
    if (error !== signal.reason) throw error
  } finally {
    await closeEach([
      () => connected.journal.close(),
      async () => connected.desks.close(),
      () => kis.close(),
      () => connected.tokens.close(),
      () => connected.close(),
      async () => log.info({}, 'TRADER_STOP'),
      () => log.close(),
    ])
  }
}

/** Creates the metrics of the process, with the calls and the tokens of its connection. */
function measured({ kis, tokens, clock }: Pick<Connected, 'kis' | 'tokens' | 'clock'>): Metrics {
  const metrics = createMetrics({ clock: systemClock })
  measureKis(metrics, kis)
  measureTokens(metrics, tokens, { clock })
  return metrics
}

/** Reads the settings from a file. @throws {OptionError} there is no such file */
function readFile(path: string | undefined): Settings {
  if (path === undefined) return defaultSettings
  if (!existsSync(path)) throw new OptionError(`--settings: ${path} does not exist; pass the path of a YAML file`)
  return readSettings(readFileSync(path, 'utf8'))
}

await runCommand(main)
