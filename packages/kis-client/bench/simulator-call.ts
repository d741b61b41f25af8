import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Pool } from 'undici'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { startSimulator } from '../src/simulator.ts'
import { issueToken, quoteHeaders, type SimulatorProcess } from './call.ts'

const self = fileURLToPath(import.meta.url)
const query = '/uapi/domestic-stock/v1/quotations/inquire-price?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930'
const warmUpCalls = 2_000
const measuredCalls = 10_000
const callers = 8

type ServerKind = 'simulator' | 'bare'
/** Address of a server process, and the fake secrets of its simulator. */
type Started = Pick<SimulatorProcess, 'rest' | 'appKey' | 'appSecret'>
/** Bytes that the bare server answers: those of a simulator. */
interface Answered {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Starts a server in a process of its own, so that its CPU time holds nothing of the caller's. */
async function startServer(kind: ServerKind) {
  const server = fork(self, [kind])
  process.once('exit', () => server.kill())
  const [started] = await once(server, 'message')
  return {
    started: started as Started,
    /** Sets what a bare server answers. */
    async answerWith(answer: Answered): Promise<void> {
      server.send(answer)
      await once(server, 'message')
    },
    /** @returns the CPU time that the process has used, in ms */
    async cpuMs(): Promise<number> {
      server.send('cpu')
      const [used] = await once(server, 'message')
      return used as number
    },
    kill: () => server.kill('SIGKILL'),
  }
}

/** Returns a function that sends the quote's request. */
async function createCall(simulator: Started, host: string) {
  const token = await issueToken(simulator)
  const pool = new Pool(host, { allowH2: false, connections: callers })
  const headers = quoteHeaders(simulator, token)
  return async (): Promise<Answered> => {
    const answer = await pool.request({ path: query, method: 'GET', headers })
    return { headers: answer.headers, body: await answer.body.text() }
  }
}

/** Measures the CPU time of the server for one call, in ms. */
async function measureServer(kind: ServerKind): Promise<number> {
  const simulator = await startServer('simulator')
  const sample = await (await createCall(simulator.started, simulator.started.rest))()
  assert.equal(JSON.parse(sample.body).rt_cd, '0')
  const measured = kind === 'simulator' ? simulator : await startServer('bare')
  if (kind === 'bare') await measured.answerWith(sample)
  const call = await createCall(simulator.started, measured.started.rest)
  const run = async (calls: number) => {
    const callMany = async () => {
      for (let done = 0; done < calls / callers; done += 1) await call()
    }
    await Promise.all(Array.from({ length: callers }, callMany))
  }
  try {
    assert.equal((await call()).body.length, sample.body.length)
    await run(warmUpCalls)
    const before = await measured.cpuMs()
    await run(measuredCalls)
    return ((await measured.cpuMs()) - before) / measuredCalls
  } finally {
    measured.kill()
    simulator.kill()
  }
}

/** Starts a server that answers any request with the bytes that it was sent, and nothing else. */
async function startBare(): Promise<Started> {
  let answer: Answered = { headers: {}, body: '' }
  const server = createServer((_request, response) => {
    const { connection: _connection, 'keep-alive': _keepAlive, ...headers } = answer.headers
    response.writeHead(200, headers).end(answer.body)
  })
  process.on('message', (message) => {
    if (typeof message === 'string') return
    answer = message as Answered
    process.send?.('set')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { rest: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, appKey: '', appSecret: '' }
}

async function startSimulated(): Promise<Started> {
  const { rest, credentials } = await startSimulator({ environment: 'real', limits: false })
  return { rest, appKey: credentials.appKey, appSecret: credentials.appSecret }
}

/** Runs in each server process. */
async function serve(kind: ServerKind): Promise<void> {
  process.once('disconnect', () => process.exit())
  process.on('message', (message) => {
    if (message !== 'cpu') return
    const { user, system } = process.cpuUsage()
    process.send?.((user + system) / 1_000)
  })
  process.send?.(await (kind === 'simulator' ? startSimulated() : startBare()))
}

// What the simulator costs above HTTP itself: token, checks, the market and the answer.
export default defineBench({
  id: 'simulator-call',
  title: 'CPU time of the simulator for a quote',
  unit: 'CPU ms/call',
  figure: 'returned',
  better: 'lower',
  ours: () => measureServer('simulator'),
  peers: { 'floor: bare node:http': () => measureServer('bare') },
})

if (process.argv[1] === self) await serve(process.argv[2] === 'simulator' ? 'simulator' : 'bare')
