import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listen } from '@stockeye/example-shared/listen'
import { createJobRunner, memoryBackend } from '@stockeye/job-runner'
import { createKisClient } from '@stockeye/kis-client'
import { Hono } from 'hono'
import * as z from 'zod'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { createApi } from '../src/api.ts'
import { createAudit } from '../src/data/audit.ts'
import { openDatabase } from '../src/data/database.ts'
import { createUsers } from '../src/data/users.ts'
import { createAuth } from '../src/http/auth.ts'

const warmUp = 5_000
const requests = 50_000
const path = '/api/v1/admin/schedules'
const admin = '1001'
const settings = { botSecret: 'b'.repeat(44), jwtKey: 'j'.repeat(44) }
const load = fileURLToPath(new URL('load/requests.ts', import.meta.url))
const lostSchema = z.object({ lost: z.number() })

const ids = ['update_stock_master', 'check_token', 'daily_digest', 'clean_up_records', 'alert_token']
const jobsShown = ids.map((id) => ({ id, name: `잡 ${id}`, isPaused: false }))

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

/** Opens the parts that every contender has: records with the admin in them, and the token of that admin. */
async function open() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true }))
  const database = await openDatabase(join(folder, 'api.db'))
  const auth = createAuth({ ...settings, now: Date.now })
  const users = await createUsers(database, { admins: [admin], now: Date.now })
  const { token } = await auth.issue(await users.ensureRegistered({ telegramId: admin, name: '관리자' }))
  return { database, auth, users, audit: createAudit(database), token }
}

/** Measures the API under load. @returns CPU ms of this process for each request */
async function measure(fetch: Parameters<typeof listen>[0], token: string, count = requests): Promise<number> {
  const { url } = await listen(fetch, { host: '127.0.0.1', port: 0 })
  const callers = fork(load)
  process.once('exit', () => callers.kill())
  const ask = async (times: number) => {
    callers.send({ url: `${url}${path}`, token, requests: times })
    const [message] = await once(callers, 'message')
    assert.equal(lostSchema.parse(message).lost, 0, 'errors and lost answers')
  }
  await ask(warmUp)
  const cpu = process.cpuUsage()
  await ask(count)
  const { user, system } = process.cpuUsage(cpu)
  return (user + system) / 1_000 / count
}

async function ours(): Promise<number> {
  const { database, token } = await open()
  const jobs = createJobRunner({ backend: memoryBackend() })
  for (const { id, name } of jobsShown) jobs.register({ id, name, run: async () => undefined })
  await jobs.start()
  const credentials = { appKey: 'key', appSecret: 'secret', account: '12345678-01' }
  const kis = createKisClient({ environment: 'paper', credentials })
  // The rate limit of requests would otherwise be what is measured.
  const rateLimits = { requestsPerMinute: 1e9 }
  const app = await createApi({ database, jobs, kis, ...settings, admins: [admin], log: silent, rateLimits })
  return measure((request, bindings) => app.fetch(request, bindings), token)
}

/** Measures Hono with the same JSON, and before it the first `steps` steps of the API. */
async function bare(steps: 0 | 1 | 2 | 3): Promise<number> {
  const { auth, users, audit, token } = await open()
  const app = new Hono().get(path, async (call) => {
    if (steps >= 1) assert.equal(await auth.verify(call.req.header('authorization')?.slice(7) ?? ''), admin)
    if (steps >= 2) assert.equal((await users.find(admin))?.role, 'admin')
    if (steps >= 3)
      await audit.write({ at: Date.now(), actor: admin, action: 'bench', detail: '{}', requestId: 'bench' })
    return call.json({ jobs: jobsShown })
  })
  // An audit row waits for the disk: a tenth says as much of the CPU, and takes no minutes.
  return measure((request) => app.fetch(request), token, steps === 3 ? requests / 10 : requests)
}

// An admin reads the schedules. What only acts do, an audit row on the disk, stands in the last line for comparison.
export default defineBench({
  id: 'api-request',
  title: 'a request to the API, over 50,000',
  unit: 'CPU ms',
  figure: 'returned',
  better: 'lower',
  runs: 3,
  ours,
  peers: {
    'bare Hono': () => bare(0),
    'Hono, JWT': () => bare(1),
    'Hono, JWT, database': () => bare(2),
    'Hono, JWT, database, audit': () => bare(3),
  },
})
