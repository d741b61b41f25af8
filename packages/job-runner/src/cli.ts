#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { isJobError, JobBackendError, JobUnknownError } from './errors.ts'
import { healthOf } from './health.ts'
import { nearNames } from './near.ts'
import { explain, openForReading } from './sqlite/file.ts'
import { createReading, type Reading } from './sqlite/reading.ts'
import { formatDead, formatHealth, formatJobs, formatRuns } from './store-report.ts'

const help = `job-runner: what a store of jobs holds. It only looks: nothing is made, changed or locked

  job-runner list --store FILE [--json]
  job-runner history JOB --store FILE [--limit N] [--before RUN] [--json]
  job-runner dead --store FILE [--json]
  job-runner health --store FILE [--json]

  list      the jobs that have ever run or been scheduled: their latest run, what waits and what runs
  history   the runs of a job, newest first
  dead      completions that could not be delivered; a runner's redeliver puts them back in line
  health    what waits, who works, who delivers, and what is wrong. A worker counts until its lease has run out

  --store FILE   the file of a sqliteBackend. A Redis cannot be looked at yet: that comes with the BullMQ backend
  --limit N      how many runs (default 20)
  --before RUN   those before this one: the last run of the page before
  --json         one JSON object on stdout; instants are milliseconds since 1970
  --help         this text

Exit code 1 when it cannot be done, as when there is no such file or job; 2 when health finds something wrong; 64 when
the command line is wrong.
`

/** What the command line must be, as a sentence: the caller sees it. */
class UsageError extends Error {}

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      store: { type: 'string' },
      limit: { type: 'string', default: '20' },
      before: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const [command, ...more] = positionals
  if (command !== 'list' && command !== 'history' && command !== 'dead' && command !== 'health') {
    throw new UsageError('the command must be list, history, dead or health')
  }
  const [jobId] = command === 'history' ? more.splice(0, 1) : []
  if (command === 'history' && jobId === undefined) throw new UsageError('history must be followed by the id of a job')
  if (more.length > 0) throw new UsageError(`there is nothing to do with ${more.join(' ')}`)
  const limit = Number(values.limit)
  if (!Number.isSafeInteger(limit) || limit < 1) throw new UsageError('--limit must be a whole number, 1 or more')
  if (!values.store) throw new UsageError('--store must be the path of a file')
  return { command, jobId, limit, store: values.store, before: values.before, isJson: values.json }
}

type Options = NonNullable<ReturnType<typeof readOptions>>

/** @returns what is printed, as JSON and as text */
function look(reading: Reading, { command, jobId = '', limit, before, store }: Options): readonly [unknown, string] {
  const now = Date.now()
  if (command === 'list') {
    const jobs = reading.jobs()
    return [{ jobs }, jobs.length === 0 ? `There is no job in ${store} yet.` : formatJobs(jobs)]
  }
  if (command === 'history') {
    const known = reading.jobs().map((job) => job.jobId)
    if (!known.includes(jobId)) throw new JobUnknownError({ jobId, near: nearNames(jobId, known) })
    const runs = reading.history(jobId, { limit, ...(before !== undefined && { before }) })
    return [{ runs }, runs.length === 0 ? 'There are no runs.' : formatRuns(runs)]
  }
  if (command === 'dead') {
    const dead = reading.dead()
    return [{ dead }, dead.length === 0 ? 'No delivery is dead.' : formatDead(dead)]
  }
  const seen = { now, overdueJobIds: [], notifiers: [], trouble: undefined }
  const { overdueJobIds: _overdue, notifiers: _notifiers, ...health } = healthOf(reading.stats(now), seen)
  if (health.problems.length > 0) process.exitCode = 2
  const whole = { ...health, channels: reading.channels(now) }
  return [{ health: whole }, formatHealth(whole)]
}

function run(options: Options): void {
  if (/^(rediss?|unix):\/\//.test(options.store)) {
    throw new JobBackendError('a Redis cannot be looked at yet: that comes with the BullMQ backend')
  }
  const database = openForReading(options.store)
  try {
    const [value, text] = look(createReading(database), options)
    process.stdout.write(`${options.isJson ? JSON.stringify(value) : text}\n`)
  } catch (error) {
    throw explain(error, options.store)
  } finally {
    database.close()
  }
}

function say(error: Error, exitCode: number): void {
  process.stderr.write(`job-runner: ${error.message}${exitCode === 64 ? ' (see --help)' : ''}\n`)
  process.exitCode = exitCode
}

try {
  const options = readOptions()
  if (options === undefined) process.stdout.write(help)
  else run(options)
} catch (error) {
  // parseArgs throws a TypeError with a code, which names the option.
  const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error)
  if (!isUsage && !isJobError(error)) throw error
  say(error, isUsage ? 64 : 1)
}
