import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startSimulator } from '@stockeye/kis-client/simulator'
import { startFakeTelegram } from '@stockeye/telegram-adapter/fake-telegram'
import { describePostgres, startPostgres } from '@stockeye/test-kit/postgres-server'
import { type Program, startCommand } from '@stockeye/test-kit/program'
import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { assert, expect, it, onTestFailed, onTestFinished } from 'vitest'
import { environmentOf, example, filledIn, serviceOf, services } from './compose.test-kit.ts'
import { ids } from './notices.test-kit.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const adminId = 1_000_001

/** Texts of compose.yaml with what stands for them on this machine: the names of hosts, and the ports. */
type Places = Map<string, string>

const place = (text: string, places: Places) =>
  [...places].reduce((placed, [from, to]) => placed.replaceAll(from, to), text)

/** Starts database and Redis with the settings of compose.yaml. */
async function startServers(file: NodeJS.Dict<string>) {
  const {
    POSTGRES_USER: user = '',
    POSTGRES_PASSWORD: password = '',
    POSTGRES_DB: database = '',
  } = environmentOf('db', file)
  const postgres = await startPostgres({ user, password, database })
  onTestFinished(() => postgres.close())
  const [command, ...flags] = serviceOf('redis').command
  assert.equal(command, 'redis-server')
  const redis = await startRedisServer({ flags })
  onTestFinished(() => redis.close())
  const places: Places = new Map([
    ['@db:5432', `@${encodeURIComponent(postgres.folder)}`],
    ['redis://redis:6379', `unix://${redis.options.path}`],
    ['0.0.0.0', '127.0.0.1'],
  ])
  return { postgres, redis, places }
}

/** Starts the services of compose.yaml as processes, each after those that it depends on. */
async function startServices() {
  const telegram = await startFakeTelegram()
  onTestFinished(() => telegram.close())
  const simulator = await startSimulator()
  onTestFinished(() => simulator.close())
  const { credentials, hosts } = simulator
  const file = {
    ...example,
    ...filledIn,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_ADMIN_ID: String(adminId),
    KIS_APP_KEY: credentials.appKey,
    KIS_APP_SECRET: credentials.appSecret,
    KIS_ACCOUNT: credentials.account,
    KIS_REST_URL: hosts.rest,
    KIS_MASTERS_URL: hosts.masters,
  }
  const { postgres, redis, places } = await startServers(file)
  const programs = new Map<string, Program>()

  async function start(name: string) {
    const { command } = serviceOf(name)
    const settings = Object.entries(environmentOf(name, file))
    // A free port stands for the one of compose.yaml, which another process may have.
    const env = settings.map(([setting, text]) => [setting, setting.endsWith('_PORT') ? '0' : place(text, places)])
    const program = startCommand(
      command.map((part) => (part.endsWith('.ts') ? resolve(root, part) : part)),
      { env: Object.fromEntries(env), cwd: tempFolder('program') },
    )
    onTestFailed(() => console.error(program.output()))
    programs.set(name, program)
    const [, host = ''] = await program.printed(/_READY http:\/\/(127\.0\.0\.1:\d+)/)
    const [, port = ''] = settings.find(([setting]) => setting.endsWith('_PORT')) ?? []
    places.set(`http://127.0.0.1:${port}`, `http://${host}`).set(`http://${name}:${port}`, `http://${host}`)
  }

  /** Runs the health check of a service. @returns its exit code */
  async function check(name: string): Promise<number | string> {
    const [kind, ...command] = serviceOf(name).healthcheck.test
    const servers = new Map([
      ['redis-cli', `redis-cli -s ${redis.options.path}`],
      ...(name === 'db' ? [['127.0.0.1', postgres.folder] as const] : []),
    ])
    const placed = command.map((part) => place(place(part, servers), places))
    const env = { PATH: `${postgres.bin}:${process.env['PATH']}` }
    return startCommand(kind === 'CMD-SHELL' ? ['sh', '-c', ...placed] : placed, { env }).exited
  }

  const healthy = new Set<string>()
  for (;;) {
    const waiting = Object.entries(services).filter(([name]) => !healthy.has(name))
    if (waiting.length === 0) break
    const ready = waiting.filter(([, { depends_on }]) => Object.keys(depends_on).every((name) => healthy.has(name)))
    assert(ready.length > 0, 'services wait for each other')
    for (const [name, { image }] of ready) {
      if (image === 'stockeye-kit') await start(name)
      assert.equal(await check(name), 0, name)
      healthy.add(name)
    }
  }
  return { telegram, postgres, redis, programs, check }
}

const timeoutMs = 180_000

describePostgres('the system of compose.yaml', () =>
  describeRedis('as processes', () => {
    it('starts in order, serves an admin, and is as healthy as its database and Redis', {
      timeout: timeoutMs,
    }, async () => {
      const { telegram, postgres, redis, programs, check } = await startServices()
      const names = Object.keys(services)
      const checkAll = async () =>
        Object.fromEntries(await Promise.all(names.map(async (name) => [name, await check(name)] as const)))
      const admin = telegram.user({ id: adminId, name: '관리자' })

      admin.send('/trigger_job check_token')
      await telegram.until(() => ids(admin, /토큰 점검 완료/).length === 1)
      await postgres.stop('SIGKILL')
      const withoutDatabase = await checkAll()
      await postgres.restart()
      const again = await checkAll()
      await redis.stop('SIGKILL')
      const withoutRedis = await check('redis')
      await redis.restart()
      const exits = await Promise.all([...programs.values()].map((program) => program.end('SIGTERM')))

      expect(withoutDatabase).toMatchObject({ api: 1, worker: 1, redis: 0 })
      expect(withoutDatabase['db']).not.toBe(0)
      expect(again).toEqual(Object.fromEntries(names.map((name) => [name, 0])))
      expect(withoutRedis).not.toBe(0)
      expect(exits).toEqual([0, 0, 0])
    })
  }),
)
