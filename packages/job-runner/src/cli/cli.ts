#!/usr/bin/env node
import { endWithOutput } from '@stockeye/internal/closed-output'
import { formatInstant } from '@stockeye/internal/format'
import { refuseOldNode } from '@stockeye/internal/node-version'
import { readVersion } from '@stockeye/internal/version'
import { systemClock } from '../clock.ts'
import { isJobError } from '../errors.ts'
import { withoutControls } from './columns.ts'
import {
  type ChangeInvocation,
  help,
  type Invocation,
  type LookInvocation,
  parseCommandLine,
  UsageError,
} from './command-line.ts'
import { type Answer, look } from './look.ts'
import { openView } from './open-store.ts'
import { screenOf, watch } from './watch.ts'

const { stdout, stderr } = process
const packageFile = new URL('../../package.json', import.meta.url)

/** Exit codes of a process that a signal ended, as a shell reports them. */
const signalCodes = { SIGINT: 130, SIGTERM: 143 } as const

const signals = ['SIGINT', 'SIGTERM'] as const

/** Returns the width of a line: the terminal's, else that of a narrow one, as in a mail or a log. */
const columnsNow = () => (stdout.isTTY ? Math.max(40, stdout.columns) : 80)

async function lookOnce({ address, look: command }: LookInvocation): Promise<Answer> {
  const { view, explain, close } = await openView(address)
  try {
    return await look(view, command, { now: systemClock.now(), columns: columnsNow() })
  } catch (error) {
    throw explain(error)
  } finally {
    close()
  }
}

/** Looks again and again. The first look fails as a single one does; a later failure is printed, since the store may come back. */
async function watchStore(invocation: LookInvocation): Promise<never> {
  const { isJson } = invocation
  const isScreen = stdout.isTTY && !isJson
  // A look changes nothing, so one that is under way is dropped.
  for (const signal of signals) process.once(signal, () => process.exit(0))
  if (isScreen) stdout.write('\u001b[2J')
  let looks = 0
  return watch(systemClock, async () => {
    const at = systemClock.now()
    const answer = await lookOnce(invocation).catch((error: unknown) => {
      if (looks === 0 || !isJobError(error)) throw error
      return error
    })
    looks += 1
    const text = answer instanceof Error ? withoutControls(answer.message) : answer.text
    if (isScreen) stdout.write(screenOf(`${formatInstant(at)}\n\n${text}`, stdout.rows))
    else if (answer instanceof Error) say(answer)
    else if (isJson) stdout.write(`${JSON.stringify({ at, ...answer.value })}\n`)
    else stdout.write(`${formatInstant(at)}\n\n${text}\n\n`)
  })
}

/** Changes the store. A signal ends the wait for the end of a run; it interrupts no write. */
async function changeStore({ address, isJson, change: command }: ChangeInvocation): Promise<Answer> {
  // Only a change needs a runner.
  const { change } = await import('./change.ts')
  const stopping = new AbortController()
  for (const signal of signals) process.once(signal, () => stopping.abort(new WaitEndedError(signal)))
  return change(address, command, {
    now: systemClock.now(),
    columns: columnsNow(),
    signal: stopping.signal,
    acknowledged: (text) => void (isJson ? stderr : stdout).write(`${text}\n`),
  })
}

async function run(invocation: Invocation) {
  if ('look' in invocation && invocation.watches) return watchStore(invocation)
  const answer = await ('look' in invocation ? lookOnce(invocation) : changeStore(invocation))
  stdout.write(`${invocation.isJson ? JSON.stringify(answer.value) : answer.text}\n`)
  process.exitCode = answer.exitCode
}

/** Reason of the signal that ends a wait: the run goes on. */
class WaitEndedError extends Error {
  readonly signal: keyof typeof signalCodes
  constructor(signal: keyof typeof signalCodes) {
    super('the wait has ended, but the run has not; see history')
    this.signal = signal
  }
}

const say = (error: Error, advice = '') => void stderr.write(`job-runner: ${withoutControls(error.message)}${advice}\n`)

/** Prints an error of the user or of the store, and throws any other. */
function fail(error: unknown) {
  if (error instanceof WaitEndedError) {
    say(error)
    process.exitCode = signalCodes[error.signal]
    return
  }
  // parseArgs throws a TypeError with a code, which names the option.
  const isUsage =
    error instanceof UsageError ||
    (error instanceof TypeError && 'code' in error) ||
    (isJobError(error) && error.code === 'JOB_INPUT' && error.field === 'payload')
  if (!(error instanceof Error) || (!isUsage && !isJobError(error))) throw error
  say(error, isUsage ? ' (see --help)' : '')
  process.exitCode = isUsage ? 64 : 1
}

endWithOutput()
refuseOldNode('job-runner', packageFile)
try {
  const invocation = parseCommandLine(process.argv.slice(2))
  if (invocation === 'help') stdout.write(help)
  else if (invocation === 'version') stdout.write(`job-runner ${readVersion(packageFile)}\n`)
  else await run(invocation)
} catch (error) {
  fail(error)
}
