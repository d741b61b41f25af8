#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { endWithOutput } from '@stockeye/internal/closed-output'
import { formatInstant, formatSpan } from '@stockeye/internal/format'
import { refuseOldNode } from '@stockeye/internal/node-version'
import { readVersion } from '@stockeye/internal/version'
import { systemClock } from '../clock.ts'
import { isTokenError, TokenStoreError } from '../errors.ts'
import { withdrawToken } from '../refresh/withdrawal.ts'
import { noEnd } from '../token.ts'
import { type FoundRecord, type OperatorStore, openForOperator } from './operator-store.ts'
import { formatStatus, type StatusEntry, statusOf } from './status-report.ts'

const packageFile = new URL('../../package.json', import.meta.url)

const help = `token-manager: shows the tokens in a store, and withdraws one

  token-manager status --store WHERE [--id ID] [--json]
  token-manager expire --store WHERE [--id ID] [--json]

  status   shows every record in the store: its generation, when its token was issued and how long it is still good, whether
           a refresh token is stored, when the issuer was asked last, and when it may be asked again. No secret is shown
  expire   withdraws the token of one record from the store and ends its cool-down, and changes nothing else; running
           managers ask the issuer for another one

  --store WHERE   the file of an sqliteStore, which is never made, or the URL of a redisStore's Redis (redis://,
                  rediss://, unix:// for a socket), which needs ioredis
  --id ID         the issuer's id; expire needs it when the store has several records
  --prefix P      text that the names of a redisStore begin with, if you have set it (default token-manager:)
  --json          one JSON object on stdout; instants are milliseconds since 1970
  --version       the version of this package
  -h, --help      this text

An encrypted store needs no key here: the shown fields are not secret, and a token is withdrawn without being read.

Exit code 1 when the command fails, because there is no such file or record, a record cannot be read, or another process
holds the lease; 64 when the command line is wrong.
`

/** A mistake in the command line. Its message is a sentence that the caller reads. */
class UsageError extends Error {}

const redisSchemes = ['redis', 'rediss', 'unix']

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      store: { type: 'string' },
      id: { type: 'string' },
      prefix: { type: 'string' },
      json: { type: 'boolean', default: false },
      version: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return { text: help }
  if (values.version) return { text: `token-manager ${readVersion(packageFile)}\n` }
  const [command, ...more] = positionals
  if (command !== 'status' && command !== 'expire') throw new UsageError('the command must be status or expire')
  if (more.length > 0) throw new UsageError(`unknown argument ${more.join(' ')}: pass one command and its options`)
  const { store, id, prefix, json } = values
  const scheme = store?.match(/^([a-z][a-z0-9+.-]+):/i)?.[1]?.toLowerCase()
  if (!store || (scheme !== undefined && !redisSchemes.includes(scheme))) {
    throw new UsageError('--store must be the path of a file, or begin with redis://, rediss:// or unix://')
  }
  if (prefix !== undefined && scheme === undefined) throw new UsageError('--prefix is only for a Redis')
  return { command, store, id, prefix, json }
}

type Options = Exclude<ReturnType<typeof readOptions>, { readonly text: string }>

const print = (value: unknown) => process.stdout.write(`${typeof value === 'string' ? value : JSON.stringify(value)}\n`)

async function status(store: OperatorStore, { id, json }: Options): Promise<void> {
  const found = await store.records()
  const wanted = id === undefined ? found : [pick(store, found, id)]
  const now = systemClock.now()
  const entries = wanted.flatMap(({ record }) => (record instanceof TokenStoreError ? [] : statusOf(record, now)))
  if (json) print({ records: entries })
  else if (wanted.length === 0) print(`There is no token in ${store.name} yet.`)
  else if (entries.length > 0) print(formatStatus(entries, now))
  for (const { record } of wanted) if (record instanceof TokenStoreError) printError(record, 1)
}

async function expire(store: OperatorStore, { id, json }: Options): Promise<void> {
  const picked = pick(store, await store.records(), id)
  const record = await withdrawToken(await store.open(), picked.id)
  const withdrawn = statusOf(record, systemClock.now())
  print(json ? { withdrawn } : explain(withdrawn, store))
}

/**
 * Returns the record with the id, or the only record.
 *
 * @throws {TokenStoreError} there is no such record, or there are several records and no id
 */
function pick(store: OperatorStore, records: readonly FoundRecord[], id: string | undefined): FoundRecord {
  const list = records.map((record) => `\n  ${record.id}`).join('')
  if (records.length === 0) throw new TokenStoreError(`there is no token in ${store.name} yet`)
  if (id === undefined && records.length > 1)
    throw new TokenStoreError(`there are several records; pick one with --id:${list}`)
  const [record] = records.filter((one) => id === undefined || one.id === id)
  if (record === undefined) throw new TokenStoreError(`there is no record of ${id} in ${store.name}; there are:${list}`)
  return record
}

function explain({ id, generation, token, coolDownMs, notBefore }: StatusEntry, store: OperatorStore): string {
  const earliest =
    coolDownMs === 0 ? 'at once' : `at ${formatInstant(notBefore)} at the earliest, in ${formatSpan(coolDownMs)}`
  if (token === undefined) {
    return `The record of ${id} in ${store.name} has no token; its cool-down has ended.

Running managers see it at their next poll, within 5 s; managers on a file opened with manyProcesses: false at their next
check. The issuer is asked ${earliest}.`
  }
  const end =
    token.expiresAt === noEnd
      ? ', and has no end: the API takes it'
      : `: the API takes it until ${formatInstant(token.expiresAt)}`
  return `The token of ${id}, generation ${generation}, is withdrawn from ${store.name}.

What happens now:

  Running managers see it at their next poll, within 5 s, and one of them asks the issuer for another token.
  Managers on a file opened with manyProcesses: false see it at their next check, within 30 min.
  The issuer is asked ${earliest}.
  Callers wait for its answer, 30 s at most.
  If it returns another token, every manager emits rotated, and generation ${generation + 1} is in use.
  If it returns the same one, as KIS does within 6 h of an issue, refresh-failed is emitted with TOKEN_UNCHANGED, and the
  token is stored again and served until it is due. While the issuer returns no token, the withdrawn one is served too.
  If no manager runs, the next one to start asks the issuer.

The token is not revoked${end}.`
}

async function run(options: Options): Promise<void> {
  const store = await openForOperator(options.store, options)
  try {
    await (options.command === 'status' ? status : expire)(store, options)
  } finally {
    await store.close()
  }
}

function printError(error: Error, exitCode: number): void {
  process.stderr.write(`token-manager: ${error.message}${exitCode === 64 ? ' (see --help)' : ''}\n`)
  process.exitCode = exitCode
}

/** Reads the command line. @returns undefined if it has printed the help, the version or a usage error */
function tryOptions(): Options | undefined {
  try {
    const options = readOptions()
    if (!('text' in options)) return options
    process.stdout.write(options.text)
    return undefined
  } catch (error) {
    // parseArgs throws a TypeError, which names the option.
    if (!(error instanceof UsageError || error instanceof TypeError)) throw error
    printError(error, 64)
    return undefined
  }
}

endWithOutput()
refuseOldNode('token-manager', packageFile)
const options = tryOptions()
if (options !== undefined) {
  await run(options).catch((error: unknown) => {
    if (!isTokenError(error)) throw error
    printError(error, 1)
  })
}
