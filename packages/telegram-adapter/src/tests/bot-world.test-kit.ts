import type { ManualClock } from '@stockeye/test-kit/manual-clock'
import { expect, onTestFinished } from 'vitest'
import type { AuditEntry } from '../bot/audit.ts'
import { createOpsBot, type OpsBot } from '../bot/ops-bot.ts'
import type { OpsBotOptions } from '../bot/options.ts'
import { startFake } from '../fake-telegram/fake-telegram.test-kit.ts'
import type { FakeTelegram, FakeTelegramOptions } from '../fake-telegram/fake-telegram.ts'
import type { FakeUser } from '../fake-telegram/people/user.ts'
import type { WireMessage } from '../fake-telegram/wire-types.ts'
import type { OpsLogEntry } from '../log.ts'
import { createFakeRunner, type FakeRunner } from '../ports/fake-runner.test-kit.ts'
import { inProcessPort } from '../ports/in-process.ts'
import type { OpsPort } from '../ports/ops-port.ts'
import { createTelegram, type Telegram, type TelegramOptions } from '../telegram/connection.ts'

/** A bot over a job runner in the same process, its Telegram, and one admin in it. */
export interface BotWorld {
  readonly fake: FakeTelegram
  /** Connection of the bot. */
  readonly telegram: Telegram
  readonly bot: OpsBot
  readonly runner: FakeRunner
  readonly admin: FakeUser
  readonly log: readonly OpsLogEntry[]
  readonly audit: readonly AuditEntry[]
  /** Returns the bot's newest message to the admin that contains the text, as soon as it exists. */
  sent(text: string, to?: FakeUser): Promise<WireMessage>
  /** Returns the first log entry with the code, as soon as it exists. */
  logged(code: OpsLogEntry['code']): Promise<OpsLogEntry>
  /** Returns the result of `look`, once it finds something; meanwhile the clock advances. */
  later<T>(clock: ManualClock, look: () => T | undefined): Promise<T>
}

export interface WorldOptions {
  readonly telegram?: Partial<TelegramOptions>
  readonly fake?: Omit<FakeTelegramOptions, 'clock'> & { readonly clock?: ManualClock }
  readonly bot?: Omit<Partial<OpsBotOptions>, 'telegram' | 'port'>
  /** Changes what the port does. */
  readonly port?: (port: OpsPort) => OpsPort
  readonly jobs?: FakeRunner['jobs']
}

/** Creates a bot and its world; the bot is not started. */
export async function prepareWorld(options: WorldOptions = {}): Promise<BotWorld> {
  // Telegram's 15 s are tested elsewhere: here a machine that stands still for as long is not a fault of the bot.
  const fake = await startFake({ callbackAnswerMs: 120_000, ...options.fake })
  const runner = createFakeRunner()
  if (options.jobs !== undefined) runner.jobs = options.jobs
  const log: OpsLogEntry[] = []
  const lookers = new Set<() => void>()
  const audit: AuditEntry[] = []
  const port = inProcessPort(runner, { admins: ['1'] })
  const telegram = createTelegram({ token: fake.token, apiRoot: fake.url, ...options.telegram })
  const bot = createOpsBot({
    telegram,
    port: options.port?.(port) ?? port,
    log(entry) {
      log.push(entry)
      for (const look of lookers) look()
    },
    audit: (entry) => void audit.push(entry),
    ...options.bot,
  })
  onTestFinished(() => stopBot(bot, fake, options.fake?.clock))
  const admin = fake.user({ id: 1, name: '관리자' })
  return {
    fake,
    telegram,
    bot,
    runner,
    admin,
    log,
    audit,
    logged: (code) =>
      new Promise((resolve) => {
        const look = () => {
          const entry = log.find((candidate) => candidate.code === code)
          if (entry === undefined) return
          lookers.delete(look)
          resolve(entry)
        }
        lookers.add(look)
        look()
      }),
    async later(clock, look) {
      for (;;) {
        const found = look()
        if (found !== undefined) return found
        clock.advance(250)
        // The other sockets have their turn while this request goes there and back.
        await (await fetch(fake.url)).text()
      }
    },
    sent: (text, to = admin) =>
      fake.until(() => to.messages().findLast(({ from, text: shown }) => from?.is_bot && shown?.includes(text))),
  }
}

/**
 * Stops the bot. A fake whose clock stands still goes on meanwhile: it holds the last poll, which confirms the updates, for
 * three seconds when the poll before had the same offset and has arrived.
 */
async function stopBot(bot: OpsBot, fake: FakeTelegram, clock: ManualClock | undefined): Promise<void> {
  let isStopped = false
  const stopped = bot.stop({ deadlineMs: 0 }).finally(() => {
    isStopped = true
  })
  while (clock !== undefined && !isStopped) {
    clock.advance(250)
    await (await fetch(fake.url)).text()
  }
  await stopped
}

/** Creates a world whose bot takes updates, and whose admin has sent /start. */
export async function startWorld(options: WorldOptions = {}): Promise<BotWorld> {
  const world = await prepareWorld(options)
  await world.bot.start()
  world.admin.send('/start')
  await world.sent('반갑습니다')
  return world
}

export const labelsOf = ({ reply_markup }: WireMessage): readonly (readonly string[])[] =>
  reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text)) ?? []

export const textsOf = (user: FakeUser): readonly string[] =>
  user.messages().flatMap(({ from, text }) => (from?.is_bot && text !== undefined ? text : []))

export function expectNoFindings(fake: FakeTelegram, options?: { readonly leastEditGapMs?: number }): void {
  expect(fake.transcript.findings(options)).toEqual([])
}

/** Returns the pause before the next try, once it has begun: no deadline of a call is as short, and no pause between two polls as long. */
export async function pauseOf(clock: ManualClock): Promise<number> {
  for (;;) {
    const pause = clock.waits().findLast((ms) => ms >= 1_000 && ms < 10_000)
    if (pause !== undefined) return pause
    await new Promise((resolve) => setImmediate(resolve))
  }
}
