import { startFakeTelegram } from '@stockeye/telegram-adapter/fake-telegram'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { expect, it, onTestFailed, onTestFinished } from 'vitest'
import { startProgram } from './program.test-kit.ts'

const adminId = 1_000_001

async function startSystem() {
  const telegram = await startFakeTelegram()
  onTestFinished(() => telegram.close())
  const shared = {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_ADMIN_ID: String(adminId),
  }
  const cwd = tempFolder('system')

  async function start(name: 'api' | 'bot', env: Readonly<Record<string, string>>) {
    const program = startProgram(name, { ...shared, ...env }, { cwd })
    onTestFailed(() => console.error(program.output()))
    const [, url = ''] = await program.printed(/_READY (http:\/\/127\.0\.0\.1:\d+)/)
    return { ...program, url }
  }
  return {
    telegram,
    admin: telegram.user({ id: adminId, name: '관리자' }),
    startApi: (env: Readonly<Record<string, string>>) => start('api', env),
    startBot: (env: Readonly<Record<string, string>>) => start('bot', { BOT_PORT: '0', ...env }),
  }
}

// The steps of docs/operations.md.
it('answers after a change of the JWT key without a restart of the bot, and after one of the bot secret with it', {
  timeout: 120_000,
}, async () => {
  const { telegram, admin, startApi, startBot } = await startSystem()
  const secrets = { BOT_SECRET_KEY: 'a'.repeat(32), JWT_SECRET_KEY: 'b'.repeat(32) }
  const first = await startApi({ ...secrets, API_PORT: '0' })
  const API_PORT = new URL(first.url).port
  const bot = await startBot({ ...secrets, API_URL: first.url })
  const lists = () => admin.messages().filter(({ text }) => text?.includes('스케줄')).length
  admin.send('/show_schedules')
  await telegram.until(() => lists() === 1)

  await first.end('SIGTERM')
  const second = await startApi({ ...secrets, API_PORT, JWT_SECRET_KEY: 'c'.repeat(32) })
  admin.send('/show_schedules')
  await telegram.until(() => lists() === 2)

  await bot.end('SIGTERM')
  // Written while no bot runs.
  admin.send('/show_schedules')
  await second.end('SIGTERM')
  const changed = { BOT_SECRET_KEY: 'd'.repeat(32), JWT_SECRET_KEY: 'c'.repeat(32) }
  const third = await startApi({ ...changed, API_PORT })
  await startBot({ ...changed, API_URL: third.url })
  await telegram.until(() => lists() === 3)

  expect(third.output()).not.toContain('bot_secret_invalid')
})
