import { parseArgs } from 'node:util'
import { createFileLog } from '@stockeye/example-shared/log'
import { runCommand } from '@stockeye/example-shared/run-command'
import { createJobRunner, memoryBackend } from '@stockeye/job-runner'
import { sqliteBackend } from '@stockeye/job-runner/sqlite'
import { createKisClient, kisTokenIssuer } from '@stockeye/kis-client'
import { createScaledClock, startSimulator } from '@stockeye/kis-client/simulator'
import { type Clock, createTokenManager, memoryStore, systemClock } from '@stockeye/token-manager'
import { sqliteStore } from '@stockeye/token-manager/sqlite'
import { readEnv, type TraderEnv } from './env.ts'
import { createOrderJournal } from './order-journal.ts'
import { startTrader } from './trader.ts'
import { watchlist } from './watchlist.ts'

const help = `npm run trader -- [options]

Runs a trading bot: it refreshes its token, buys below the average, sells at three per cent up or down, and cancels orders
that stay open. It is an example, not advice.

Without credentials it trades on a KIS simulator that it starts itself. With KIS_APP_KEY, KIS_APP_SECRET and KIS_ACCOUNT
(12345678-01) in the environment it trades on KIS's paper trading (모의투자).

  --at ISO       the simulator's first instant   (2026-10-19T08:50:00+09:00, shortly before KRX opens)
  --speed N      simulated seconds in a real one (60; 600 at most)
  --seed N       the simulator's market          (1)
  --help         this text

  TRADER_LOG      the log as JSON lines          (trading.log)
  TRADER_TOKENS   file of the token              (.stockeye/tokens.db); every reader of the file can use the token
  TRADER_JOBS     file of the runs of jobs       (.stockeye/jobs.db)
  KIS_ENVIRONMENT paper or real                  (paper)
  KIS_REAL_ORDERS yes allows orders on a real account; without it every order there is refused

Stop it with Ctrl-C: it ends its current check, and leaves open orders as they are.`

interface Options {
  readonly at: number
  readonly speed: number
  readonly seed: number
}

function readOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      at: { type: 'string', default: '2026-10-19T08:50:00+09:00' },
      speed: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const options = { at: Date.parse(values.at), speed: Number(values.speed), seed: Number(values.seed) }
  if (Number.isNaN(options.at))
    throw new Error(`--at: ${values.at} is not an instant; pass one such as 2026-10-19T08:50:00+09:00`)
  // The time-outs of the simulated clock would pass at a higher speed while a real packet travels.
  if (!(options.speed > 0 && options.speed <= 600))
    throw new Error(`--speed: ${values.speed} is not a number above zero and at most 600; pass 60, for example`)
  if (!Number.isSafeInteger(options.seed))
    throw new Error(`--seed: ${values.seed} is not a whole number; pass 1, for example`)
  return options
}

/** Connects to KIS with the credentials of the environment. */
function connectToKis({ environment, realOrders, ...credentials }: NonNullable<TraderEnv['kis']>, files: TraderEnv) {
  const issuer = kisTokenIssuer({ environment, credentials })
  const tokens = createTokenManager({ issuer, store: sqliteStore({ path: files.tokenFile }) })
  return {
    clock: systemClock,
    tokens,
    kis: createKisClient({ environment, credentials, tokens, realOrders }),
    backend: sqliteBackend({ path: files.jobFile }),
    close: async () => {},
  }
}

/** Starts a simulated KIS for the trader alone, whose time passes faster. */
async function startOwnKis({ at, speed, seed }: Options) {
  const clock: Clock = createScaledClock({ at, speed })
  const simulator = await startSimulator({ clock, seed, hours: 'exchange' })
  const tokens = createTokenManager({
    issuer: kisTokenIssuer(simulator.clientOptions),
    store: memoryStore({ clock }),
    clock,
  })
  const kis = createKisClient({ ...simulator.clientOptions, tokens, timeoutMs: 10_000 * speed })
  // No state outlives this KIS, so all is kept in memory: its time has no relation to that of another run.
  return { clock, tokens, kis, backend: memoryBackend(), close: () => simulator.close() }
}

async function main(): Promise<void> {
  const options = readOptions()
  if (options === undefined) {
    console.log(help)
    return
  }
  const env = readEnv(process.env)
  const { clock, tokens, kis, backend, close } = env.kis ? connectToKis(env.kis, env) : await startOwnKis(options)
  const log = createFileLog({ path: env.logFile, clock })
  const account = env.kis ? `KIS ${kis.environment}` : `the simulator, ${options.speed} times as fast as the clock`
  log.info({ environment: kis.environment, log: env.logFile }, `TRADER_START on ${account}`)
  await tokens
    .start()
    .catch((error: Error) => log.error({ error: error.name }, `TOKEN_REFRESH_FAILED ${error.message}`))
  const leave = async () => {
    await kis.close()
    await tokens.close()
    await close()
    log.info({}, 'TRADER_STOP')
    await log.close()
  }
  const portfolio = { kis, tokens, clock, log, journal: createOrderJournal(), watchlist }
  const trader = await startTrader(portfolio, createJobRunner({ backend, clock, slots: 1 })).catch(async (error) => {
    await leave()
    throw error
  })

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await trader.stop()
    await leave()
  }
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop)
}

await runCommand(main, { failureCode: 1 })
