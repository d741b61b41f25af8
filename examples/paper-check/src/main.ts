import { writeFileSync } from 'node:fs'
import { readCredentials } from '@stockeye/example-shared/kis-credentials'
import { parseArguments } from '@stockeye/example-shared/parse-arguments'
import { runCommand } from '@stockeye/example-shared/run-command'
import { startSimulatedKis } from '@stockeye/example-shared/simulated-kis'
import { createKisClient, kisHosts, recordAnswers } from '@stockeye/kis-client'
import { checkReads } from './check.ts'
import { formatFinding, formatReport, formatSum } from './report.ts'

const help = `npm run paper-check -- [options]

Reads once what your account and the market offer, in about 30 calls, and prints a line for each: quotes, books, candles,
rankings, balances, positions, orders, fills and profits, at home and abroad. It places no order. It needs KIS_APP_KEY,
KIS_APP_SECRET and KIS_ACCOUNT (12345678-01), and takes about a minute on paper trading (모의투자).

  --real          runs on a real account in place of one of paper trading
  --simulator     runs on a KIS simulator, without keys
  --rest ORIGIN   origin of the KIS server, such as that of npm run simulator (default KIS's own)
  --report FILE   file of the report (default paper-check.txt): no secret, account number or balance is in it
  --answers FILE  records the answers for npm run drift; the file has your balances, so keep it to yourself
  --help          this text

Exit code 1 when a read has failed; 64 when an option is wrong, 78 when a setting is missing.`

function readOptions() {
  const { values } = parseArguments({
    options: {
      real: { type: 'boolean', default: false },
      simulator: { type: 'boolean', default: false },
      rest: { type: 'string' },
      report: { type: 'string', default: 'paper-check.txt' },
      answers: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  return values
}

/** Checks a simulator of paper trading, or of a real account, at ten o'clock of a trading day. */
async function checkSimulator(environment: 'paper' | 'real', answers: string | undefined) {
  const { simulator, options, settle, clock } = await startSimulatedKis({
    at: Date.parse('2026-10-19T10:00:00+09:00'),
    environment,
  })
  const connect = answers === undefined ? {} : { connect: recordAnswers({ path: answers, connect: options.connect }) }
  const kis = createKisClient({ ...options, ...connect })
  try {
    const check = await checkReads(kis, (finding) => console.log(formatFinding(finding)), settle)
    return { check, environment: `a simulator of ${environment}`, at: clock.now() }
  } finally {
    await kis.close()
    await simulator.close()
  }
}

async function checkAccount(environment: 'paper' | 'real', answers: string | undefined, rest: string | undefined) {
  const credentials = readCredentials(process.env, 'paper-check')
  const connect = answers === undefined ? {} : { connect: recordAnswers({ path: answers }) }
  const hosts = rest === undefined ? {} : { hosts: { ...kisHosts[environment], rest } }
  const kis = createKisClient({ environment, credentials, ...hosts, ...connect })
  try {
    const check = await checkReads(kis, (finding) => console.log(formatFinding(finding)))
    return { check, environment, at: Date.now() }
  } finally {
    await kis.close()
  }
}

async function main(): Promise<void> {
  const options = readOptions()
  if (options.help) {
    console.log(help)
    return
  }
  const run = options.simulator ? checkSimulator : checkAccount
  const { check, ...about } = await run(options.real ? 'real' : 'paper', options.answers, options.rest)
  writeFileSync(options.report, formatReport(check, about))
  console.log(`\n${formatSum(check)}\nThe report is in ${options.report}.`)
  if (!options.simulator) console.log('It holds nothing private: please add it to a drift report (CONTRIBUTING.md).')
  if (options.answers !== undefined) console.log(`Next: npm run drift -- --answers ${options.answers}`)
  process.exitCode = check.findings.some(({ state }) => state === 'failed') ? 1 : 0
}

await runCommand(main)
