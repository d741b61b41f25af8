import { listen, type Served } from '@stockeye/example-shared/listen'
import type { Log } from '@stockeye/example-shared/log'
import { markets } from '@stockeye/example-trader/market/watched'
import { isMarketOpen } from '@stockeye/kis-client'
import { apiPrefix } from '@stockeye/telegram-adapter/api'
import { systemClock } from '@stockeye/token-manager'
import type { PageFile } from '../page/build.ts'
import { folderDisk } from '../system/disk.ts'
import { demoRules, demoSettings, startAt } from '../system/settings.ts'
import { startSystem } from '../system/system.ts'
import { startWorld, type World } from '../system/world.ts'
import { type Chat, createChat } from './chat.ts'
import type { BoxClock, Speed } from './contract.ts'
import { createFaults } from './faults.ts'
import { createHub, type Hub } from './hub.ts'
import { type Pace, startPace } from './pace.ts'
import { createBoxServer } from './server.ts'
import { createSystemView } from './system-view.ts'

export interface BoxOptions {
  /** Port of the page on loopback; 0 takes a free one. */
  readonly port: number
  /** Seed of the market. */
  readonly seed: number
  readonly page: ReadonlyMap<string, PageFile>
  readonly log: Log
}

/** Box that is served. */
export interface Box extends Served {
  /** Rejects with an error that ends the simulated time. */
  readonly ended: Promise<void>
}

/** Instant at which the page opens, in ms since 1970: KRX has opened, and the first orders are there. */
const openAt = startAt + 65 * 60_000
/** Time that has passed by then, in ms: KIS issues another token than the first one only after six hours. */
const nightMs = 7 * 3_600_000
/** Real time between two looks at what no event announces, in ms. */
const refreshMs = 250
const firstSpeed: Speed = 60

/**
 * Starts the whole system on simulated time, and serves its page.
 *
 * @throws the error of the system, such as EADDRINUSE: nothing is left behind
 */
export async function serveBox({ port, seed, page, log }: BoxOptions): Promise<Box> {
  const world = await startWorld({ at: openAt - nightMs, seed, disk: folderDisk() })
  const { clock } = world
  const hub = createHub()
  const view = createSystemView(world, hub)
  const pace = startPace(clock, { speed: firstSpeed, real: systemClock })
  const system = startSystem(world, {
    settings: { ...demoSettings, htsId: world.simulator.htsId, isOnlyProgram: true },
    rules: demoRules,
    log,
    watch: view.watch,
    attend: pace.hurry,
  })
  const faults = createFaults({ world, crashService: system.crashService })
  const closing = new AbortController()
  const readClock = (): BoxClock => ({
    now: clock.now(),
    speed: pace.speed,
    reached: pace.reached(),
    open: markets.filter((market) => isMarketOpen(market, clock.now())),
  })

  async function stop(): Promise<void> {
    closing.abort()
    hub.close()
    // Programs cannot end in order where time has ended.
    await Promise.race([system.stop(), pace.ended.catch(system.die)])
    await pace.stop().catch(() => undefined)
    await world.close()
  }

  try {
    await Promise.race([system.ready, pace.ended])
    // A bot may write to a person only after the person has written to it.
    world.admin.send('/start')
    await pace.skipTo(openAt)
    const chat = createChat(world.telegram, world.admin)
    const app = createBoxServer({
      hub,
      chat: attended(chat, world, pace, closing.signal),
      faults,
      page,
      api: system.answer,
      issueToken: () => system.answer(askForToken(system.botSecret, world.admin)),
      clock: { read: readClock, setSpeed: pace.setSpeed },
      log,
      noted: (code, values) => view.timeline.add('fault', code, { level: 'warning', values }),
    })
    const server = await listen(app.fetch, { host: '127.0.0.1', port })
    void showChat(chat, hub, closing.signal)
    repeat(() => {
      hub.send('clock', readClock())
      hub.send('switches', faults.list())
      view.refresh()
    }, closing.signal)
    return {
      url: server.url,
      ended: pace.ended,
      async stop() {
        const stopped = server.stop()
        await stop()
        await stopped
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Returns the chat whose visitor does not wait in a pause: time passes until the bot has handled what was sent. */
function attended(chat: Chat, { telegram }: World, pace: Pace, signal: AbortSignal): Chat {
  const isHandled = () => telegram.pendingUpdates() === 0
  const untilHandled = () => void pace.hurry(() => telegram.until(isHandled, { signal })).catch(() => undefined)
  return {
    ...chat,
    send(text) {
      chat.send(text)
      untilHandled()
    },
    press(messageId, label) {
      const has = chat.press(messageId, label)
      untilHandled()
      return has
    },
  }
}

/** Does something now and every `refreshMs` of real time, until the signal aborts. */
function repeat(work: () => void, signal: AbortSignal): void {
  if (signal.aborted) return
  work()
  systemClock.setTimeout(() => repeat(work, signal), refreshMs)
}

/** Sends the messages of the chat until the signal aborts. */
async function showChat(chat: Chat, hub: Hub, signal: AbortSignal): Promise<void> {
  try {
    for await (const message of chat.messages(signal)) hub.send('message', message)
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

/** Asks the API for the token of the visitor, as the bot does. */
const askForToken = (botSecret: string, { id, name }: { readonly id: number; readonly name: string }): Request =>
  new Request(`http://127.0.0.1${apiPrefix}/auth/bot/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-bot-secret-key': botSecret },
    body: JSON.stringify({ telegram_id: String(id), name }),
  })
