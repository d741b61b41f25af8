import { readCredentials } from '@stockeye/example-shared/kis-credentials'
import { parseArguments } from '@stockeye/example-shared/parse-arguments'
import { runCommand } from '@stockeye/example-shared/run-command'
import { checkOnPaper } from './check-on-paper.ts'
import { checkOnSimulator } from './check-on-simulator.ts'
import { exitCodeOf, formatSteps } from './steps.ts'

const help = `npm run token-check -- [options]

Runs a dead token from the failure to the recovery, in eight steps on a KIS simulator: the state of the token is read, it
expires (more than six hours after its issue, so that KIS issues another one), a client is built with it and fails, the
token is renewed, and the same client rebuilds its session and gets its answer. Real sockets, simulated time: it takes a
second.

  --paper   runs on KIS's paper trading (모의투자) with your account, in six steps and about a minute: the state of the
            token, a price, a garbled token refused, a rejection, the next token, a price. It needs KIS_APP_KEY,
            KIS_APP_SECRET and KIS_ACCOUNT (12345678-01), and places no order. It cannot make a token expire sooner
  --json    prints only one JSON object on stdout, {"steps": […]}
  --help    this text

Exit code 1 when a step is not ok; 64 when an option is wrong, 78 when a setting is missing.`

const notHurried = `
A token cannot be made to expire sooner: KIS issues it for 24 h, and returns the same one for 6 h after its issue.
Without --paper the simulator shows the expiry.`

function readOptions() {
  const { values } = parseArguments({
    options: {
      paper: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  return values
}

function checkMyAccount() {
  const credentials = readCredentials(process.env, '--paper')
  console.error('This takes about a minute: KIS issues one token a minute.')
  return checkOnPaper({ credentials })
}

async function main(): Promise<void> {
  const { paper, json, help: wantsHelp } = readOptions()
  if (wantsHelp) {
    console.log(help)
    return
  }
  const steps = await (paper ? checkMyAccount() : checkOnSimulator())
  if (json) console.log(JSON.stringify({ steps }))
  else console.log(`${formatSteps(steps)}${paper ? `\n${notHurried}` : ''}`)
  process.exitCode = exitCodeOf(steps)
}

await runCommand(main)
