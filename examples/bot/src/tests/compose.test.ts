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

/** Returns the environment as compose makes it: the service's `environment` wins over the file. */
const environmentOf = (name: Name, file: NodeJS.Dict<string>) => ({ ...file, ...serviceOf(name).environment })

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

  it('checks the health of each service at the port on which it listens', () => {
    for (const [name, setting] of Object.entries({ api: 'API_PORT', worker: 'WORKER_PORT', bot: 'BOT_PORT' })) {
      const { healthcheck, environment } = serviceOf(name)
      expect(healthcheck.test.join(' ')).toContain(
        `http://127.0.0.1:${environment[setting]}${name === 'bot' ? '/health' : '/ready'}`,
      )
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

  it('passes the same .env to each service', () => {
    expect(names.map((name) => serviceOf(name).env_file)).toEqual(['.env', '.env', '.env'])
  })

  it.each(names)('has every setting that %s requires in .env.example, and blanks none', (name) => {
    const { environment } = serviceOf(name)

    expect(requiredBy(name)).toContain(name === 'worker' ? 'TELEGRAM_BOT_TOKEN' : 'BOT_SECRET_KEY')
    for (const setting of requiredBy(name)) {
      expect(Object.keys(example)).toContain(setting)
      // Compose puts an empty text for a variable that the shell lacks, and that would win over the file.
      expect(environment[setting] ?? 'from the file').not.toMatch(/^\s*$|\$/)
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
