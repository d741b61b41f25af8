// Writes src/tests/faults/previous: the package as it was at a commit, and the stores that this version leaves behind when
// it is killed in the middle of its work. Run it in a checkout that has the commit, on a machine with redis-server:
//
//   node --conditions=@stockeye/source --disable-warning=ExperimentalWarning packages/job-runner/scripts/write-previous.ts
//
// The tests need only the files that it writes, and no history.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { sourceFlags } from '@stockeye/test-kit/program'
import { dumpRedis } from '@stockeye/test-kit/redis-dump'
import { startRedisServer } from '@stockeye/test-kit/redis-server'
import { bundleCommit } from '../../../scripts/bundle-commit.ts'
import type { StoreAddress } from './previous-store.ts'

/** The last commit before this package changed what it keeps in its stores: the parent of a8f9d00. */
const commit = '4e7faacc95a7ac9b3d423c4eb8e297c01afccc19'
const inFolder = (file: string) => fileURLToPath(new URL(`../src/tests/faults/previous/${file}`, import.meta.url))

/** Runs the program that works on a store and kills itself. @returns the instant that its clock showed, in ms since 1970 */
async function leaveStore(address: StoreAddress): Promise<number> {
  const program = fileURLToPath(new URL('previous-store.ts', import.meta.url))
  const args = [...sourceFlags, program, JSON.stringify(address)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  let writtenAt = Number.NaN
  child.on('message', (at) => {
    writtenAt = Number(at)
  })
  const [, signal] = await once(child, 'exit')
  if (signal !== 'SIGKILL') throw new Error(`${program} ended before it had reached every state`)
  return writtenAt
}

async function leaveFile(): Promise<number> {
  const path = inFolder('jobs.sqlite')
  rmSync(path, { force: true })
  const writtenAt = await leaveStore({ kind: 'sqlite', path })
  // Closing the file moves its log into it; the sockets of the killed process stay.
  const database = new DatabaseSync(path)
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
  for (const left of globSync(`${path}-*`)) rmSync(left)
  return writtenAt
}

async function leaveRedis(): Promise<number> {
  const server = await startRedisServer()
  try {
    const writtenAt = await leaveStore({ kind: 'bullmq', socket: server.options.path })
    const lines = (await dumpRedis(server.redis)).map((command) => JSON.stringify(command))
    writeFileSync(inFolder('redis.gen.json'), `[\n${lines.join(',\n')}\n]\n`)
    return writtenAt
  } finally {
    await server.close()
  }
}

const entry = `
export * from './src/index.ts'
export { sqliteBackend } from './src/sqlite.ts'
export { bullmqBackend } from './src/bullmq.ts'
`
await bundleCommit({ commit, home: 'packages/job-runner', entry, file: inFolder('job-runner.gen.mjs') })
const writtenAt = { sqlite: await leaveFile(), bullmq: await leaveRedis() }
writeFileSync(inFolder('written-at.gen.json'), `${JSON.stringify({ commit, ...writtenAt }, null, 2)}\n`)
