import assert from 'node:assert/strict'
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TokenSource } from '@stockeye/token-manager'
import { Redis } from 'ioredis'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { inquirePrice } from '../src/endpoints/domestic-stock.gen.ts'
import { createKisClient, kisRateLimits } from '../src/index.ts'
import { redisPacer } from '../src/redis.ts'
import { issueToken, type SimulatorProcess, startSimulatorProcess } from './call.ts'

const self = fileURLToPath(import.meta.url)
const processes = 4
const callersInEach = 10
/** Warm-up until every process calls, and the first calls, which may all come at once, no longer count, in ms. */
const warmUpMs = 3_000
const measuredMs = 10_000

/** Input of each process. */
interface Share {
  readonly socket: string
  readonly simulator: SimulatorProcess
  readonly secret: string
}

interface Call {
  readonly at: number
  readonly messageCode?: string
}

async function startRedis() {
  const folder = mkdtempSync(join(tmpdir(), 'kis-client-pacing-'))
  const socket = join(folder, 'redis.sock')
  const server = spawn('redis-server', ['--port', '0', '--unixsocket', socket, '--dir', folder, '--save', ''])
  const redis = new Redis(socket, { retryStrategy: () => 20 })
  redis.on('error', () => undefined)
  await redis.ping()
  redis.disconnect()
  return {
    socket,
    async close() {
      server.kill('SIGKILL')
      await once(server, 'exit')
      rmSync(folder, { recursive: true })
    },
  }
}

/** Returns the part of KIS's 18 calls a second that the processes use together. */
async function measureShare(): Promise<number> {
  const redis = await startRedis()
  const simulator = await startSimulatorProcess('real', 'on')
  const share: Share = { socket: redis.socket, simulator, secret: await issueToken(simulator) }
  const callers = Array.from({ length: processes }, () => fork(self, [JSON.stringify(share)]))
  try {
    await Promise.all(callers.map((caller) => once(caller, 'message')))
    await new Promise((resolve) => setTimeout(resolve, warmUpMs + measuredMs))
    for (const caller of callers) caller.send('stop')
    // Exit code 1 where a single call failed.
    const ends = await Promise.all(callers.map((caller) => once(caller, 'exit')))
    assert.deepEqual(ends, Array(processes).fill([0, null]), 'a call failed')

    const response = await fetch(`${simulator.control}/calls?trId=FHKST01010100`)
    const calls = (await response.json()) as readonly Call[]
    const from = (calls[0]?.at ?? Number.NaN) + warmUpMs
    const measured = calls.filter(({ at }) => from <= at && at < from + measuredMs)
    const taken = measured.filter(({ messageCode }) => messageCode !== 'EGW00201')
    const refused = measured.length - taken.length
    assert(refused * 200 <= measured.length, `${refused} of ${measured.length} calls were too many for KIS`)
    // From one call to the last that is a whole number of windows later: calls come in bursts, as long as the callers
    // wait for turns, and a stretch of time that happens to hold one burst more would flatter.
    const { limit, windowMs } = kisRateLimits.calls.real
    const windows = Math.floor((taken.length - 1) / limit)
    const lastAt = taken[windows * limit]?.at ?? Number.NaN
    return (windows * windowMs) / (lastAt - (taken[0]?.at ?? Number.NaN))
  } finally {
    for (const caller of callers) caller.kill('SIGKILL')
    await redis.close()
  }
}

/** Runs in each process: more callers than the limit has room for read a quote again and again. */
async function callUntilStopped({ socket, simulator, secret }: Share): Promise<void> {
  const { rest, control, appKey, appSecret, account } = simulator
  const token = { secret, generation: 1, issuedAt: 0, expiresAt: Number.MAX_SAFE_INTEGER, fingerprint: 'bench' }
  const tokens: TokenSource = { get: async () => token, reject: async () => undefined, on: () => () => undefined }
  const kis = createKisClient({
    environment: 'real',
    credentials: { appKey, appSecret, account },
    hosts: { rest, ws: null, masters: `${control}/masters` },
    tokens,
    pacer: redisPacer({ redis: new Redis(socket) }),
  })
  let isStopped = false
  process.once('message', () => {
    isStopped = true
  })
  process.once('disconnect', () => process.exit())
  process.send?.('ready')
  const callAgainAndAgain = async () => {
    while (!isStopped) await kis.call(inquirePrice, { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' })
  }
  await Promise.all(Array.from({ length: callersInEach }, callAgainAndAgain))
  process.exit()
}

// Four processes on one app key: what they leave of it unused, none of them can have.
export default defineBench({
  id: 'pacing-4',
  title: 'share of the limit that 4 processes on one key use',
  unit: 'of 18 calls/s',
  figure: 'returned',
  better: 'higher',
  runs: 3,
  ours: measureShare,
})

if (process.argv[1] === self) await callUntilStopped(JSON.parse(process.argv[2] ?? ''))
