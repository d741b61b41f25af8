import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSimulator } from '../../packages/kis-client/src/simulator.ts'
import { startFakeTelegram } from '../../packages/telegram-adapter/src/fake-telegram.ts'
import type { Program } from './programs.ts'

/** Environment of a program, and the end of the servers that it names. */
interface Servers {
  readonly env: Readonly<Record<string, string>>
  close(): Promise<void>
}

const simulatedHosts = new URL('../../packages/kis-client/src/tests/simulated-hosts.test-kit.ts', import.meta.url)
const issuedTokens = { access_token: 'access', token_type: 'Bearer', expires_in: 3_600, refresh_token: 'refresh-2' }

async function startHttp(answer: RequestListener): Promise<Servers & { readonly url: string }> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`
  return { url, env: {}, close: async () => void server.close() }
}

async function startOAuth(): Promise<Servers> {
  const { url, close } = await startHttp((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', connection: 'close' })
    response.end(JSON.stringify(issuedTokens))
  })
  return { env: { TOKEN_URL: url, CLIENT_ID: 'me', CLIENT_SECRET: 'mine', REFRESH_TOKEN: 'refresh-1' }, close }
}

async function startWebhook(): Promise<Servers> {
  const { url, close } = await startHttp((request, response) => {
    request.resume().on('end', () => response.writeHead(204, { connection: 'close' }).end())
  })
  return { env: { WEBHOOK_URL: url }, close }
}

/** Starts a simulator in the place of KIS, for a program that names no hosts. */
async function startKis(): Promise<Servers> {
  const { credentials, hosts, close } = await startSimulator({ limits: false })
  const { appKey, appSecret, account } = credentials
  const env = {
    KIS_APP_KEY: appKey,
    KIS_APP_SECRET: appSecret,
    KIS_ACCOUNT: account,
    SIMULATOR_HOSTS: JSON.stringify(hosts),
    NODE_OPTIONS: `--import=${simulatedHosts.href}`,
  }
  return { env, close }
}

async function startTelegram(): Promise<Servers> {
  const { token, url, close } = await startFakeTelegram()
  return { env: { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API: url }, close }
}

/** Starts a Redis that keeps every write, on a Unix socket. */
async function startRedis(): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), 'consumer-redis-'))
  const socket = join(folder, 'redis.sock')
  const flags = { port: '0', unixsocket: socket, dir: folder, appendonly: 'yes', 'maxmemory-policy': 'noeviction' }
  const server = spawn(
    'redis-server',
    Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]),
  )
  const ended = once(server, 'exit')
  for await (const chunk of server.stdout) if (String(chunk).includes('connections')) break
  const close = async () => {
    server.kill()
    await ended
    rmSync(folder, { recursive: true })
  }
  return { env: { REDIS_URL: socket }, close }
}

/** Server of each variable that a program reads. */
const starters: Readonly<Record<string, () => Promise<Servers>>> = {
  TOKEN_URL: startOAuth,
  WEBHOOK_URL: startWebhook,
  KIS_APP_KEY: startKis,
  TELEGRAM_API: startTelegram,
  REDIS_URL: startRedis,
  TOKEN_KEY: async () => ({ env: { TOKEN_KEY: randomBytes(32).toString('base64url') }, close: async () => undefined }),
}

/** Starts the servers whose addresses a program reads from its environment. */
export async function startServers({ text }: Program): Promise<Servers> {
  const wanted = Object.entries(starters).filter(([variable]) => text.includes(variable))
  const servers = await Promise.all(wanted.map(([, start]) => start()))
  return {
    env: Object.assign({}, ...servers.map(({ env }) => env)),
    close: async () => void (await Promise.all(servers.map(({ close }) => close()))),
  }
}
