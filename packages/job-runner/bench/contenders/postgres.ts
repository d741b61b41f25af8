import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface PostgresServer {
  /** Folder of the socket, for `host`. */
  readonly host: string
  readonly user: string
  stop(): Promise<void>
}

const patienceMs = 30_000

/** Starts a PostgreSQL with its default settings, `fsync` on, in the folder. @throws {Error} PostgreSQL is missing, or does not start */
export async function startPostgres(folder: string): Promise<PostgresServer> {
  const { user, as } = unprivileged()
  const data = join(folder, 'postgres')
  mkdirSync(data)
  chmodSync(folder, 0o755)
  if (as !== undefined) chownSync(data, as.uid, as.gid)
  execFileSync(find('initdb'), ['-D', data, '-A', 'trust', '-U', user], { ...as, stdio: 'ignore' })
  const flags = ['-D', data, '-k', data, '-c', 'listen_addresses=']
  const server = spawn(find('postgres'), flags, { ...as, stdio: 'ignore' })
  const exited = once(server, 'exit')
  for (let waitedMs = 0; !isReady(data); waitedMs += 50) {
    if (waitedMs >= patienceMs || server.exitCode !== null) throw new Error(`PostgreSQL does not start in ${data}`)
    await wait(50)
  }
  return {
    host: data,
    user,
    async stop() {
      server.kill('SIGINT')
      await exited
    },
  }
}

/** Returns whether the server takes connections: its socket is there before. */
function isReady(data: string): boolean {
  const file = join(data, 'postmaster.pid')
  return existsSync(file) && readFileSync(file, 'utf8').split('\n')[7]?.trim() === 'ready'
}

/** Returns the user of the server, which refuses to run as root. */
function unprivileged() {
  if (process.getuid?.() !== 0) return { user: 'postgres', as: undefined }
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { user: 'postgres', as: { uid: id('-u'), gid: id('-g') } }
}

function find(command: string): string {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/bin', '/usr/lib/postgresql/15/bin']
  const path = folders.map((folder) => join(folder, command)).find(existsSync)
  if (path === undefined) throw new Error(`pg-boss needs PostgreSQL, and ${command} is not in PATH: install postgresql`)
  return path
}
