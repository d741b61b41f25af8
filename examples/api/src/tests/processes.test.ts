import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type HttpPort, httpPort } from '@stockeye/telegram-adapter'
import type { FakeTelegram } from '@stockeye/telegram-adapter/fake-telegram'
import { runProgram as runSource } from '@stockeye/test-kit/program'
import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished } from 'vitest'
import { masterApi } from '../routes/contract.ts'
import { admin, botSecret, jwtKey } from './api.test-kit.ts'
import { runProgram, startProgram } from './processes.test-kit.ts'
import { startKis, startWorld } from './world.test-kit.ts'

/** Returns the notice with the number `count` among those that the admin received from the bot. */
const notice = (telegram: FakeTelegram, count: number) =>
  telegram.until(() => {
    const got = telegram.messages(Number(admin)).filter(({ from }) => from?.is_bot)
    return got.length >= count && got[count - 1]
  })

const updateMaster = (port: HttpPort, idempotencyKey: string) =>
  port.call(admin, masterApi.updateMaster, { params: {}, body: { chat_id: admin }, idempotencyKey })

const ask = (idempotencyKey: string) => ({ chatId: admin, idempotencyKey })

function expectNoSecret(text: string, ...more: readonly string[]): void {
  expect(text).toContain('_READY')
  for (const secret of [botSecret, jwtKey, ...more]) expect(text).not.toContain(secret)
}

describe('everything in one process', () => {
  it('updates the instruments on a KIS simulator of its own, notifies the chat, and keeps runs and instruments across a crash', async () => {
    const { telegram, api: env } = await startWorld()
    const first = await startProgram('main.ts', env)
    const port = httpPort({ baseUrl: first.url, botSecret })
    await port.verify()
    const ack = await updateMaster(port, '1')
    const firstNotice = await notice(telegram, 1)
    // A kill before the delivery is recorded would repeat the notice.
    while ((await port.health(admin)).pendingDeliveries > 0) await new Promise((resolve) => setImmediate(resolve))
    const killed = await first.end('SIGKILL')

    const second = await startProgram('main.ts', env)
    const again = httpPort({ baseUrl: second.url, botSecret })
    const run = await again.run(admin, ack.runId)
    const repeated = await updateMaster(again, '1')
    await updateMaster(again, '2')
    const secondNotice = await notice(telegram, 2)
    const ended = await second.end('SIGTERM')

    expect(ack).toMatchObject({ jobName: '종목 마스터 갱신', disposition: 'queued', deliveryReady: true })
    expect(firstNotice.text).toContain('처음 저장했습니다')
    expect(run).toMatchObject({ state: 'succeeded', result: { counts: { KRX: expect.any(Number) }, changes: null } })
    expect(repeated).toMatchObject({ runId: ack.runId, disposition: 'deduplicated' })
    expect(secondNotice.text).toContain('신규 0 · 폐지 0 · 변경 0')
    expect([killed, ended]).toEqual(['SIGKILL', 0])
    expectNoSecret(first.output() + second.output(), telegram.token)
  })
})

async function playTwoProcesses(where: Readonly<Record<string, string>>) {
  const { telegram, shared, api: secrets } = await startWorld()
  const { simulator, settings } = await startKis()
  const api = await startProgram('main.ts', { ...secrets, ...settings, ...where, TELEGRAM_BOT_TOKEN: '' })
  const port = httpPort({ baseUrl: api.url, botSecret })
  const accepted = await updateMaster(port, '1')

  const worker = await startProgram('worker.ts', { ...shared, ...settings, ...where })
  const firstNotice = await notice(telegram, 1)
  await port.trigger(admin, 'check_token', ask('2'))
  const tokenNotice = await notice(telegram, 2)
  const { workers, problems } = await port.health(admin)
  const liveness = await fetch(`${worker.url}/health`)
  await worker.end('SIGKILL')
  const later = await port.trigger(admin, 'check_token', ask('3'))
  const next = await startProgram('worker.ts', { ...shared, ...settings, ...where })
  const nextNotice = await notice(telegram, 3)

  expect(accepted).toMatchObject({ disposition: 'queued', deliveryReady: false })
  expect(firstNotice.text).toContain('처음 저장했습니다')
  expect(tokenNotice.text).toContain('토큰 정상')
  expect({ workers, problems }).toEqual({ workers: 1, problems: [] })
  expect(liveness.status).toBe(200)
  expect(await port.run(admin, later.runId)).toMatchObject({ state: 'succeeded' })
  expect(nextNotice.text).toContain('토큰 정상')
  expect([await next.end('SIGTERM'), await api.end('SIGTERM')]).toEqual([0, 0])
  expect(simulator.calls({ path: '/oauth2/tokenP' })).toHaveLength(1)
  expectNoSecret(api.output() + worker.output() + next.output(), telegram.token, simulator.credentials.appSecret)
}

