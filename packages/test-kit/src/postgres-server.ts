import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { assert } from 'vitest'
import { describeWhere } from './describe-where.ts'
import { findProgram } from './find-program.ts'

/** A PostgreSQL server for one test, with all its data on disk. */
export interface PostgresServer {
  /** URL of the database of the options, with the password of its owner. */
  readonly url: string
  /**
   * Folder of its Unix socket, which another process cannot take before the server does, unlike a free port. The server
   * listens to nothing else.
   */
  readonly folder: string
  /** Path of the Unix socket. */
  readonly path: string
  /** Folder of the programs of PostgreSQL, which is not in PATH on Debian. */
  readonly bin: string
  /** Makes an empty database. @returns its URL */
  createDatabase(): string
  /** Returns the result of SQL, as text with a line for each row and `|` between the columns. */
  query(sql: string): string
  /** Ends the server: orderly with SIGTERM, at once with SIGKILL. Resolves when each of its processes has ended. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** Stops its processes, as SIGSTOP does: connections stay open, and no statement is answered. */
  pause(): void
  resume(): void
  /** Starts the server again on its data. Resolves when it accepts connections. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Name and password of the owner of the databases. */
export interface PostgresOptions {
  /** @default 'stockeye' */
  readonly user?: string
  /** @default 'the-password-of-the-test' */
  readonly password?: string
  /** @default 'stockeye' */
  readonly database?: string
}

/** Describes a suite that needs a PostgreSQL server; see `describeWhere`. */
export const describePostgres = (name: string, suite: () => void): void =>
  describeWhere(name, programs() === undefined ? 'PostgreSQL server' : undefined, suite)

/** Starts a PostgreSQL server of its own that keeps every commit. */
export async function startPostgres({
  user = 'stockeye',
  password = 'the-password-of-the-test',
  database = 'stockeye',
}: PostgresOptions = {}): Promise<PostgresServer> {
  const bin = programs()
  assert(bin !== undefined, 'there is no PostgreSQL server on this machine')
  const folder = mkdtempSync(join(tmpdir(), 'stockeye-postgres-'))
  const data = join(folder, 'data')
  const owner = unprivilegedUser()
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid)
  const program = (name: string) => join(bin, name)

  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (owner !== undefined) chownSync(passwordFile, owner.uid, owner.gid)
  const cluster = ['--pgdata', data, '--username', user, '--pwfile', passwordFile, '--auth', 'scram-sha-256']
  const made = spawnSync(program('initdb'), [...cluster, '--encoding', 'UTF8', '--locale', 'C', '--no-sync'], {
    ...owner,
    cwd: folder,
    encoding: 'utf8',
  })
  assert(made.status === 0, made.stderr)

  const ask = (name: string, args: readonly string[]) =>
    execFileSync(program(name), ['--host', folder, '--username', user, ...args], {
      env: { PGPASSWORD: password },
      encoding: 'utf8',
    })

  async function launch() {
    const flags = ['-D', data, '-k', folder, '-c', 'listen_addresses=']
    const child = spawn(program('postgres'), flags, { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
    // Each process of the server holds the pipe: it closes when the last one has ended.
    const ended = once(child, 'close')
    await ready(child)
    return { child, ended }
  }

  let server = await launch()
  const createDatabase = (name: string) => {
    ask('createdb', [name])
    return `postgres://${user}:${password}@${encodeURIComponent(folder)}/${name}`
  }
  const url = createDatabase(database)
  let databases = 0

  let isPaused = false
  function resume() {
    isPaused = false
    signalAll(server.child, 'SIGCONT')
  }

  async function stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') {
    // A paused process does not handle signals.
    if (isPaused) resume()
    // SIGTERM would wait for the clients.
    server.child.kill(signal === 'SIGTERM' ? 'SIGINT' : signal)
    await server.ended
  }

  return {
    url,
    folder,
    path: join(folder, '.s.PGSQL.5432'),
    bin,
    createDatabase() {
      databases += 1
      return createDatabase(`test_${databases}`)
    },
    query: (sql) => ask('psql', ['--dbname', database, '--no-align', '--tuples-only', '--command', sql]).trim(),
    stop,
    pause() {
      isPaused = true
      signalAll(server.child, 'SIGSTOP')
    },
    resume,
    async restart() {
      server = await launch()
    },
    async close() {
      if (server.child.exitCode === null && server.child.signalCode === null) await stop()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Resolves when the server accepts connections. Rejects when it ends before that. */
function ready({ stderr }: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    stderr?.setEncoding('utf8').on('data', (chunk) => {
      log += chunk
      if (log.includes('database system is ready to accept connections')) resolve()
    })
    stderr?.once('close', () => reject(new Error(`postgres has ended, and printed: ${log}`)))
  })
}

/** Sends the signal to the server and to each process that it has started. */
function signalAll({ pid }: ChildProcess, signal: 'SIGSTOP' | 'SIGCONT'): void {
  if (pid === undefined) return
  const children = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' }).stdout
  process.kill(pid, signal)
  for (const child of children.split('\n').filter(Boolean)) signalIfAlive(Number(child), signal)
}

/** Sends the signal to a process, unless it has ended since it was listed. */
function signalIfAlive(pid: number, signal: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** Returns the folder of the server's programs; Debian has the newest one last, and not in PATH. */
function programs(): string | undefined {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((one, other) => Number(other) - Number(one)) : []
  const folders = versions.map((version) => join(root, version, 'bin'))
  const found = findProgram('initdb')
  return [...folders, ...(found === undefined ? [] : [dirname(found)])].find((folder) =>
    ['initdb', 'postgres', 'createdb', 'psql'].every((name) => existsSync(join(folder, name))),
  )
}

/** Returns a user without rights when this process is root, because PostgreSQL refuses to run as root. */
function unprivilegedUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: '-u' | '-g') =>
    Number(
      ['postgres', 'nobody']
        .map((name) => spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim())
        .find(Boolean),
    )
  return { uid: idOf('-u'), gid: idOf('-g') }
}
