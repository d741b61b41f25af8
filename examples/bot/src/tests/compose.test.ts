import { apiSettings, readApiEnv, readWorkerEnv, workerSettings } from '@stockeye/example-api/env'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { botSettings, readBotEnv } from '../env.ts'
import { environmentOf, example, filledIn, read, serviceOf, services } from './compose.test-kit.ts'

const programs = {
  api: { settings: apiSettings, readEnv: readApiEnv },
  worker: { settings: workerSettings, readEnv: readWorkerEnv },
  bot: { settings: botSettings, readEnv: readBotEnv },
} as const
type Name = keyof typeof programs
const names: readonly Name[] = ['api', 'worker', 'bot']

/** Secrets that each service needs. */
const secretsOf: Readonly<Record<string, readonly string[]>> = {
  api: ['BOT_SECRET_KEY', 'JWT_SECRET_KEY', 'KIS_ACCOUNT', 'KIS_APP_KEY', 'KIS_APP_SECRET', 'POSTGRES_PASSWORD'],
  worker: ['KIS_ACCOUNT', 'KIS_APP_KEY', 'KIS_APP_SECRET', 'POSTGRES_PASSWORD', 'TELEGRAM_BOT_TOKEN'],
  bot: ['BOT_SECRET_KEY', 'TELEGRAM_BOT_TOKEN'],
  db: ['POSTGRES_PASSWORD'],
  redis: [],
}

const requiredBy = (name: Name) =>
  Object.entries(programs[name].settings.shape)
    .filter(([, schema]) => !z.safeParse(schema, undefined).success)
    .map(([setting]) => setting)

describe('compose.yaml', () => {
  it('has API, worker, bot, database and Redis, each looked at every 15 s, with 10 s to answer and 3 tries', () => {
    expect(Object.keys(services).sort()).toEqual(['api', 'bot', 'db', 'redis', 'worker'])
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

    const held = Object.entries(values).flatMap(([secret, value]) =>
      passed.some((text) => text.includes(value)) ? secret : [],
    )

    expect(held.sort()).toEqual(secrets)
    expect(serviceOf(name).env_file).toBeUndefined()
  })

  it.each(names)('passes every setting of %s that a person may write into .env', (name) => {
    // Compose sets these itself, or they have no use beside Redis.
    const own = ['REDIS_URL', 'DATABASE_URL', 'DATABASE_FILE', 'JOBS_FILE', 'TOKENS_FILE', 'API_URL', 'API_WORKER']
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
    expect(serviceOf('db').user).toBe('postgres')
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
        code: 'SETTINGS',
        problems: expect.arrayContaining(missing.map((setting) => `${setting}: is missing, or blank`)),
      }),
    )
  })
})

describe('the password of the database', () => {
  it.each(['api', 'worker'] as const)('is named by %s when it is blank', (name) => {
    const blank = environmentOf(name, { ...example, ...filledIn, POSTGRES_PASSWORD: '' })

    expect(() => programs[name].readEnv(blank)).toThrow(
      expect.objectContaining({ problems: [expect.stringMatching(/^DATABASE_URL: .*POSTGRES_PASSWORD/)] }),
    )
  })

  it.each(['api', 'worker'] as const)('is the same for %s and the database', (name) => {
    const file = { ...example, ...filledIn }
    const { POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB } = environmentOf('db', file)

    const url = `postgres://${POSTGRES_USER}:${POSTGRES_PASSWORD}@db:5432/${POSTGRES_DB}`

    expect(environmentOf(name, file)['DATABASE_URL']).toBe(url)
  })
})

const blanksOf = (file: NodeJS.Dict<string>) =>
  Object.entries(file).flatMap(([setting, value]) => (value === '' ? [setting] : []))
