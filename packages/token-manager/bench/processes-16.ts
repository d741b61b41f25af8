import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { type Clock, createTokenManager } from '../src/index.ts'
import { sqliteStore } from '../src/stores/sqlite.ts'

const self = fileURLToPath(import.meta.url)
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
// Leases and KIS's minute pass ten times as fast, for all processes alike. At a hundred times, the 2 s that the manager
// adds to the minute would be 20 ms, less than a busy machine may let a process wait.
const speed = 10

const fastClock: Clock = {
  now: () => Date.now() * speed,
  monotonic: () => performance.now() * speed,
  setTimeout: (run, ms) => setTimeout(run, ms / speed),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
}

/** Starts an issuer of one token a minute, as KIS is, and counts its calls. */
async function startIssuer(onCall: (pid: number) => 'answer' | 'keep silent') {
  const counts = { calls: 0, refusals: 0 }
  let lastAt = -Infinity
  const server = createServer(({ url = '' }, response) => {
    if (url === '/warm-up') return void response.end()
    counts.calls++
    const now = fastClock.now()
    const isTooEarly = now - lastAt < minuteMs
    if (isTooEarly) counts.refusals++
    else lastAt = now
    if (onCall(Number(url.slice(1))) === 'keep silent') return
    response.writeHead(isTooEarly ? 403 : 200)
    response.end(JSON.stringify(isTooEarly ? { error_code: 'EGW00133' } : { access_token: `token-${counts.calls}` }))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/**
 * Makes 16 running processes ask for their first token at once.
 *
 * @param options.oneStore whether all share a store; otherwise each process asks the issuer once
 * @param options.killed whether the first process that asks the issuer is killed while it waits for the answer
 * @returns the number of calls to the issuer until every living process had its answer
 */
export async function countCalls({
  oneStore,
  killed = false,
}: {
  oneStore: boolean
  killed?: boolean
}): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'token-manager-processes-'))
  let victim: number | undefined
  const issuer = await startIssuer((pid) => {
    if (!killed || victim !== undefined) return 'answer'
    victim = pid
    process.kill(pid, 'SIGKILL')
    return 'keep silent'
  })
  const path = join(folder, 'tokens', 'tokens.db')
  const processes = Array.from({ length: 16 }, () => fork(self, [issuer.url, oneStore ? path : '']))
  try {
    await Promise.all(processes.map((one) => once(one, 'message')))
    const answers = processes.map(firstAnswer)
    for (const one of processes) one.send('go')
    const tokens = (await Promise.all(answers)).filter((token) => token !== undefined)
    if (oneStore) {
      assert.equal(tokens.length, killed ? 15 : 16)
      assert.equal(new Set(tokens).size, 1)
      assert.equal(issuer.counts.refusals, 0, 'the issuer was asked too early')
    }
    return issuer.counts.calls
  } finally {
    for (const one of processes) one.kill('SIGKILL')
    issuer.close()
    rmSync(folder, { recursive: true })
  }
}

/** Returns the token of a process; undefined if it was refused, or is dead. */
async function firstAnswer(one: ChildProcess): Promise<string | undefined> {
  const ended = once(one, 'exit').then(([code, signal]) => {
    assert.equal(signal, 'SIGKILL', `a process ended by itself, with ${code}`)
  })
  const [message] = (await Promise.race([once(one, 'message'), ended])) ?? []
  return message?.token
}

/** Runs the program of each of the 16. */
async function runProcess(url: string, path: string): Promise<void> {
  const issue = async () => {
    const response = await fetch(`${url}/${process.pid}`)
    const { access_token: secret } = (await response.json()) as { access_token?: string }
    if (secret === undefined) throw new Error(`the issuer answered ${response.status} without a token`)
    return { secret, expiresAt: fastClock.now() + dayMs }
  }
  const tokens =
    path === ''
      ? { get: issue }
      : createTokenManager({
          issuer: { id: 'bench', issue, verdict: () => ({ kind: 'wait' }) },
          store: sqliteStore({ path, clock: fastClock }),
          clock: fastClock,
        })

  process.once('message', async () => {
    const token = await tokens.get().catch(() => undefined)
    process.send?.({ token: token?.secret })
  })
  process.once('disconnect', () => process.exit())
  // The first fetch loads a client, which would spread the 16 over time.
  await fetch(`${url}/warm-up`)
  process.send?.('ready')
}

// A refusal makes ours throw. Without a common store 15 processes are refused; if each asked again every minute, the
// last one would have its token after 16 min, and the issuer would have refused 120 times.
export default defineBench({
  id: 'processes-16',
  title: '16 processes on one store, without a token',
  unit: 'issuer calls',
  figure: 'returned',
  better: 'lower',
  runs: 3,
  ours: () => countCalls({ oneStore: true }),
  peers: { 'each process by itself': () => countCalls({ oneStore: false }) },
})

if (process.argv[1] === self) await runProcess(process.argv[2] ?? '', process.argv[3] ?? '')
