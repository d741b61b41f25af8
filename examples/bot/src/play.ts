import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { startApi } from '@stockeye/example-api/start-api'
import type { Served } from '@stockeye/example-shared/listen'
import { createErrorLog } from '@stockeye/example-shared/log'
import { httpPort } from '@stockeye/telegram-adapter'
import { type FakeTelegram, type FakeUser, startFakeTelegram } from '@stockeye/telegram-adapter/fake-telegram'
import { createChatScreen } from './chat-screen.ts'
import type { BotEnv } from './env.ts'
import { startBot } from './start-bot.ts'

/** The part of `process` that a chat needs. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly stdout: NodeJS.WritableStream
}

const intro = `StockEye 운영 봇을 이 터미널에서 시험합니다. 모두 이 프로세스 안에 있고, 끝나면 아무것도 남지 않습니다.
당신은 관리자입니다. 명령을 입력하고, 버튼은 번호로 누르세요. 예: /start, /help, /show_schedules. 끝내기: Ctrl-D
`

// The terminal shows the chat, so of the programs only warnings and errors are shown.
const troubles = createErrorLog()

/** Starts everything in one process, with secrets that no other process has; the terminal is the admin's chat. */
export async function startPlay(terminal: Terminal): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'stockeye-bot-'))
  // Nothing is kept, also after a stop that has not ended in time.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const parts: { stop(): Promise<void> }[] = []
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= stopAll(parts)
    return stopping
  }
  try {
    const secret = () => randomBytes(33).toString('base64url')
    const fake = await startFakeTelegram({ token: `7000000001:${secret()}` })
    parts.push({ stop: () => fake.close() })
    const admin = fake.user({ id: 1_000_001, name: '관리자' })
    const shared = {
      telegram: { token: fake.token, apiRoot: fake.url },
      admins: [String(admin.id)],
      botSecret: secret(),
    }
    const at = { host: '127.0.0.1', port: 0 }
    const files = { databaseFile: join(folder, 'api.db'), jobsFile: join(folder, 'jobs.db') }
    const own = { tokensFile: join(folder, 'tokens.db'), redisUrl: undefined, kis: undefined, jwtKey: secret() }
    const api = await startApi({ ...shared, ...at, ...files, ...own }, { log: troubles })
    parts.push(api)
    const env: BotEnv = { ...shared, ...at, apiUrl: api.url }
    const bot = await startBot(env, { log: troubles })
    parts.push(bot)
    const chat = startChat({ terminal, fake, admin, untilIdle: (signal) => untilIdle(env, signal) })
    parts.push(chat)
    void chat.ended.then(stop)
    return { url: bot.url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Stops the parts, the last one first. */
async function stopAll(parts: readonly { stop(): Promise<void> }[]): Promise<void> {
  for (const part of parts.toReversed()) await part.stop()
}

/** Resolves when no run is under way, and the end of the last one is delivered; or when the signal aborts. */
async function untilIdle({ apiUrl, botSecret, admins: [admin = ''] }: BotEnv, signal: AbortSignal): Promise<void> {
  const port = httpPort({ baseUrl: apiUrl, botSecret })
  while (!signal.aborted) {
    const { running, queued, pendingDeliveries } = await port.health(admin)
    if (running + queued + pendingDeliveries === 0) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Reads lines until there are no more, and shows what happens in the chat. */
function startChat({
  terminal: { stdin, stdout },
  fake,
  admin,
  untilIdle,
}: {
  readonly terminal: Terminal
  readonly fake: FakeTelegram
  readonly admin: FakeUser
  readonly untilIdle: (signal: AbortSignal) => Promise<void>
}) {
  const closing = new AbortController()
  const { signal } = closing
  const isTyped = stdin.isTTY === true
  const screen = createChatScreen({ echo: !isTyped })
  const reader = createInterface({ input: stdin, output: stdout, terminal: isTyped, prompt: '나 ' })
  let isOpen = true
  reader.once('close', () => {
    isOpen = false
  })
  // A terminal in raw mode sends a key: without a listener the reader would only close, and the chat would wait for its runs.
  // The handlers are called, and no signal is sent: on Windows one would end the process at once.
  reader.on('SIGINT', () => process.emit('SIGINT', 'SIGINT'))
  // The iterator is made at once: the first lines of a pipe arrive before the first read.
  const lines = reader[Symbol.asyncIterator]()

  /** Prints the line that is being typed again. No line is being typed after Ctrl-D, while the chat waits for its runs. */
  function prompt() {
    if (isTyped && isOpen) reader.prompt(true)
  }

  function print(text: string) {
    // The text is printed above the line that is being typed.
    if (isTyped) stdout.write('\r\u001b[K')
    stdout.write(`${text}\n`)
    prompt()
  }

  async function show() {
    for await (const entry of fake.events({ signal })) {
      const text = screen.show(entry)
      if (text !== undefined) print(text)
    }
  }

  /** Resolves when the bot has handled every update: it confirms an update after that, and asks for the next. */
  const untilAnswered = () => fake.until(() => fake.pendingUpdates() === 0 && fake.waitingPolls() > 0, { signal })

  function act(line: string) {
    if (line === '') return
    if (!/^\d+$/.test(line)) return void admin.send(line)
    const button = screen.button(Number(line))
    if (button === undefined) return print(`${line}번 버튼은 없습니다.`)
    try {
      admin.press(button.label, { messageId: button.messageId })
    } catch {
      print(`${line}번 버튼은 이제 없습니다.`)
    }
  }

  async function read() {
    await untilAnswered()
    for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
      act(next.value.trim())
      await untilAnswered()
      prompt()
    }
    await untilIdle(signal)
    await untilAnswered()
  }

  print(intro)
  const shown = show()
  const ended = read().catch((error: unknown) => {
    if (!signal.aborted) console.error(error instanceof Error ? error.message : error)
  })
  return {
    ended,
    async stop() {
      closing.abort()
      reader.close()
      await shown
      await ended
    },
  }
}
