import type { FakeUser } from '@stockeye/telegram-adapter/fake-telegram'
import { describeRedis } from '@stockeye/test-kit/redis-server'
import { describe, expect, it } from 'vitest'
import { ends, ids } from './notices.test-kit.ts'
import { adminId, type Mode, type System, startSystem } from './system.test-kit.ts'

// A worker that was killed holds its lease for 15 s, on the machine's clock: the next worker waits for that.
const timeoutMs = 180_000

describe('with everything embedded', () => testOutages('embedded'))
describeRedis('with Redis and a worker of its own', () => testOutages('redis'))

function testOutages(mode: Mode): void {
  it('delivers every end, once, whichever process is killed between ack and end', { timeout: timeoutMs }, async () => {
    const system = await startSystem(mode)
    const { fake, masters, workerName, redis } = system
    const admin = fake.user({ id: adminId, name: '관리자' })

    const withoutBot = await askForMaster(system, admin)
    await system.program('bot').end('SIGKILL')
    masters.release()
    await fake.until(() => ends(admin).includes(withoutBot))
    await system.start('bot')

    const withoutWorker = await askForMaster(system, admin)
    await system.program(workerName).end('SIGKILL')
    masters.release()
    await system.start(workerName)
    await fake.until(() => ends(admin).includes(withoutWorker))

    const withoutRedis = await askForMaster(system, admin)
    await redis?.stop('SIGKILL')
    masters.release()
    await redis?.restart()
    await fake.until(() => ends(admin).includes(withoutRedis))

    admin.send('/history update_stock_master')
    await fake.until(() => ids(admin, /마지막 실행 번호/).length === 1)
    expect(ends(admin)).toEqual([withoutBot, withoutWorker, withoutRedis])
    // A bot that is killed before it has confirmed the command receives it again, and the API recognizes its key.
    expect(new Set(ids(admin, /접수되었습니다/)).size).toBe(3)
    expect(fake.transcript.findings()).toEqual([])
  })

  it('reports an API that is down, and continues when it is back', { timeout: timeoutMs }, async () => {
    const system = await startSystem(mode)
    const { fake } = system
    const admin = fake.user({ id: adminId, name: '관리자' })
    await system.program('api').end('SIGKILL')

    admin.send('/trigger_job check_token')
    await fake.until(() => admin.messages().some(({ text = '' }) => text.includes('서버에 연결할 수 없습니다')))
    await system.start('api')
    admin.send('/trigger_job check_token')
    // The bot sends one of them, and the process that runs the jobs the other: either may arrive first.
    await fake.until(() => ids(admin, /접수되었습니다/).length > 0 && ids(admin, /토큰 점검 완료/).length > 0)

    expect(ids(admin, /접수되었습니다/)).toHaveLength(1)
    expect(ids(admin, /토큰 점검 완료/)).toHaveLength(1)
    expect(fake.transcript.findings()).toEqual([])
  })
}

/** Sends /update_master, and resolves when the ack has arrived and the run is in the middle of its work. @returns the run's id */
async function askForMaster({ fake, masters }: System, admin: FakeUser): Promise<string> {
  const before = ids(admin, /접수되었습니다/)
  masters.hold()
  admin.send('/update_master')
  const runId = await fake.until(() => ids(admin, /접수되었습니다/).find((id) => !before.includes(id)))
  await masters.reached()
  return runId
}
