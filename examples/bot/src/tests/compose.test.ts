import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { apiSettings, readApiEnv, readWorkerEnv, workerSettings } from '@stockeye/example-api/env'
import { assert, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { botSettings, readBotEnv } from '../env.ts'

const read = (name: string) => readFileSync(new URL(`../../../../${name}`, import.meta.url), 'utf8')

const serviceSchema = z.object({
  command: z.array(z.string()),
  env_file: z.string().optional(),
  user: z.string().optional(),
  stop_grace_period: z.string().optional(),
  logging: z.object({ driver: z.string(), options: z.object({ 'max-size': z.string(), 'max-file': z.string() }) }),
  environment: z.record(z.string(), z.string()).default({}),
  healthcheck: z.object({ test: z.array(z.string()), interval: z.string(), timeout: z.string(), retries: z.number() }),
  depends_on: z.record(z.string(), z.object({ condition: z.literal('service_healthy') })).default({}),
})
const { services } = z
  .object({ services: z.record(z.string(), serviceSchema) })
  .parse(parse(read('compose.yaml'), { merge: true }))
const example = parseEnv(read('.env.example'))

const programs = {
  api: { settings: apiSettings, readEnv: readApiEnv },
  worker: { settings: workerSettings, readEnv: readWorkerEnv },
  bot: { settings: botSettings, readEnv: readBotEnv },
} as const
type Name = keyof typeof programs
const names: readonly Name[] = ['api', 'worker', 'bot']

function serviceOf(name: string) {
  const service = services[name]
  assert(service)
  return service
}

/** Settings that a person fills in. */
const filledIn: Readonly<Record<string, string>> = {
  TELEGRAM_BOT_TOKEN: '123456:abcdefghijklmnopqrstuvwxyz',
  TELEGRAM_ADMIN_ID: '1001',
  BOT_SECRET_KEY: 'b'.repeat(44),
  JWT_SECRET_KEY: 'j'.repeat(44),
  KIS_APP_KEY: 'key',
  KIS_APP_SECRET: 'secret',
  KIS_ACCOUNT: '12345678-01',
}

/** Returns the environment as compose makes it: `${NAME:-default}` is the value of `.env`, or the default if it is blank. */
const environmentOf = (name: string, file: NodeJS.Dict<string>) =>
  Object.fromEntries(
    Object.entries(serviceOf(name).environment).map(([setting, text]) => [
      setting,
      text.replace(/\$\{(\w+):-(.*)\}/, (_, variable: string, missing: string) => file[variable] || missing),
    ]),
  )

/** Secrets that each service needs. */
const secretsOf: Readonly<Record<string, readonly string[]>> = {
  api: ['BOT_SECRET_KEY', 'JWT_SECRET_KEY', 'KIS_ACCOUNT', 'KIS_APP_KEY', 'KIS_APP_SECRET'],
  worker: ['KIS_ACCOUNT', 'KIS_APP_KEY', 'KIS_APP_SECRET', 'TELEGRAM_BOT_TOKEN'],
  bot: ['BOT_SECRET_KEY', 'TELEGRAM_BOT_TOKEN'],
  redis: [],
}

const requiredBy = (name: Name) =>
  Object.entries(programs[name].settings.shape)
    .filter(([, schema]) => !z.safeParse(schema, undefined).success)
    .map(([setting]) => setting)

describe('compose.yaml', () => {
  it('has API, worker, bot and Redis, each looked at every 15 s, with 10 s to answer and 3 tries', () => {
    expect(Object.keys(services).sort()).toEqual(['api', 'bot', 'redis', 'worker'])
    for (const { healthcheck } of Object.values(services)) {
      expect(healthcheck).toMatchObject({ interval: '15s', timeout: '10s', retries: 3 })
    }
  })

  it('asks each service whether it is ready, at the port on which it listens', () => {
    for (const [name, setting] of Object.entries({ api: 'API_PORT', worker: 'WORKER_PORT', bot: 'BOT_PORT' })) {
      const { healthcheck, environment } = serviceOf(name)
      expect(healthcheck.test.join(' ')).toContain(`http://127.0.0.1:${environment[setting]}/ready`)
    }
  })

  it('starts each program with its root script', () => {
    for (const name of names) {
      expect(read(serviceOf(name).command.at(-1) ?? '')).toContain(`npm run ${name}`)
    }
  })

  it('has a Redis that appends to a file and evicts no key', () => {
    const { command } = serviceOf('redis')

    expect(command.join(' ')).toContain('--appendonly yes')
    expect(command.join(' ')).toContain('--maxmemory-policy noeviction')
  })

  it.each(Object.entries(secretsOf))('passes to %s the secrets that it needs, and no other', (name, secrets) => {
    const { TELEGRAM_ADMIN_ID: _, ...values } = filledIn
    const passed = Object.values(environmentOf(name, { ...example, ...filledIn }))

    const held = Object.entries(values).flatMap(([secret, value]) => (passed.includes(value) ? secret : []))

    expect(held.sort()).toEqual(secrets)
    expect(serviceOf(name).env_file).toBeUndefined()
  })

  it.each(names)('passes every setting of %s that a person may write into .env', (name) => {
    // Compose sets these itself, or they have no use beside Redis.
    const own = ['REDIS_URL', 'DATABASE_FILE', 'JOBS_FILE', 'TOKENS_FILE', 'API_URL', 'API_WORKER']
    const settings = Object.keys(programs[name].settings.shape).filter((setting) => !own.includes(setting))
    const withoutUse = name === 'api' ? ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_API_ROOT'] : []

    const passed = Object.keys(serviceOf(name).environment)

    for (const setting of settings.filter((one) => !/_(HOST|PORT)$/.test(one) && !withoutUse.includes(one))) {
      expect(passed).toContain(setting)
    }
    expect(Object.keys(programs[name].settings.shape)).toEqual(expect.arrayContaining(passed))
  })

  it('rotates the log of each container', () => {
    for (const { logging } of Object.values(services)) {
      expect(logging.options['max-size']).toMatch(/^\d+m$/)
      expect(Number(logging.options['max-file'])).toBeGreaterThan(1)
    }
  })

  it('runs no container as root', () => {
    const [user] = [...read('Dockerfile').matchAll(/^USER (\S+)$/gm)].map(([, name]) => name).slice(-1)

    expect(user).toBe('node')
    expect(serviceOf('redis').user).toBe('redis')
    for (const name of names) expect(serviceOf(name).user ?? user).toBe('node')
  })

  it('keeps .env out of the image', () => {
    expect(read('.dockerignore').split('\n')).toContain('.env')
  })

  it('gives each program more time to stop than it promises', () => {
    for (const name of names) {
      // Ten seconds for running jobs, and three for the rest.
      expect(Number.parseInt(serviceOf(name).stop_grace_period ?? '', 10)).toBeGreaterThan(13)
    }
  })

  it.each(names)('has every setting that %s requires in .env.example, and blanks none', (name) => {
    expect(requiredBy(name)).toContain(name === 'worker' ? 'TELEGRAM_BOT_TOKEN' : 'BOT_SECRET_KEY')
    for (const setting of requiredBy(name)) {
      expect(Object.keys(example)).toContain(setting)
      expect(environmentOf(name, { ...example, ...filledIn })[setting]).not.toMatch(/^\s*$|\$/)
    }
  })

  it.each(names)('starts %s with what a person has filled in', (name) => {
    expect(Object.keys(filledIn)).toEqual(expect.arrayContaining(blanksOf(example)))

    const env = programs[name].readEnv(environmentOf(name, { ...example, ...filledIn }))

    expect(env).toBeDefined()
  })

  it.each(names)('does not start %s from a .env that is not filled in, and names the blank settings', (name) => {
    const missing = requiredBy(name).filter((setting) => blanksOf(example).includes(setting))

    expect(missing).not.toEqual([])
    expect(() => programs[name].readEnv(environmentOf(name, example))).toThrow(
      expect.objectContaining({
        code: 'API_SETTINGS',
        problems: expect.arrayContaining(missing.map((setting) => `${setting}: is missing, or blank`)),
      }),
    )
  })
})

const blanksOf = (file: NodeJS.Dict<string>) =>
  Object.entries(file).flatMap(([setting, value]) => (value === '' ? [setting] : []))
