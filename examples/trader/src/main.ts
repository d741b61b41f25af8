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

A trading bot: it looks after its token, buys below the average, sells at three per cent up or down, and cleans up
orders that stay open. An example, not advice.

Without credentials it trades on a KIS simulator that it starts itself. With KIS_APP_KEY, KIS_APP_SECRET and KIS_ACCOUNT
(12345678-01) in the environment it trades on KIS's paper trading (모의투자).

  --at ISO       the simulator's first instant   (2026-10-19T08:50:00+09:00, shortly before KRX opens)
  --speed N      simulated seconds in a real one (60; 600 at most)
  --seed N       the simulator's market          (1)
  --help         this text

  TRADER_LOG      the log as JSON lines          (trading.log)
  TRADER_TOKENS   where the token is kept        (.stockeye/tokens.db); it can be read by whoever can read the file
  TRADER_JOBS     where runs of jobs are kept    (.stockeye/jobs.db)
  KIS_ENVIRONMENT paper or real                  (paper)
  KIS_REAL_ORDERS yes lets a real account order; without it every order on a real account is refused

Stop it with Ctrl-C: it finishes what it is doing, and leaves orders that stand where they are.`

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
  if (Number.isNaN(options.at)) throw new Error('--at: must be an instant such as 2026-10-19T08:50:00+09:00')
  // Faster, and the time-outs of a simulated clock pass while a real packet travels.
  if (!(options.speed > 0 && options.speed <= 600))
    throw new Error('--speed: must be a number above zero, and 600 at most')
  if (!Number.isSafeInteger(options.seed)) throw new Error('--seed: must be a whole number')
  return options
}

/** KIS with the credentials of the environment. */
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

/** A KIS of the trader's own, whose time runs faster. */
async function startOwnKis({ at, speed, seed }: Options) {
  const clock: Clock = createScaledClock({ at, speed })
  const simulator = await startSimulator({ clock, seed, hours: 'exchange' })
  const tokens = createTokenManager({
    issuer: kisTokenIssuer(simulator.clientOptions),
    store: memoryStore({ clock }),
    clock,
  })
  const kis = createKisClient({ ...simulator.clientOptions, tokens, timeoutMs: 10_000 * speed })
  // Nothing outlives this KIS, so nothing is kept: its time has nothing to do with that of another run.
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
  process.on('SIGINT', stop).on('SIGTERM', stop)
}

await runCommand(main, { failureCode: 1 })
