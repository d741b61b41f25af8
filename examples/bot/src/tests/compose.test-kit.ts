import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { assert } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'

/** Reads a file of the repository's root. */
export const read = (name: string) => readFileSync(new URL(`../../../../${name}`, import.meta.url), 'utf8')

const serviceSchema = z.object({
  image: z.string(),
  command: z.array(z.string()).default([]),
  env_file: z.string().optional(),
  user: z.string().optional(),
  stop_grace_period: z.string().optional(),
  logging: z.object({ driver: z.string(), options: z.object({ 'max-size': z.string(), 'max-file': z.string() }) }),
  environment: z.record(z.string(), z.string()).default({}),
  healthcheck: z.object({ test: z.array(z.string()), interval: z.string(), timeout: z.string(), retries: z.number() }),
  depends_on: z.record(z.string(), z.object({ condition: z.literal('service_healthy') })).default({}),
})
export const { services } = z
  .object({ services: z.record(z.string(), serviceSchema) })
  .parse(parse(read('compose.yaml'), { merge: true }))
/** Values of `.env.example`. */
export const example = parseEnv(read('.env.example'))

export function serviceOf(name: string) {
  const service = services[name]
  assert(service)
  return service
}

/** Settings that a person fills in. */
export const filledIn: Readonly<Record<string, string>> = {
  TELEGRAM_BOT_TOKEN: '123456:abcdefghijklmnopqrstuvwxyz',
  TELEGRAM_ADMIN_ID: '1001',
  BOT_SECRET_KEY: 'b'.repeat(44),
  JWT_SECRET_KEY: 'j'.repeat(44),
  KIS_APP_KEY: 'the-app-key',
  KIS_APP_SECRET: 'the-app-secret',
  KIS_ACCOUNT: '12345678-01',
  POSTGRES_PASSWORD: 'p'.repeat(48),
}

/** Returns the environment as compose makes it: `${NAME:-default}` is the value of `.env`, or the default if it is blank. */
export const environmentOf = (name: string, file: NodeJS.Dict<string>) =>
  Object.fromEntries(
    Object.entries(serviceOf(name).environment).map(([setting, text]) => [
      setting,
      text.replace(/\$\{(\w+):-(.*)\}/, (_, variable: string, missing: string) => file[variable] || missing),
    ]),
  )
