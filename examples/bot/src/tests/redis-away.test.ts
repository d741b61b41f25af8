import type { FakeUser } from '@stockeye/telegram-adapter/fake-telegram'
import { describeRedis } from '@stockeye/test-kit/redis-server'
import { assert, expect, it } from 'vitest'
import { ends, ids } from './notices.test-kit.ts'
import { adminId, type System, startSystem } from './system.test-kit.ts'

// Programs start and stop twice, and the lease of a worker that could not give it back holds for 15 s.
const timeoutMs = 180_000

interface Scene {
  readonly system: System
  readonly admin: FakeUser
  /** Takes Redis away. */
  kill(): Promise<void>
  /** Sends /update_master. Resolves with the run that its first notice names. */
  asks(): Promise<string>
}

/** Kills Redis at a step of the story. Resolves with the runs that were accepted before. */
type Step = (scene: Scene) => Promise<readonly string[]>

const steps: Readonly<Record<string, Step>> = {
  async 'the first notice'({ system, asks, kill }) {
    system.masters.hold()
    const run = await asks()
    await kill()
    return [run]
  },
  async 'the run'({ system, asks, kill }) {
    system.masters.hold()
    const run = await asks()
    await system.masters.reached()
    await kill()
    return [run]
  },
  async 'the completion'({ system, asks, kill }) {
    system.masters.hold()
    const run = await asks()
    await system.masters.reached()
    await kill()
    system.masters.release()
    return [run]
  },
  async 'the second notice'({ system, admin, asks, kill }) {
    const run = await asks()
    await system.fake.until(() => ends(admin).includes(run))
    await kill()
    return [run]
  },
  async 'a button and a command'({ system, admin, kill }) {
    admin.send('/show_schedules')
    await system.fake.until(() => admin.messages().some(({ text = '' }) => text.includes('스케줄')))
    await kill()
    const press = admin.press('▶ 토큰 점검')
    await system.fake.until(() => press.answers.length > 0)
    admin.send('/update_master')
    return []
  },
}

/** Kills the Redis of a system at a step, stops its processes, and starts them again beside a Redis that is back. */
async function playOutage(step: Step) {
  const system = await startSystem('redis')
  const { fake, masters, redis } = system
  assert(redis)
  const admin = fake.user({ id: adminId, name: '관리자' })
  const accepted = await step({
    system,
    admin,
    kill: () => redis.stop('SIGKILL'),
    async asks() {
      admin.send('/update_master')
      return fake.until(() => ids(admin, /접수되었습니다/)[0])
    },
  })

  const refusals = () => admin.messages().filter(({ text = '' }) => text.includes('연결할 수 없')).length
  const before = refusals()
  admin.send('/status')
  await fake.until(() => refusals() > before)
  // Each process limits its stop itself: see `runService`. Fifteen processes stop at once here, so the test measures no time.
  const [bot, api, worker] = await Promise.all(
    (['bot', 'api', 'worker'] as const).map((name) => system.program(name).end('SIGTERM')),
  )
  await redis.restart()
  masters.release()
  await system.start('api')
  await Promise.all([system.start('worker'), system.start('bot')])
  admin.send('/trigger_job check_token')
  await fake.until(() => ids(admin, /토큰 점검 완료/).length > 0)
  for (const run of accepted) await fake.until(() => ends(admin).includes(run))
  return { bot, api, worker, findings: fake.transcript.findings() }
}

describeRedis('a system whose Redis is killed', () => {
  // The outages are mostly waits, so they pass at once.
  it('answers, obeys SIGTERM and loses no notice, at every step', { timeout: timeoutMs }, async () => {
    const played = await Promise.all(
      Object.entries(steps).map(async ([name, step]) => [name, await playOutage(step)] as const),
    )

    const right = { bot: 0, api: 0, worker: 0, findings: [] }
    // A worker that cannot give its leases back exits with 1 when the promised time is over.
    const holding = { ...right, worker: expect.toBeOneOf([0, 1]) }
    expect(Object.fromEntries(played)).toEqual({
      'the first notice': holding,
      'the run': holding,
      'the completion': holding,
      'the second notice': holding,
      'a button and a command': right,
    })
  })
})