describe('a pair of API and worker in two processes', () => {
  it('shares one file, one token, and the runs that were triggered while no worker was connected', () =>
    playTwoProcesses({ API_WORKER: 'separate' }))
})

describeRedis('a pair of API and worker in two processes on Redis', () => {
  it('shares one Redis, one token, and the runs that were triggered while no worker was connected', async () => {
    const redis = await startRedisServer()
    onTestFinished(() => redis.close())

    await playTwoProcesses({ REDIS_URL: `unix://${redis.options.path}` })
  })
})

describe('each program', () => {
  it('reads .env of the working folder, and a variable of the environment wins', async () => {
    const { api } = await startWorld()
    const cwd = tempFolder('env')
    const { API_PORT, ...settings } = api
    const text = Object.entries({ ...settings, API_PORT: 'no-port' }).map(([name, value]) => `${name}=${value}\n`)
    writeFileSync(join(cwd, '.env'), text.join(''), { mode: 0o600 })

    const program = await startProgram('main.ts', { API_PORT }, cwd)

    expect((await fetch(`${program.url}/ready`)).status).toBe(200)
    expect(await program.end('SIGTERM')).toBe(0)
  })

  it.skipIf(process.platform === 'win32')('refuses a .env that other users can read', async () => {
    const { api } = await startWorld()
    const cwd = tempFolder('env')
    writeFileSync(join(cwd, '.env'), `BOT_SECRET_KEY=${botSecret}\n`)
    chmodSync(join(cwd, '.env'), 0o640)

    const { code, stderr } = await runSource(new URL('../main.ts', import.meta.url), { env: api, cwd })

    expect(code).toBe(78)
    expect(stderr).toContain('chmod 600 .env')
    expect(stderr).not.toContain(botSecret)
  })

  it.each(['main.ts', 'worker.ts'] as const)('%s prints its usage with --help', async (file) => {
    const { code, stdout } = await runProgram(file, {}, '--help')

    expect(code).toBe(0)
    expect(stdout).toContain('TELEGRAM_BOT_TOKEN')
  })

  it.each([
    ['main.ts', ['BOT_SECRET_KEY', 'JWT_SECRET_KEY', 'TELEGRAM_BOT_TOKEN', 'TELEGRAM_ADMIN_ID']],
    ['worker.ts', ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_ADMIN_ID', 'KIS_APP_KEY', 'KIS_APP_SECRET', 'KIS_ACCOUNT']],
  ] as const)('%s does not start without its settings, and names all of them', async (file, names) => {
    const { code, stdout, stderr } = await runProgram(file, { TELEGRAM_BOT_TOKEN: '' })

    expect(code).toBe(78)
    expect(stdout).toBe('')
    for (const name of names) expect(stderr).toContain(`${name}: `)
  })

  it('does not start with a token that Telegram refuses, since no notice would be delivered', async () => {
    const { api } = await startWorld()

    const { code, stderr } = await runProgram('main.ts', {
      ...api,
      TELEGRAM_BOT_TOKEN: '1:aaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    })

    expect(code).not.toBe(0)
    expect(stderr).toContain('telegram')
    expect(stderr).not.toContain('aaaaaaaaaaaa')
  })
})
