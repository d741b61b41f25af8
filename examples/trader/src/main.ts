import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createFileLog } from '@stockeye/example-shared/log'
import { runCommand } from '@stockeye/example-shared/run-command'
import { memoryBackend } from '@stockeye/job-runner'
import { sqliteBackend } from '@stockeye/job-runner/sqlite'
import { createKisClient, kisTokenIssuer, memoryJournal } from '@stockeye/kis-client'
import { createScaledClock, startSimulator } from '@stockeye/kis-client/simulator'
import { sqliteJournal } from '@stockeye/kis-client/sqlite'
import { type Clock, createTokenManager, memoryStore, systemClock } from '@stockeye/token-manager'
import { sqliteStore } from '@stockeye/token-manager/sqlite'
import { readEnv, type TraderEnv } from './env.ts'
import { type PersonsWord, parseClaim } from './person.ts'
import { stopSignal, trade } from './trade.ts'

const help = `npm run trader -- [options]

Runs a trading bot: it refreshes its token, buys below the average, sells at three per cent up or down, and cancels those of
its orders that stay open. It is an example, not advice.

Without credentials it trades on a KIS simulator that it starts itself. With KIS_APP_KEY, KIS_APP_SECRET and KIS_ACCOUNT
(12345678-01) in the environment it trades on KIS's paper trading (모의투자).

  --at ISO       the simulator's first instant   (2026-10-19T08:50:00+09:00, shortly before KRX opens)
  --speed N      simulated seconds in a real one (60; 600 at most)
  --seed N       the simulator's market          (1)
  --help         this text

The word of a person, given once where the log asks for it, with --by NAME:
  --confirm-account   the journal has all orders of the trader, so it may buy
  --accept-holdings   the shares that no order explains are right
  --claim ID=WORD     what became of an order: ours, not-ours, over, or the number of the row that it is
  --resume            trade again after a halt

  TRADER_LOG       the log as JSON lines          (trading.log)
  TRADER_TOKENS    file of the token              (.stockeye/tokens.db); every reader of the file can use the token
  TRADER_JOBS      file of the runs of jobs       (.stockeye/jobs.db)
  TRADER_ORDERS    journal of the orders          (.stockeye/orders.db); it belongs to the account: do not delete it
  TRADER_HALT_FILE while it exists no order leaves (.stockeye/STOP), and the orders of the trader are cancelled
  KIS_ENVIRONMENT  paper or real                  (paper)
  KIS_REAL_ORDERS  yes allows orders on a real account; without it every order there is refused

Stop it with Ctrl-C: it ends its current check, and leaves open orders as they are.`

interface Options {
  readonly at: number
  readonly speed: number
  readonly seed: number
  /** Word of a person; undefined if none was given. */
  readonly word: PersonsWord | undefined
}

function readOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      at: { type: 'string', default: '2026-10-19T08:50:00+09:00' },
      speed: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
      by: { type: 'string', default: '' },
      'confirm-account': { type: 'boolean', default: false },
      'accept-holdings': { type: 'boolean', default: false },
      claim: { type: 'string', multiple: true, default: [] },
      resume: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const word = {
    by: values.by,
    confirmsAccount: values['confirm-account'],
    acceptsHoldings: values['accept-holdings'],
    resumes: values.resume,
    claims: values.claim,
  }
  const { confirmsAccount, acceptsHoldings, resumes, claims, by } = word
  const isGiven = confirmsAccount || acceptsHoldings || resumes || claims.length > 0
  if (isGiven && by === '') throw new Error('--by: it is missing; pass the name of the person who says so')
  for (const claim of claims) parseClaim(claim, by)
  const numbers = { at: Date.parse(values.at), speed: Number(values.speed), seed: Number(values.seed) }
  const options = { ...numbers, word: isGiven ? word : undefined }
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
    journal: sqliteJournal({ path: files.orderFile }),
    leaseMs: 15_000,
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
  return {
    clock,
    tokens,
    kis,
    backend: memoryBackend(),
    journal: memoryJournal(),
    leaseMs: 15_000 * speed,
    close: () => simulator.close(),
  }
}

async function main(): Promise<void> {
  const options = readOptions()
  if (options === undefined) {
    console.log(help)
    return
  }
  const env = readEnv(process.env)
  if (options.word?.resumes && existsSync(env.haltFile))
    throw new Error(`--resume: the file ${env.haltFile} halts trading; remove it first`)
  const connected = env.kis ? connectToKis(env.kis, env) : await startOwnKis(options)
  const { clock, tokens, kis, journal, close } = connected
  const log = createFileLog({ path: env.logFile, clock })
  const account = env.kis ? `KIS ${kis.environment}` : `the simulator, ${options.speed} times as fast as the clock`
  log.info({ environment: kis.environment, log: env.logFile }, `TRADER_START on ${account}`)
  const signal = stopSignal()
  try {
    await trade(connected, { log, haltFile: env.haltFile, word: options.word, signal })
  } catch (error) {
    // It was stopped before it had the account.
    if (error !== signal.reason) throw error
  } finally {
    await journal.close()
    await kis.close()
    await tokens.close()
    await close()
    log.info({}, 'TRADER_STOP')
    await log.close()
  }
}

await runCommand(main, { failureCode: 1 })
