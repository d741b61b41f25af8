import { createServer } from 'node:http'
import type { Handlers } from '@stockeye/example-api/http/mount'
import { type BotApi as OpsApi, botApi as opsApi } from '@stockeye/example-api/routes/contract'
import { startFakeTelegram } from '@stockeye/telegram-adapter/fake-telegram'
import { assert, describe, expect, expectTypeOf, it, onTestFinished } from 'vitest'
import { startProgram } from './program.test-kit.ts'

// The four failures of the system that this one replaces. Each test ends with the line that the operator sees.

const exitSettings = 78

describe('a command for which the API has no endpoint', () => {
  it('compiles neither in an API that lacks it nor in a bot that asks for it', () => {
    expectTypeOf<Omit<Handlers<OpsApi>, 'updateMaster'>>().not.toExtend<Handlers<OpsApi>>()
    // @ts-expect-error there is no such row, so no caller can ask for it
    expect(opsApi.updateMasters).toBeUndefined()
  })

  it('fails the start of the bot when the API is another program', async () => {
    const asked: Asked[] = []
    const url = await startOther(asked)

    const bot = await startBot({ API_URL: url })

    expect(await bot.exited).toBe(1)
    expect(bot.output()).toContain(
      `the port cannot be asked: the API at ${url} answered /auth/bot with 404, and not as agreed: start it, or set baseUrl to where it is`,
    )
  })
})

describe('a path without /api/v1', () => {
  it('is never requested: the contract puts the prefix before every path', async () => {
    const asked: Asked[] = []
    const bot = await startBot({ API_URL: await startOther(asked) })
    await bot.exited

    expect(asked.map(({ path }) => path)).toEqual(['/api/v1/auth/bot'])
  })

  it('is refused in API_URL, where the prefix would appear twice', async () => {
    const bot = await startBot({ API_URL: 'http://127.0.0.1:3000/api/v1' })

    expect(await bot.exited).toBe(exitSettings)
    expect(bot.output().trim()).toBe('API_URL: must have no path')
  })
})

describe('a call without a token', () => {
  it('is answered with 401 token_missing, and logged as that', async () => {
    const { api, url } = await startApi(await settings())

    const answer = await fetch(`${url}/api/v1/admin/schedules`)

    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ code: 'token_missing' })
    await api.printed(/REQUEST_REFUSED token_missing/)
  })
})

describe('a blank bot token', () => {
  it.each(['bot', 'worker'] as const)('keeps the %s from starting, which names the setting', async (name) => {
    const env = { ...(await settings()), API_URL: 'http://127.0.0.1:3000', TELEGRAM_BOT_TOKEN: ' ' }
    const kis = { KIS_APP_KEY: 'key', KIS_APP_SECRET: 'secret', KIS_ACCOUNT: '12345678-01' }

    const program = startProgram(name, { ...env, ...kis })

    expect(await program.exited).toBe(exitSettings)
    expect(program.output().trim()).toBe('TELEGRAM_BOT_TOKEN: is missing, or blank')
  })

  it('keeps the API from starting, too, when it runs the jobs itself', async () => {
    const program = startProgram('api', {
      ...(await settings()),
      TELEGRAM_BOT_TOKEN: '',
      JWT_SECRET_KEY: 'j'.repeat(44),
    })

    expect(await program.exited).toBe(exitSettings)
    expect(program.output().trim()).toBe('TELEGRAM_BOT_TOKEN: is missing, or blank')
  })
})

describe('a second instance of the bot', () => {
  it('logs BOT_CONFLICT, and answers /ready with 503, while /health says that it lives', async () => {
    const env = await settings()
    const { url } = await startApi(env)
    const bots = [1, 2].map(() => startProgram('bot', { ...env, API_URL: url, BOT_PORT: '0' }))

    const loser = await Promise.any(
      bots.map((bot) => bot.printed(/BOT_CONFLICT [^"]*make sure that only one bot instance/).then(() => bot)),
    )

    const [, loserUrl] = await loser.printed(/BOT_READY (http:\/\/127\.0\.0\.1:\d+)/)
    const ready = await fetch(`${loserUrl}/ready`)
    const health = await fetch(`${loserUrl}/health`)
    expect(ready.status).toBe(503)
    expect(await ready.json()).toEqual({ status: 'conflict' })
    expect(health.status).toBe(200)
  })
})

interface Asked {
  readonly path: string | undefined
}

async function settings(): Promise<Readonly<Record<string, string>>> {
  const fake = await startFakeTelegram()
  onTestFinished(() => fake.close())
  return {
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.url,
    TELEGRAM_ADMIN_ID: '1001',
    BOT_SECRET_KEY: 'b'.repeat(44),
  }
}

const startBot = async (env: Readonly<Record<string, string>>) => startProgram('bot', { ...(await settings()), ...env })

async function startApi(env: Readonly<Record<string, string>>) {
  const api = startProgram('api', { ...env, JWT_SECRET_KEY: 'j'.repeat(44), API_PORT: '0' })
  const [, url = ''] = await api.printed(/API_READY (http:\/\/127\.0\.0\.1:\d+)/)
  return { api, url }
}

/** Starts a program on the API's port that is not the API. */
async function startOther(asked: Asked[]): Promise<string> {
  const server = createServer(({ url }, response) => {
    asked.push({ path: url })
    response.writeHead(404).end('Not Found')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  assert(address !== null && typeof address === 'object')
  return `http://127.0.0.1:${address.port}`
}
