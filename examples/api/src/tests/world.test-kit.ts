import { join } from 'node:path'
import { startSimulator } from '@stockeye/kis-client/simulator'
import { startFakeTelegram } from '@stockeye/telegram-adapter/fake-telegram'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { onTestFinished } from 'vitest'
import { admin, botSecret, jwtKey } from './api.test-kit.ts'

/** Starts Telegram, with an admin who has started the bot, and creates a folder for the files. */
export async function startWorld() {
  const telegram = await startFakeTelegram()
  onTestFinished(() => telegram.close())
  telegram.user({ id: Number(admin), name: '관리자' }).send('/start')
  const folder = tempFolder('world')
  const shared = {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_ADMIN_ID: admin,
    DATABASE_FILE: join(folder, 'api.db'),
    JOBS_FILE: join(folder, 'jobs.db'),
    TOKENS_FILE: join(folder, 'tokens.db'),
    WORKER_PORT: '0',
  }
  const api = { ...shared, BOT_SECRET_KEY: botSecret, JWT_SECRET_KEY: jwtKey, API_PORT: '0' }
  return { telegram, shared, api }
}

/** Starts a KIS that several processes can reach. */
export async function startKis(environment: 'real' | 'paper' = 'paper') {
  const simulator = await startSimulator({ environment })
  onTestFinished(() => simulator.close())
  const { hosts, credentials } = simulator
  const settings = {
    KIS_ENVIRONMENT: environment,
    KIS_APP_KEY: credentials.appKey,
    KIS_APP_SECRET: credentials.appSecret,
    KIS_ACCOUNT: credentials.account,
    KIS_REST_URL: hosts.rest,
    KIS_MASTERS_URL: hosts.masters,
  }
  return { simulator, settings }
}
