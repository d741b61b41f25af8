#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { suggestNames } from '@stockeye/internal/suggest'
import { readVersion } from '@stockeye/internal/version'
import type { StoreView } from '../backends/store-view.ts'
import { systemClock } from '../clock.ts'
import { isJobError, JobBackendError, JobUnknownError } from '../errors.ts'
import { healthOf } from '../health.ts'
import { formatDead, formatHealth, formatJobs, formatRuns } from './store-report.ts'

const help = `job-runner: what a store of jobs holds. It only looks: nothing is made, changed or locked

  job-runner list --store STORE [--json]
  job-runner history JOB --store STORE [--limit N] [--before RUN] [--json]
  job-runner dead --store STORE [--json]
  job-runner health --store STORE [--json]

  list      the jobs that have ever run or been scheduled: their latest run, what waits and what runs
  history   the runs of a job, newest first
  dead      completions that could not be delivered; a runner's redeliver puts them back in line
  health    what waits, who works, who delivers, and what is wrong. A worker counts until its lease has run out

  --store STORE   the file of a sqliteBackend, or the Redis of a bullmqBackend: redis://user:password@host:port/number,
                  rediss:// for TLS, or unix:// and the path of its socket. A Redis needs ioredis installed
  --prefix NAME   the bullmqBackend's prefix (default job-runner)
  --limit N       how many runs (default 20)
  --before RUN    those before this one: the last run of the page before
  --json          one JSON object on stdout; instants are milliseconds since 1970
  --version       the version of this package
  --help          this text

Exit code 1 when it cannot be done, as when there is no such store or job; 2 when health finds something wrong; 64 when
the command line is wrong.
`

/** Wrong command line; the message says what it must be, and is printed. */
class UsageError extends Error {}

const redisSchemes = ['redis', 'rediss', 'unix']

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      store: { type: 'string' },
      prefix: { type: 'string' },
      limit: { type: 'string', default: '20' },
      before: { type: 'string' },
      json: { type: 'boolean', default: false },
      version: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return { text: help }
  if (values.version) return { text: `job-runner ${readVersion(new URL('../../package.json', import.meta.url))}\n` }
  const [command, ...more] = positionals
  if (command !== 'list' && command !== 'history' && command !== 'dead' && command !== 'health') {
    throw new UsageError('the command must be list, history, dead or health')
  }
  const [jobId] = command === 'history' ? more.splice(0, 1) : []
  if (command === 'history' && jobId === undefined) throw new UsageError('history must be followed by the id of a job')
  // The argument is not quoted: it may be a URL with a password.
  if (more.length > 0) throw new UsageError(`nothing but options may follow ${command}${jobId ? ' and the job' : ''}`)
  const limit = Number(values.limit)
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new UsageError(`--limit must be a whole number, 1 or more, not ${JSON.stringify(values.limit)}`)
  const { store, prefix, before, json: isJson } = values
  const scheme = store?.match(/^([a-z][a-z0-9+.-]+):/i)?.[1]?.toLowerCase()
  const isRedis = scheme !== undefined
  if (!store || (isRedis && !redisSchemes.includes(scheme))) {
    throw new UsageError('--store must be the path of a file, or begin with redis://, rediss:// or unix://')
  }
  if (prefix !== undefined && !isRedis) throw new UsageError('--prefix is only for a Redis')
  return { command, jobId, limit, store, isRedis, prefix, before, isJson }
}

type Options = Exclude<ReturnType<typeof readOptions>, { readonly text: string }>

/** Runs a command. @returns its answer, as JSON and as text */
async function answer(
  view: StoreView,
  { command, jobId = '', limit, before }: Options,
): Promise<readonly [unknown, string]> {
  const now = systemClock.now()
  if (command === 'list') {
    const jobs = await view.jobs()
    return [{ jobs }, jobs.length === 0 ? 'There is no job yet.' : formatJobs(jobs)]
  }
  if (command === 'history') {
    const runs = await view.history(jobId, { limit, ...(before !== undefined && { before }) })
    if (runs.length > 0) return [{ runs }, formatRuns(runs)]
    const known = (await view.jobs()).map((job) => job.jobId)
    if (!known.includes(jobId)) throw new JobUnknownError({ jobId, near: suggestNames(jobId, known) })
    return [{ runs }, 'There are no runs.']
  }
  if (command === 'dead') {
    const dead = await view.dead()
    return [{ dead }, dead.length === 0 ? 'No delivery is dead.' : formatDead(dead)]
  }
  const [stats, channels, presence] = await Promise.all([view.stats(now), view.channels(now), view.presence(now)])
  const seen = { now, presence, overdue: [], notifiers: [], trouble: undefined }
  const { overdueJobIds: _overdue, notifiers: _notifiers, ...health } = healthOf(stats, seen)
  if (health.problems.length > 0) process.exitCode = 2
  const whole = { ...health, channels }
  return [{ health: whole }, formatHealth(whole)]
}

type OpenStore = { readonly view: StoreView; explain(error: unknown): unknown; close(): void }

// Each store is loaded when it is used: a driver may be missing, and Node 22 warns of the other one.

async function openFile(path: string): Promise<OpenStore> {
  const [{ explain, openForReading }, { createStoreView }] = await Promise.all([
    import('../backends/sqlite/file.ts'),
    import('../backends/sqlite/store-view.ts'),
  ])
  const database = openForReading(path)
  return {
    view: createStoreView(database),
    explain: (error) => explain(error, path),
    close: () => database.close(),
  }
}

async function openRedis(url: string, prefix: string | undefined): Promise<OpenStore> {
  const [{ openForReading }, { createStoreView }] = await Promise.all([
    import('../backends/bullmq/open-view.ts'),
    import('../backends/bullmq/store-view.ts'),
  ]).catch((cause: unknown) => {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND'
    throw isMissing
      ? new JobBackendError('a Redis needs ioredis: install it with npm install ioredis', { cause })
      : cause
  })
  const { commands, close } = await openForReading(url, prefix)
  return { view: createStoreView(commands), explain: (error) => error, close }
}

async function printAnswer(options: Options): Promise<void> {
  const { store, isRedis, prefix, isJson } = options
  const { view, explain, close } = await (isRedis ? openRedis(store, prefix) : openFile(store))
  try {
    const [value, text] = await answer(view, options)
    process.stdout.write(`${isJson ? JSON.stringify(value) : text}\n`)
  } catch (error) {
    throw explain(error)
  } finally {
    close()
  }
}

function say(error: Error, exitCode: number): void {
  process.stderr.write(`job-runner: ${error.message}${exitCode === 64 ? ' (see --help)' : ''}\n`)
  process.exitCode = exitCode
}

try {
  const options = readOptions()
  if ('text' in options) process.stdout.write(options.text)
  else await printAnswer(options)
} catch (error) {
  // parseArgs throws a TypeError with a code, which names the option.
  const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error)
  if (!isUsage && !isJobError(error)) throw error
  say(error, isUsage ? 64 : 1)
}
